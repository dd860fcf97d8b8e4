package io.slotcore.booking;

import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Member;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Refuses commands that the state of a booking, its version or a policy does not allow. */
final class Checks {

  private Checks() {}

  static void requireUsable(Booking hold, Instant now) {
    if (hold.isExpired(now)) {
      throw new HoldExpiredException(hold);
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

  static void requireMovable(Booking booking, Caller caller, EventType eventType, Instant now) {
    requireMovesLeft(booking, caller, eventType.changePolicy());
    requireInTime(booking, caller, eventType.changePolicy(), now);
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

  /** What the engine decides but the booking service does not write yet. */
  static void requireSupported(EventType eventType) {
    if (eventType.seats() > 1 || !eventType.bookerLimits().isEmpty()) {
      throw new IllegalArgumentException(
          "event type '"
              + eventType.id()
              + "': the booking service does not know seats and limits of bookers yet");
    }
    for (Member member : eventType.members()) {
      if (member.quantity() > 1) {
        throw new IllegalArgumentException(
            String.format(
                "event type '%s': the booking service does not know several units of %s yet",
                eventType.id(), member.subject()));
      }
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
