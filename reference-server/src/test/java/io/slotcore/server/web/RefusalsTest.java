package io.slotcore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Command;
import io.slotcore.booking.HoldMismatchException;
import io.slotcore.booking.IllegalTransitionException;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal speaks of the hold if it is about a hold, and of the booking if about that. */
class RefusalsTest {

  private static Booking in(BookingStatus status) {
    return Booking.builder(new BookingId(new UUID(0, 1)), status)
        .served("intro", List.of(Subject.host("maya")))
        .time(Instant.EPOCH, Duration.ofMinutes(30), Buffers.none())
        .promised(ZoneOffset.UTC, LocalDateTime.parse("1970-01-01T00:00"), "2026a")
        .createdAt(Instant.EPOCH)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIRM, HELD, the hold is to move a booking",
    "RESCHEDULE, HELD, the hold is of another start or booking",
    "RESCHEDULE, CANCELLED, the hold was used or given up already",
    "RESCHEDULE, CONFIRMED, the hold was used or given up already",
  })
  void aHoldThatDoesNotFitIsSpokenOfAsAHold(Command command, BookingStatus status, String words) {
    Problem problem = Refusals.problem(new HoldMismatchException(in(status), command), false);

    assertThat(problem.type()).isEqualTo(ProblemType.HOLD_MISMATCH);
    assertThat(problem.detail()).startsWith(words).doesNotContain("the booking is");
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIRM, CONFIRMED, the hold is a booking already",
    "CONFIRM, CANCELLED, the hold was given up",
    "RELEASE, CONFIRMED, the hold is a booking already",
    "RESCHEDULE, CANCELLED, the booking is cancelled",
    "CANCEL, CANCELLED, the booking is cancelled",
    "CANCEL, HELD, this is a hold and no booking yet",
    "RESCHEDULE, EXPIRED, the hold ended before it was confirmed",
  })
  void aStateIsThatOfWhatTheCommandIsFor(Command command, BookingStatus status, String words) {
    BookingRefusedException refused =
        new IllegalTransitionException(in(status), command, Actor.booker("b"));

    Problem problem = Refusals.problem(refused, false);

    assertThat(problem.type()).isEqualTo(ProblemType.NOT_POSSIBLE_ANY_MORE);
    assertThat(problem.detail()).startsWith(words);
  }
}
