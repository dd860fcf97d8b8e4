package io.slotcore.server.web;

import io.slotcore.booking.BookingNotFoundException;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.ChangeRefusedException;
import io.slotcore.booking.Command;
import io.slotcore.booking.HoldExpiredException;
import io.slotcore.booking.HoldMismatchException;
import io.slotcore.booking.IdempotencyMismatchException;
import io.slotcore.booking.IllegalTransitionException;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.StaleVersionException;

/** Turns the refusals of the core into problems. */
public final class Refusals {

  private Refusals() {}

  /** Returns the kind of a refusal. */
  public static ProblemType type(BookingRefusedException refused) {
    return problem(refused, false).type();
  }

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
    if (refused instanceof HoldMismatchException mismatch) {
      return Problem.of(ProblemType.HOLD_MISMATCH, use(mismatch));
    }
    if (refused instanceof BookingNotFoundException) {
      return Problem.of(ProblemType.NOT_FOUND, "there is no such booking");
    }
    if (refused instanceof StaleVersionException stale) {
      return Problem.of(
          ProblemType.STALE_VERSION, "the booking is at version " + stale.actual() + "; read it");
    }
    if (refused instanceof IllegalTransitionException illegal) {
      return Problem.of(ProblemType.NOT_POSSIBLE_ANY_MORE, state(illegal));
    }
    if (refused instanceof ChangeRefusedException change) {
      return switch (change.why()) {
        case TOO_LATE -> Problem.of(ProblemType.TOO_LATE, "ask the host");
        case TOO_EARLY -> Problem.of(ProblemType.CONFLICT, "the booking has not taken place yet");
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

  private static String use(HoldMismatchException mismatch) {
    if (mismatch.status() != BookingStatus.HELD) {
      return "the hold was used or given up already; hold the start again, if it is still free";
    }
    return mismatch.command() == Command.CONFIRM
        ? "the hold is to move a booking; move it with PUT, or hold the start without reschedule"
        : "the hold is of another start or booking; hold the new start with reschedule";
  }

  /** Who confirms or gives up speaks of a hold, who moves or cancels of a booking. */
  private static String state(IllegalTransitionException illegal) {
    boolean ofHold = illegal.command() == Command.CONFIRM || illegal.command() == Command.RELEASE;
    return switch (illegal.status()) {
      case HELD -> "this is a hold and no booking yet; confirm it or give it up";
      case PENDING_APPROVAL -> "the booking waits for the host's approval";
      case PENDING_PAYMENT -> "the booking waits for its payment";
      case CONFIRMED -> ofHold ? "the hold is a booking already" : "the booking is confirmed";
      case COMPLETED -> "the booking took place";
      case NO_SHOW -> "the booker did not come";
      case CANCELLED -> ofHold ? "the hold was given up" : "the booking is cancelled";
      case DECLINED -> "the booking was declined";
      case EXPIRED -> ofHold ? "the hold has ended" : "the hold ended before it was confirmed";
    };
  }
}
