package io.slotcore.booking;

import static io.slotcore.booking.Desk.BERLIN;
import static io.slotcore.booking.Desk.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.MovedPromise.Comes;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.LockRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovedPromiseTest {

  private static final Subject ADA = Subject.host("ada");

  private static Booking promised(UUID id, String start, ZoneId zone, String local) {
    return Booking.builder(new BookingId(id), BookingStatus.CONFIRMED)
        .served("intro", List.of(ADA))
        .time(Instant.parse(start), Duration.ofMinutes(30), Buffers.none())
        .promised(zone, LocalDateTime.parse(local), "1999z")
        .createdAt(Instant.EPOCH)
        .build();
  }

  private static Optional<MovedPromise> moved(String start, String zone, String local) {
    return MovedPromise.of(promised(new UUID(0, 1), start, ZoneId.of(zone), local), "2026a");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-04T10:00:00Z, 2027-01-04T11:00",
    // The second half past two of the night on which the clocks are set back, and the first.
    "2027-10-31T01:30:00Z, 2027-10-31T02:30",
    "2027-10-31T00:30:00Z, 2027-10-31T02:30",
  })
  void aPromiseThatIsKeptHasNotMoved(String start, String local) {
    assertThat(moved(start, "Europe/Berlin", local)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-04T10:00:00Z, 2027-01-04T12:00, ONCE, 2027-01-04T11:00:00Z",
    "2027-10-31T03:30:00Z, 2027-10-31T02:30, TWICE, 2027-10-31T00:30:00Z",
    "2027-10-31T03:30:00Z, 2027-10-31T03:00, ONCE, 2027-10-31T02:00:00Z",
    "2027-03-28T01:30:00Z, 2027-03-28T02:30, NEVER,",
    "2027-03-28T01:30:00Z, 2027-03-28T02:00, NEVER,",
    "2027-03-28T01:30:00Z, 2027-03-28T03:00, ONCE, 2027-03-28T01:00:00Z",
    "2027-01-04T10:00:00Z, 2027-01-04T12:00:00.25, ONCE, 2027-01-04T11:00:00.250Z",
  })
  void aPromiseIsKeptAtTheEarlierInstantOfItsLocalTime(
      String start, String local, Comes comes, Instant keptAt) {
    MovedPromise promise = moved(start, "Europe/Berlin", local).orElseThrow();

    assertThat(promise.comes()).isEqualTo(comes);
    assertThat(promise.keptAt()).isEqualTo(Optional.ofNullable(keptAt));
    assertThat(promise.presentStart())
        .isEqualTo(LocalDateTime.ofInstant(Instant.parse(start), BERLIN));
  }

  @Test
  void theDateThatSamoaSkippedNeverComes() {
    MovedPromise promise =
        moved("2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-30T10:00").orElseThrow();

    assertThat(promise.comes()).isEqualTo(Comes.NEVER);
    assertThat(promise.presentStart()).isEqualTo(LocalDateTime.parse("2011-12-31T00:00"));
  }

  @Test
  void theReportReadsOnUntilTheLastPage() {
    Desk desk = new Desk();
    Set<BookingId> written = new HashSet<>();
    List<BookingChange> changes = new ArrayList<>();
    for (int i = 0; i < 1_001; i++) {
      Booking booking =
          promised(new UUID(0, i), "2027-01-04T10:00:00Z", BERLIN, "2027-01-04T12:00");
      written.add(booking.id());
      changes.add(new BookingChange(booking, List.of(), event(booking)));
    }
    desk.store()
        .inTransaction(
            TENANT,
            transaction -> {
              transaction.lock(LockRequest.of(List.of(ADA)));
              transaction.write(changes, Optional.empty());
              return changes;
            });

    assertThat(desk.service.movedByZoneData(TENANT).map(MovedPromise::booking))
        .hasSize(1_001)
        .containsExactlyInAnyOrderElementsOf(written);
  }

  private static BookingEvent event(Booking booking) {
    return new BookingEvent(
        new BookingEvent.Source(TENANT, Command.BOOK, Actor.host("ada"), Instant.EPOCH),
        booking.id(),
        booking.version(),
        null,
        BookingEvent.State.of(booking));
  }
}
