package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.slot.BookingId;
import java.util.OptionalLong;

/**
 * Asks to give a booking up.
 *
 * @param booking what is to be cancelled
 * @param reason why, in the words of who cancels; at most 2,000 characters, may be empty
 * @param policy until when a booker may cancel
 * @param expectedVersion the version that the caller has read; empty if any may be cancelled
 */
public record CancelRequest(
    BookingId booking, String reason, ChangePolicy policy, OptionalLong expectedVersion) {

  /** The longest reason, in characters. */
  public static final int MAX_REASON = 2_000;

  /**
   * Checks the reason.
   *
   * @param booking what is to be cancelled
   * @param reason why, in the words of who cancels
   * @param policy until when a booker may cancel
   * @param expectedVersion the version that the caller has read
   * @throws IllegalArgumentException if it is too long, or holds NUL or half a surrogate pair
   */
  public CancelRequest {
    requireNonNull(booking, "booking");
    requireNonNull(policy, "policy");
    requireNonNull(expectedVersion, "expectedVersion");
    Texts.check("reason", reason, MAX_REASON);
  }

  /**
   * Asks to cancel a booking, whatever its version.
   *
   * @param booking what is to be cancelled
   * @param reason why; may be empty
   * @param policy until when a booker may cancel, which is the event type's {@code changePolicy};
   *     {@link ChangePolicy#unlimited} lets bookers cancel up to the start. It binds no host
   * @return the request
   */
  public static CancelRequest of(BookingId booking, String reason, ChangePolicy policy) {
    return new CancelRequest(booking, reason, policy, OptionalLong.empty());
  }

  /**
   * Returns a request that is refused if the booking was changed meanwhile.
   *
   * @param version the version that the caller has read
   * @return the changed copy
   */
  public CancelRequest ifVersion(long version) {
    return new CancelRequest(booking, reason, policy, OptionalLong.of(version));
  }
}
