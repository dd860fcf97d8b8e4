package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.time.Interval;

/** Which bookings are asked for. */
public sealed interface BookingSearch {

  /** The most that one search may ask for. */
  int MOST = 10_000;

  /**
   * Returns how many bookings are asked for at the most, from the first start on.
   *
   * @return 1 to {@value #MOST}
   */
  int limit();

  /**
   * What a host or resource serves, holds and sessions among it. The guests' seats are found by
   * their session.
   *
   * @param host whose bookings
   * @param starts when they start
   * @param limit how many at the most, from the first start on
   */
  record OfHost(Subject host, Interval starts, int limit) implements BookingSearch {

    /**
     * Checks the limit.
     *
     * @param host whose bookings
     * @param starts when they start
     * @param limit how many at the most, from the first start on
     * @throws IllegalArgumentException if the limit is not 1 to {@value BookingSearch#MOST}
     */
    public OfHost {
      requireNonNull(host, "host");
      requireNonNull(starts, "starts");
      BookingSearch.check(limit);
    }
  }

  /**
   * The seats of a session, those given up among them.
   *
   * @param session whose seats
   * @param limit how many at the most
   */
  record OfSession(BookingId session, int limit) implements BookingSearch {

    /**
     * Checks the limit.
     *
     * @param session whose seats
     * @param limit how many at the most
     * @throws IllegalArgumentException if the limit is not 1 to {@value BookingSearch#MOST}
     */
    public OfSession {
      requireNonNull(session, "session");
      BookingSearch.check(limit);
    }
  }

  /**
   * The guests of a session who have seats or hold some, those among them whose time has passed.
   *
   * @param session whose guests
   * @param limit how many at the most
   */
  record GuestsOf(BookingId session, int limit) implements BookingSearch {

    /**
     * Checks the limit.
     *
     * @param session whose guests
     * @param limit how many at the most
     * @throws IllegalArgumentException if the limit is not 1 to {@value BookingSearch#MOST}
     */
    public GuestsOf {
      requireNonNull(session, "session");
      BookingSearch.check(limit);
    }
  }

  /**
   * The occurrences of a series that were booked, those given up among them.
   *
   * @param series whose occurrences
   * @param limit how many at the most
   */
  record OfSeries(BookingId series, int limit) implements BookingSearch {

    /**
     * Checks the limit.
     *
     * @param series whose occurrences
     * @param limit how many at the most
     * @throws IllegalArgumentException if the limit is not 1 to {@value BookingSearch#MOST}
     */
    public OfSeries {
      requireNonNull(series, "series");
      BookingSearch.check(limit);
    }
  }

  private static void check(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit (" + limit + ") must be 1 to " + MOST);
    }
  }
}
