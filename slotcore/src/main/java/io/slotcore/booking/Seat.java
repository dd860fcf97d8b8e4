package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.slot.BookingId;
import java.util.List;

/**
 * What a guest has of a group's session: one seat, or several for a party.
 *
 * @param session the booking that claims the time
 * @param numbers which seats, ascending, each at least zero and below the session's {@link
 *     Booking#seats seats}; no two guests have the same one
 */
public record Seat(BookingId session, List<Integer> numbers) {

  /**
   * Checks the numbers.
   *
   * @param session the booking that claims the time
   * @param numbers which seats, ascending
   * @throws IllegalArgumentException if there is no number, one is negative, or they do not ascend
   */
  public Seat {
    requireNonNull(session, "session");
    numbers = List.copyOf(numbers);
    int last = -1;
    for (int number : numbers) {
      if (number <= last) {
        throw new IllegalArgumentException("seats " + numbers + " must ascend from zero on");
      }
      last = number;
    }
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("a guest has at least one seat of " + session);
    }
  }
}
