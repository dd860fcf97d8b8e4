package io.slotcore.server.web;

import io.slotcore.booking.BookingNotFoundException;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.ChangeRefusedException;
import io.slotcore.booking.HoldExpiredException;
import io.slotcore.booking.IdempotencyMismatchException;
import io.slotcore.booking.IllegalTransitionException;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.StaleVersionException;

/** Turns the refusals of the core into problems. */
final class Refusals {

  private Refusals() {}

  static Problem problem(BookingRefusedException refused, boolean forHost) {
    if (refused instanceof SlotRefusedException slot) {
      return slot.isTaken()
          ? Problem.of(ProblemType.SLOT_TAKEN, "the start has been taken; choose another")
              .withReasons(Reasons.of(slot.reasons(), forHost))
          : Problem.of(ProblemType.SLOT_NOT_OFFERED, "the start cannot be booked; see the reasons")
              .withReasons(Reasons.of(slot.reasons(), forHost));
    }
    if (refused instanceof HoldExpiredException) {
      return Problem.of(ProblemType.HOLD_EXPIRED, "hold the start again, if it is still free");
    }
    if (refused instanceof BookingNotFoundException) {
      return Problem.of(ProblemType.NOT_FOUND, "there is no such booking");
    }
    if (refused instanceof StaleVersionException stale) {
      return Problem.of(
          ProblemType.STALE_VERSION, "the booking is at version " + stale.actual() + "; read it");
    }
    if (refused instanceof IllegalTransitionException illegal) {
      String status = illegal.status().name().toLowerCase(java.util.Locale.ROOT);
      return Problem.of(ProblemType.NOT_POSSIBLE_ANY_MORE, "the booking is " + status);
    }
    if (refused instanceof ChangeRefusedException change) {
      return switch (change.why()) {
        case TOO_LATE -> Problem.of(ProblemType.TOO_LATE, "ask the host");
        case TOO_MANY_RESCHEDULES -> Problem.of(ProblemType.TOO_MANY_RESCHEDULES, "ask the host");
      };
    }
    if (refused instanceof IdempotencyMismatchException) {
      return new Problem(
          ProblemType.IDEMPOTENCY_MISMATCH,
          "the Idempotency-Key was used for another request; use a new one",
          java.util.List.of(new Problem.FieldError("Idempotency-Key", "used for another request")),
          java.util.List.of());
    }
    return Problem.of(ProblemType.CONFLICT, "the request was refused");
  }
}
