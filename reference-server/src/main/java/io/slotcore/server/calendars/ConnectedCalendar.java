package io.slotcore.server.calendars;

import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A calendar of an account.
 *
 * @param sealedAddress where it is, encrypted
 * @param writable whether the server says that it can be written
 * @param use what it is used for
 * @param reading what was read of it last; empty if nothing ever was
 * @param failure why it cannot be read now
 * @param writeFailure why bookings cannot be written now
 */
record ConnectedCalendar(
    UUID id,
    Account account,
    String name,
    String sealedAddress,
    boolean writable,
    Use use,
    Optional<Reading> reading,
    Optional<Failure> failure,
    Optional<Failure> writeFailure) {

  /**
   * What a calendar is used for.
   *
   * @param checked whether its events block times
   * @param written whether bookings are written into it
   */
  record Use(boolean checked, boolean written) {}

  /**
   * What was read.
   *
   * @param window of which span of time
   * @param cursor by which the calendar tells what was changed since; empty if it cannot
   */
  record Reading(Instant asOf, Interval window, Optional<String> cursor) {}

  /**
   * What is wrong.
   *
   * @param detail for the host, without secrets; may be empty
   */
  record Failure(Problem problem, String detail, Instant since) {}
}
