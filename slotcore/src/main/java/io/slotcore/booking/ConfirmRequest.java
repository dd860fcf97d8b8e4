package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.slot.BookingId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks to make a booking of a hold.
 *
 * @param hold the hold
 * @param attendance who comes
 * @param busy what the hosts' calendars say now, by host; all of it counts, so that periods which
 *     the event type does not count are left out ({@link FreeBusy#only})
 * @param waits for what the booking waits before it is certain; empty if it is certain at once
 */
public record ConfirmRequest(
    BookingId hold, Attendance attendance, Map<Subject, FreeBusy> busy, Optional<Wait> waits) {

  /** The longest that a booking can wait. */
  public static final Duration LONGEST_WAIT = Duration.ofDays(31);

  /**
   * For what a booking waits, and how long.
   *
   * @param command {@link Command#REQUEST} or {@link Command#AWAIT_PAYMENT}
   * @param lifetime after this time the booking has expired, or is declined
   */
  public record Wait(Command command, Duration lifetime) {

    /**
     * Checks the bounds.
     *
     * @param command {@link Command#REQUEST} or {@link Command#AWAIT_PAYMENT}
     * @param lifetime above zero and at most {@link ConfirmRequest#LONGEST_WAIT}
     * @throws IllegalArgumentException if the command is another one or the time is out of bounds
     */
    public Wait {
      if (command != Command.REQUEST && command != Command.AWAIT_PAYMENT) {
        throw new IllegalArgumentException(command + " does not wait");
      }
      checkWait(lifetime);
    }
  }

  /**
   * Copies the map.
   *
   * @param hold the hold
   * @param attendance who comes
   * @param busy what the hosts' calendars say now, by host
   * @param waits for what the booking waits
   */
  public ConfirmRequest {
    requireNonNull(hold, "hold");
    requireNonNull(attendance, "attendance");
    busy = Map.copyOf(busy);
    requireNonNull(waits, "waits");
  }

  /**
   * Asks to confirm a hold at once.
   *
   * @param hold the hold
   * @param attendance who comes
   * @param busy what the hosts' calendars say now, by host
   */
  public ConfirmRequest(BookingId hold, Attendance attendance, Map<Subject, FreeBusy> busy) {
    this(hold, attendance, busy, Optional.empty());
  }

  /**
   * Asks to confirm a hold of hosts without connected calendars.
   *
   * @param hold the hold
   * @param attendance who comes
   * @return the request
   */
  public static ConfirmRequest of(BookingId hold, Attendance attendance) {
    return new ConfirmRequest(hold, attendance, Map.of());
  }

  /**
   * Returns a request for a booking that the host is to approve. It takes the time until then.
   *
   * @param lifetime after this time it is declined; above zero and at most {@link #LONGEST_WAIT}
   * @return the changed copy
   */
  public ConfirmRequest pendingApproval(Duration lifetime) {
    Wait wait = new Wait(Command.REQUEST, lifetime);
    return new ConfirmRequest(hold, attendance, busy, Optional.of(wait));
  }

  /**
   * Returns a request for a booking that is to be paid for. It takes the time until then.
   *
   * @param lifetime after this time it has expired; above zero and at most {@link #LONGEST_WAIT}
   * @return the changed copy
   */
  public ConfirmRequest pendingPayment(Duration lifetime) {
    Wait wait = new Wait(Command.AWAIT_PAYMENT, lifetime);
    return new ConfirmRequest(hold, attendance, busy, Optional.of(wait));
  }

  Command command() {
    return waits.map(Wait::command).orElse(Command.CONFIRM);
  }

  static void checkWait(Duration lifetime) {
    if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(
          "lifetime (" + lifetime + ") must be above zero and at most " + LONGEST_WAIT);
    }
  }
}
