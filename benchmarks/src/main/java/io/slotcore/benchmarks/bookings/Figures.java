package io.slotcore.benchmarks.bookings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the rounds on one database came to. */
final class Figures {

  private final int filled;
  private final List<Load.Outcome> bare = new ArrayList<>();
  private final List<Load.Outcome> booked = new ArrayList<>();
  private final List<Load.Outcome> raced = new ArrayList<>();

  Figures(int filled) {
    this.filled = filled;
  }

  void add(Load.Outcome rows, Load.Outcome bookings, Load.Outcome races) {
    bare.add(rows);
    booked.add(bookings);
    raced.add(races);
  }

  int filled() {
    return filled;
  }

  /** Returns the rate of bare rows, a second. */
  double bareRate() {
    return median(bare, Load.Outcome::wonPerSecond);
  }

  double bookedRate() {
    return median(booked, Load.Outcome::wonPerSecond);
  }

  /** Returns the rate of bookings that were won where half of the requests have rivals. */
  double wonRate() {
    return median(raced, Load.Outcome::wonPerSecond);
  }

  double askedRate() {
    return median(raced, Load.Outcome::perSecond);
  }

  double bareMillis(double percent) {
    return median(bare, outcome -> outcome.percentileMillis(percent));
  }

  double bookedMillis(double percent) {
    return median(booked, outcome -> outcome.percentileMillis(percent));
  }

  double racedMillis(double percent) {
    return median(raced, outcome -> outcome.percentileMillis(percent));
  }

  double bareMicros(ToDoubleFunction<Load.Outcome> side) {
    return median(bare, side);
  }

  double bookedMicros(ToDoubleFunction<Load.Outcome> side) {
    return median(booked, side);
  }

  private static double median(List<Load.Outcome> rounds, ToDoubleFunction<Load.Outcome> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
