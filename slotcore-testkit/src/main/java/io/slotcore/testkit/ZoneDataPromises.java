package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingBuilder;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.MovedPromise;
import io.slotcore.eventtype.Buffers;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.ZoneDataSearch;
import io.slotcore.time.ZoneData;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * T8: what was promised by other time-zone data is found, page by page. Whether it has moved is
 * decided by the service, so the bookings here bear promises that no data would make.
 */
abstract class ZoneDataPromises extends RefusalPromises {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String OLD = "1999z";

  /** A booking of half an hour, with the local time as it is later by a shift. */
  private Booking promised(Instant start, Duration shift, String version) {
    LocalDateTime local = LocalDateTime.ofInstant(start, BERLIN).plus(shift);
    return booking(BookingStatus.CONFIRMED, start).promised(BERLIN, local, version).build();
  }

  private BookingBuilder booking(BookingStatus status, Instant start) {
    return Booking.builder(newId(), status)
        .served("intro", List.of(ADA))
        .time(start, Duration.ofMinutes(30), Buffers.none())
        .promised(ZoneOffset.UTC, LocalDateTime.parse("1999-12-31T23:59"), OLD)
        .createdAt(now());
  }

  private List<Booking> page(String version, Optional<BookingId> after, int limit) {
    return store().byOtherZoneData(tenant, new ZoneDataSearch(now(), version, after, limit));
  }

  @Test
  void t8_aPromiseThatTheDataOfTodayWouldMoveIsReported() {
    Instant start = at("10:00");
    Booking moved = promised(start, Duration.ofHours(1), OLD);
    Booking kept = promised(at("11:00"), Duration.ZERO, OLD);
    write(change(moved), change(kept));

    List<MovedPromise> report = service().movedByZoneData(tenant).toList();

    assertThat(report)
        .singleElement()
        .satisfies(
            promise -> {
              assertThat(promise.booking()).isEqualTo(moved.id());
              assertThat(promise.zone()).isEqualTo(BERLIN);
              assertThat(promise.start()).isEqualTo(start);
              assertThat(promise.promisedStart()).isEqualTo(moved.promisedStart());
              assertThat(promise.presentStart()).isEqualTo(moved.promisedStart().minusHours(1));
              assertThat(promise.recordedVersion()).isEqualTo(OLD);
              assertThat(promise.presentVersion()).isEqualTo(ZoneData.version());
            });
  }

  @Test
  void t8_onlyWhatStillStandsAndIsToComeIsReported() {
    Booking cancelled = booking(BookingStatus.CANCELLED, at("10:00")).build();
    Booking expired = booking(BookingStatus.EXPIRED, at("10:00")).build();
    Booking past = booking(BookingStatus.CONFIRMED, now().minusSeconds(60)).build();
    Booking confirmed = booking(BookingStatus.CONFIRMED, at("10:00")).build();
    Booking held =
        booking(BookingStatus.HELD, at("12:00"))
            .expiresAt(now().plus(LIFETIME).truncatedTo(ChronoUnit.MICROS))
            .build();
    write(change(cancelled), change(expired), change(past), change(confirmed), change(held));

    assertThat(reported()).containsExactlyInAnyOrder(confirmed.id(), held.id());

    clock().advance(LIFETIME);
    assertThat(reported()).containsExactly(confirmed.id());
  }

  private List<BookingId> reported() {
    return service().movedByZoneData(tenant).map(MovedPromise::booking).toList();
  }

  @Test
  void t8_whatWasBookedByTheDataOfTodayIsNeitherReadNorReported() {
    Booking booking = book("10:00");

    assertThat(booking.zoneDataVersion()).isEqualTo(ZoneData.version());
    assertThat(page(ZoneData.version(), Optional.empty(), 10)).isEmpty();
    assertThat(page(OLD, Optional.empty(), 10)).extracting(Booking::id).contains(booking.id());
    assertThat(reported()).isEmpty();
  }

  @Test
  void t8_pagesAreInOrderOfIdAndEndWithAShortOne() {
    List<Booking> written = new ArrayList<>();
    for (long bits : new long[] {1, 0x7FL << 56, 0x80L << 56, 0xFFL << 56}) {
      BookingId id = new BookingId(new UUID(bits, 7));
      written.add(written(id, ADA, span("10:00", "10:30")));
      write(change(written.get(written.size() - 1)));
    }
    String version = "not-" + written.get(0).zoneDataVersion();

    List<Booking> first = page(version, Optional.empty(), 3);
    List<Booking> second = page(version, Optional.of(first.get(2).id()), 3);

    assertThat(first).hasSize(3);
    assertThat(second).hasSize(1);
    List<Booking> all = new ArrayList<>(first);
    all.addAll(second);
    assertThat(all).isSortedAccordingTo(Comparator.comparing(Booking::id));
    assertThat(all)
        .extracting(Booking::id)
        .containsExactlyElementsOf(written.stream().map(Booking::id).toList());
  }

  @Test
  void bs10_theReportOfMovedPromisesIsOfOneTenant() {
    write(change(promised(at("10:00"), Duration.ofHours(1), OLD)));

    tenant = newTenant();

    assertThat(page("", Optional.empty(), 10)).isEmpty();
    assertThat(reported()).isEmpty();
  }
}
