package io.slotcore.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Actor;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Command;
import io.slotcore.booking.TenantId;
import io.slotcore.server.LogLines;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.Delivery;
import io.slotcore.spi.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxJobTest {

  private static final Instant NOW = Instant.parse("2027-03-12T10:00:00Z");

  /** Gives each delivery once, and notes what became of it. */
  private static final class Notes implements Outbox {

    private final Deque<Delivery> due = new ArrayDeque<>();
    private final List<String> ends = Collections.synchronizedList(new ArrayList<>());

    @Override
    public List<Delivery> take(String consumer, int limit, Duration lease) {
      List<Delivery> taken = List.copyOf(due);
      due.clear();
      return taken;
    }

    @Override
    public void delivered(Delivery delivery) {
      ends.add("delivered " + delivery.event().version());
    }

    @Override
    public void failed(Delivery delivery, String error, Duration retryAfter) {
      ends.add("failed " + delivery.event().version() + ": " + error + ", again in " + retryAfter);
    }
  }

  private final Notes outbox = new Notes();

  private static Delivery delivery(long version) {
    BookingEvent.State state =
        new BookingEvent.State(
            BookingStatus.CONFIRMED, NOW, NOW.plus(Duration.ofMinutes(30)), List.of(), 0);
    BookingEvent event =
        new BookingEvent(
            new BookingEvent.Source(TenantId.of("t"), Command.BOOK, Actor.booker("zoe"), NOW),
            new BookingId(new UUID(0, version)),
            version,
            version == 1 ? null : state,
            state);
    return new Delivery("mail", event, 1);
  }

  @Test
  void aFailureHoldsBackNothingElseAndIsMetAgainLater() {
    outbox.due.addAll(List.of(delivery(1), delivery(2), delivery(3)));
    OutboxJob job =
        new OutboxJob(
            outbox,
            "mail",
            delivery -> {
              if (delivery.event().version() == 2) {
                throw new IllegalStateException("no");
              }
            });

    job.run(() -> false);

    assertThat(outbox.ends)
        .containsExactlyInAnyOrder(
            "delivered 1", "failed 2: IllegalStateException, again in PT15S", "delivered 3");
  }

  @Test
  void theLogNamesTheCausesButQuotesNoneOfThem() {
    outbox.due.add(delivery(1));
    Exception refused = new IllegalArgumentException("550 <zoe@example.com> user unknown");
    OutboxJob job =
        new OutboxJob(
            outbox,
            "mail",
            delivery -> {
              throw new IllegalStateException("Zoe's mail was not taken", refused);
            });

    try (LogLines log = LogLines.read()) {
      job.run(() -> false);

      assertThat(String.join("\n", log.all()))
          .contains("IllegalStateException", "IllegalArgumentException", "OutboxJobTest")
          .doesNotContain("zoe@example.com", "Zoe");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, PT15S", "2, PT30S", "5, PT4M", "9, PT1H", "60, PT1H"})
  void thePauseDoublesUpToAnHour(int attempt, Duration pause) {
    assertThat(OutboxJob.retryAfter(attempt)).isEqualTo(pause);
  }
}
