package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.slot.BookingId;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Asks to move a booking to another time. */
public final class RescheduleRequest {

  private final BookingId booking;
  private final Choice to;
  private final @Nullable BookingId hold;
  private final OptionalLong expectedVersion;

  private RescheduleRequest(
      BookingId booking, Choice to, @Nullable BookingId hold, OptionalLong expectedVersion) {
    this.booking = requireNonNull(booking, "booking");
    this.to = requireNonNull(to, "to");
    this.hold = hold;
    this.expectedVersion = expectedVersion;
  }

  /**
   * Asks to move a booking.
   *
   * @param booking what is to be moved
   * @param to the new start
   * @return the request
   */
  public static RescheduleRequest of(BookingId booking, Choice to) {
    return new RescheduleRequest(booking, to, null, OptionalLong.empty());
  }

  /**
   * Returns a request that uses a hold of the new start, which was asked for with {@link
   * HoldRequest#moving}.
   *
   * @param newHold the hold
   * @return the changed copy
   */
  public RescheduleRequest using(BookingId newHold) {
    return new RescheduleRequest(booking, to, newHold, expectedVersion);
  }

  /**
   * Returns a request that is refused if the booking was changed meanwhile.
   *
   * @param version the version that the caller has read
   * @return the changed copy
   */
  public RescheduleRequest ifVersion(long version) {
    return new RescheduleRequest(booking, to, hold, OptionalLong.of(version));
  }

  /**
   * Returns what is to be moved.
   *
   * @return the booking's id
   */
  public BookingId booking() {
    return booking;
  }

  /**
   * Returns the new start.
   *
   * @return the choice
   */
  public Choice to() {
    return to;
  }

  /**
   * Returns the hold of the new start.
   *
   * @return empty if the start was not held
   */
  public Optional<BookingId> hold() {
    return Optional.ofNullable(hold);
  }

  /**
   * Returns the version that the caller has read.
   *
   * @return empty if any version may be moved
   */
  public OptionalLong expectedVersion() {
    return expectedVersion;
  }
}
