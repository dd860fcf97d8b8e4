package io.slotcore.testkit;

import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Command;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One step of a history. Its numbers choose among what there is when it is taken, so that a history
 * has a meaning whatever steps are left out of it.
 *
 * @param kind what is done
 * @param booking to which of the bookings so far
 * @param offer with which event type
 * @param time at which of the starts; how long a wait is
 * @param who by whom
 * @param more party, length, the hold that is used, and the idempotency key
 */
record HistoryStep(Kind kind, int booking, int offer, int time, int who, int more) {

  enum Kind {
    WAIT,
    HOLD,
    HOLD_FOR_MOVE,
    BOOK,
    SERIES,
    SERIES_OF_FREE,
    CONFIRM,
    REQUEST,
    AWAIT_PAYMENT,
    BILL,
    RELEASE,
    MOVE,
    MOVE_ONTO_HOLD,
    CANCEL,
    APPROVE,
    DECLINE,
    PAY,
    COMPLETE,
    MARK_NO_SHOW
  }

  /** What is done often, so that there is something to do the rest with. */
  private static final List<Kind> OFTEN =
      List.of(
          Kind.WAIT,
          Kind.HOLD,
          Kind.HOLD,
          Kind.HOLD,
          Kind.BOOK,
          Kind.CONFIRM,
          Kind.MOVE,
          Kind.REQUEST,
          Kind.REQUEST,
          Kind.AWAIT_PAYMENT,
          Kind.APPROVE,
          Kind.DECLINE,
          Kind.PAY,
          Kind.COMPLETE,
          Kind.MARK_NO_SHOW);

  private static final int MANY = 1_000;

  static HistoryStep random(Random random) {
    Kind[] all = Kind.values();
    int drawn = random.nextInt(all.length + OFTEN.size());
    return new HistoryStep(
        drawn < all.length ? all[drawn] : OFTEN.get(drawn - all.length),
        random.nextInt(MANY),
        random.nextInt(MANY),
        random.nextInt(MANY),
        random.nextInt(MANY),
        random.nextInt(MANY));
  }

  /** From which states the step is legal. */
  Set<BookingStatus> from() {
    return switch (kind) {
      case MOVE, MOVE_ONTO_HOLD, HOLD_FOR_MOVE -> Command.RESCHEDULE.from();
      case BILL -> Command.APPROVE.from();
      case AWAIT_PAYMENT -> Command.CONFIRM.from();
      case WAIT, SERIES, SERIES_OF_FREE -> Set.of();
      default -> Command.valueOf(kind.name()).from();
    };
  }

  /** How long everybody waits; never to the very minute at which a booking starts or ends. */
  Duration pause() {
    return switch (time % 6) {
      case 0, 1 -> Duration.ofMinutes(5);
      case 2, 3 -> Duration.ofMinutes(10);
      case 4 -> Duration.ofHours(1);
      default -> Duration.ofDays(3);
    };
  }
}
