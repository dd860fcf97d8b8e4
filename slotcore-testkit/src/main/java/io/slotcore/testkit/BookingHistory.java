package io.slotcore.testkit;

import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.TenantId;
import io.slotcore.spi.BookingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * A random history of commands: holds, bookings, confirmations, approvals, payments, moves,
 * cancels, series, seats of groups, several hosts, units of resources, and time that passes. A
 * store answers every step of it as the store in memory does.
 *
 * <p>Immutable. The same seed gives the same history.
 */
public final class BookingHistory {

  private static final int LONGEST = 60;

  private final long seed;
  private final List<HistoryStep> steps;

  private BookingHistory(long seed, List<HistoryStep> steps) {
    this.seed = seed;
    this.steps = List.copyOf(steps);
  }

  /**
   * Draws a history.
   *
   * @param seed any number
   * @return a history of some ten steps
   */
  public static BookingHistory of(long seed) {
    Random random = new Random(seed);
    int length = 5 + random.nextInt(LONGEST);
    List<HistoryStep> steps = new ArrayList<>();
    while (steps.size() < length) {
      boolean again = !steps.isEmpty() && random.nextInt(12) == 0;
      steps.add(again ? steps.get(random.nextInt(steps.size())) : HistoryStep.random(random));
    }
    return new BookingHistory(seed, steps);
  }

  List<HistoryStep> steps() {
    return steps;
  }

  /**
   * Lets a store answer the history.
   *
   * @param store what is to be compared with the store in memory
   * @param told takes and delivers all events of a tenant that are due
   * @param clock with which the store's time moves
   * @return in what the answers differ; empty if they are the same
   */
  public Optional<String> difference(
      BookingStore store, Function<TenantId, List<BookingEvent>> told, TestClock clock) {
    return new HistoryRun(store, told, clock).difference(steps);
  }

  /**
   * Returns the shortest history that is found by leaving steps out and that a store still answers
   * differently.
   *
   * @param store what is to be compared with the store in memory
   * @param told takes and delivers all events of a tenant that are due
   * @param clock with which the store's time moves
   * @return this history if no step can be left out
   */
  public BookingHistory shrunk(
      BookingStore store, Function<TenantId, List<BookingEvent>> told, TestClock clock) {
    List<HistoryStep> left = new ArrayList<>(steps);
    for (int length = Math.max(1, left.size() / 2); length > 0; length /= 2) {
      for (int from = 0; from + length <= left.size(); ) {
        List<HistoryStep> less = new ArrayList<>(left);
        less.subList(from, from + length).clear();
        if (new HistoryRun(store, told, clock).difference(less).isPresent()) {
          left = less;
        } else {
          from += length;
        }
      }
    }
    return new BookingHistory(seed, left);
  }

  /**
   * Returns seed and steps.
   *
   * @return a line for each step
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("history ").append(seed);
    steps.forEach(step -> text.append("\n  ").append(step));
    return text.toString();
  }
}
