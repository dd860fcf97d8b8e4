package io.slotcore.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Actor;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Command;
import io.slotcore.booking.TenantId;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemoryOutboxTest {

  private static final Duration LEASE = Duration.ofMinutes(1);

  private Instant now = Instant.parse("2027-01-01T00:00:00Z");
  private final MemoryOutbox outbox = new MemoryOutbox(() -> now, Set.of("mail", "calendar"));

  private void add(int booking, int version) {
    BookingEvent.Source source =
        new BookingEvent.Source(TenantId.of("acme"), Command.BOOK, Actor.host("ada"), now);
    BookingEvent.State state =
        new BookingEvent.State(BookingStatus.CONFIRMED, now, now.plusSeconds(60), List.of(), 0);
    outbox.add(new BookingEvent(source, new BookingId(new UUID(0, booking)), version, null, state));
  }

  private List<Delivery> take(String consumer) {
    return outbox.take(consumer, 10, LEASE);
  }

  private static List<String> of(List<Delivery> deliveries) {
    return deliveries.stream()
        .map(Delivery::event)
        .map(e -> e.booking().value().getLeastSignificantBits() + "/" + e.version())
        .toList();
  }

  @Test
  void theEventsOfABookingComeInOrderOneAtATime() {
    add(1, 1);
    add(1, 2);
    add(2, 1);

    List<Delivery> first = take("mail");
    assertThat(of(first)).containsExactly("1/1", "2/1");
    assertThat(take("mail")).isEmpty();

    outbox.delivered(first.get(0));
    assertThat(of(take("mail"))).containsExactly("1/2");
  }

  @Test
  void everyConsumerHasDeliveriesOfItsOwn() {
    add(1, 1);
    take("mail").forEach(outbox::delivered);

    assertThat(take("mail")).isEmpty();
    assertThat(of(take("calendar"))).containsExactly("1/1");
    assertThat(take("unknown")).isEmpty();
  }

  @Test
  void aDeliveryThatIsNotReportedComesAgainAfterItsLease() {
    add(1, 1);
    take("mail");
    now = now.plus(LEASE).minusNanos(1);
    assertThat(take("mail")).isEmpty();

    now = now.plusNanos(1);

    assertThat(take("mail")).extracting(Delivery::attempt).containsExactly(2);
  }

  @Test
  void aFailureParksItsBookingForItsConsumerAndNothingElse() {
    add(1, 1);
    add(1, 2);
    add(2, 1);
    outbox.failed(outbox.take("mail", 1, LEASE).get(0), "no route", Duration.ofHours(1));

    assertThat(of(take("mail"))).containsExactly("2/1");
    assertThat(of(take("calendar"))).containsExactly("1/1", "2/1");
    now = now.plus(Duration.ofHours(1));
    assertThat(of(take("mail"))).contains("1/1").doesNotContain("1/2");
  }

  @Test
  void takesNoMoreThanWasAskedFor() {
    add(1, 1);
    add(2, 1);

    assertThat(of(outbox.take("mail", 1, LEASE))).containsExactly("1/1");
    assertThat(of(outbox.take("mail", 1, LEASE))).containsExactly("2/1");
  }
}
