package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Ids;
import io.slotcore.slot.BookingId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks to take a start for a while. */
public final class HoldRequest {

  private final Choice choice;
  private final String visitor;
  private final Duration lifetime;
  private final @Nullable BookingId moves;

  private HoldRequest(Choice choice, String visitor, Duration lifetime, @Nullable BookingId moves) {
    this.choice = requireNonNull(choice, "choice");
    this.visitor = Ids.check("visitor", visitor);
    this.lifetime = requireNonNull(lifetime, "lifetime");
    this.moves = moves;
    if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "lifetime (" + lifetime + ") must be above zero and at most a day");
    }
  }

  /**
   * Asks for a hold.
   *
   * @param choice the start
   * @param visitor tells holders apart; a visitor has one live hold of an event type, and a new one
   *     replaces it
   * @param lifetime how long the time is held, at most a day
   * @return the request
   * @throws IllegalArgumentException if the lifetime is not above zero or more than a day
   */
  public static HoldRequest of(Choice choice, String visitor, Duration lifetime) {
    return new HoldRequest(choice, visitor, lifetime, null);
  }

  /**
   * Returns a request for a time to which a booking is to be moved.
   *
   * @param booking a confirmed booking, whose own time does not stand against the hold
   * @return the changed copy
   */
  public HoldRequest moving(BookingId booking) {
    return new HoldRequest(choice, visitor, lifetime, booking);
  }

  /**
   * Returns the start that is to be held.
   *
   * @return the choice
   */
  public Choice choice() {
    return choice;
  }

  /**
   * Returns who holds it.
   *
   * @return the visitor
   */
  public String visitor() {
    return visitor;
  }

  /**
   * Returns how long the time is held.
   *
   * @return at most a day
   */
  public Duration lifetime() {
    return lifetime;
  }

  /**
   * Returns the booking that is to be moved.
   *
   * @return empty if the hold is to become a booking of its own
   */
  public Optional<BookingId> moves() {
    return Optional.ofNullable(moves);
  }
}
