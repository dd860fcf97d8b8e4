package io.slotcore.jdbc;

import io.slotcore.jdbc.internal.Guard;
import io.slotcore.slot.Rule;
import java.time.Duration;

/**
 * How the database refuses bookings that overlap, whoever writes them. A schema is made for one
 * guard and serves no other.
 */
public final class OverlapGuard {

  private static final OverlapGuard STANDARD =
      new OverlapGuard(new Guard(Guard.Kind.DEFAULT, null));

  private static final OverlapGuard CONSTRAINT =
      new OverlapGuard(new Guard(Guard.Kind.CONSTRAINT, null));

  private static final Duration LONGEST = Duration.ofDays(1);

  private final Guard guard;

  private OverlapGuard(Guard guard) {
    this.guard = guard;
  }

  /**
   * Returns what a store uses that is told nothing: a constraint on PostgreSQL and MariaDB, cells
   * of five minutes on H2.
   *
   * @return the guard
   */
  public static OverlapGuard standard() {
    return STANDARD;
  }

  /**
   * Returns the guard that compares spans: an exclusion constraint on PostgreSQL, a key {@code
   * WITHOUT OVERLAPS} on MariaDB. H2 knows neither.
   *
   * @return the guard
   */
  public static OverlapGuard constraint() {
    return CONSTRAINT;
  }

  /**
   * Returns the guard that needs nothing but unique keys: a row for each cell of time that is
   * taken. Bookings with their buffers then begin and end at multiples of the width, counted in
   * UTC; starts at which they would not are neither listed nor booked ({@link Rule#GRANULARITY}).
   *
   * @param width how long a cell is: whole minutes, at most a day
   * @return the guard
   * @throws IllegalArgumentException if the width is not whole minutes from one minute to a day
   */
  public static OverlapGuard cells(Duration width) {
    boolean wholeMinutes = width.equals(Duration.ofMinutes(width.toMinutes()));
    if (!wholeMinutes || width.isNegative() || width.isZero() || width.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("width (" + width + ") must be 1 minute to 1 day");
    }
    return new OverlapGuard(new Guard(Guard.Kind.CELLS, width));
  }

  Guard guard() {
    return guard;
  }
}
