package io.slotcore.booking;

import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Refuses commands that the state of a booking, its version or a policy does not allow. */
final class Checks {

  private Checks() {}

  /** What has waited until its time had passed is over, whoever has taken note of it. */
  static void requireUsable(Booking hold, Instant now) {
    if (hold.isExpired(now)) {
      throw new HoldExpiredException(hold);
    }
  }

  /** What still stands as waiting may have waited too long. */
  static void requireInWait(Booking booking, Instant now) {
    if (booking.status().isPending()) {
      requireUsable(booking, now);
    }
  }

  static void requireLegal(Optional<Booking> booking, Command command, Caller caller) {
    if (!command.isLegal(booking.map(Booking::status), caller.actor())) {
      throw booking
          .<RuntimeException>map(b -> new IllegalTransitionException(b, command, caller.actor()))
          .orElseGet(
              () -> new IllegalArgumentException(command + " by a " + caller.actor().role()));
    }
  }

  static void requireMovable(Booking booking, Caller caller, ChangePolicy policy, Instant now) {
    requireMovesLeft(booking, caller, policy);
    requireInTime(booking, caller, policy, now);
  }

  static void requireCancellable(Booking booking, Caller caller, ChangePolicy policy, Instant now) {
    requireInWait(booking, now);
    requireLegal(Optional.of(booking), Command.CANCEL, caller);
    requireOwn(booking, Command.CANCEL, caller);
    requireInTime(booking, caller, policy, now);
  }

  static void requireMovesLeft(Booking booking, Caller caller, ChangePolicy policy) {
    requireLegal(Optional.of(booking), Command.RESCHEDULE, caller);
    if (caller.actor().role() == Actor.Role.BOOKER
        && booking.reschedules() >= policy.maxReschedules()) {
      throw ChangeRefusedException.tooMany(booking, policy);
    }
  }

  static void requireInTime(Booking booking, Caller caller, ChangePolicy policy, Instant now) {
    boolean late = now.isAfter(booking.start().minus(policy.cutOff()));
    if (late && caller.actor().role() == Actor.Role.BOOKER) {
      throw ChangeRefusedException.tooLate(booking, policy);
    }
  }

  /**
   * A limit of each booker cannot be kept if nobody says who books. Of what is moved that is known,
   * or was not asked when it was booked; a session has many bookers and is moved by the host.
   */
  static void requireBooker(Choice choice) {
    if (!choice.eventType().bookerLimits().isEmpty() && choice.booker().isEmpty()) {
      throw new IllegalArgumentException(
          "event type '%s' limits each booker: the choice must name the booker"
              .formatted(choice.eventType().id()));
    }
  }

  /** Guests have seats of a session; the session itself is the host's. */
  static void requireOwn(Booking booking, Command command, Caller caller) {
    if (booking.isSession() && caller.actor().role() == Actor.Role.BOOKER) {
      throw new IllegalTransitionException(booking, command, caller.actor());
    }
  }

  /** Who holds has one booking; a session has many guests. */
  static void requireNoSession(Booking booking, Command command, Caller caller) {
    if (booking.isSession()) {
      throw new IllegalTransitionException(booking, command, caller.actor());
    }
  }

  /** A hold becomes a booking by being confirmed, which says who comes. */
  static void requireGuestKnown(Booking booking, Command command, Caller caller) {
    if (booking.status() == BookingStatus.HELD) {
      throw new IllegalTransitionException(booking, command, caller.actor());
    }
  }

  /** What has not begun cannot be missed, and what has not ended cannot be over. */
  static void requireDue(Booking booking, Command command, Instant now) {
    Instant first = command == Command.COMPLETE ? booking.end() : booking.start();
    boolean waits = command == Command.COMPLETE || command == Command.MARK_NO_SHOW;
    if (waits && now.isBefore(first)) {
      throw ChangeRefusedException.tooEarly(booking, command, first);
    }
  }

  /** A move changes when, and perhaps who, but not what. */
  static void requireSameType(Booking booking, EventType eventType) {
    if (!booking.eventTypeId().equals(eventType.id())) {
      throw new IllegalArgumentException(
          String.format(
              "booking %s is of event type '%s' and cannot be moved to '%s'",
              booking.id(), booking.eventTypeId(), eventType.id()));
    }
  }

  static void requireVersion(Booking booking, OptionalLong expected) {
    if (expected.isPresent() && expected.getAsLong() != booking.version()) {
      throw new StaleVersionException(booking, expected.getAsLong());
    }
  }
}
