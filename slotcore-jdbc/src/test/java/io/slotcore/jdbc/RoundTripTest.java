package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Attendance;
import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.Delivery;
import io.slotcore.time.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a command returns equals what is read later. */
class RoundTripTest {

  private static final HikariDataSource DATABASE = PostgresServer.newStoreDatabase();
  private static final TenantId TENANT = TenantId.of("tenant");

  private final JooqBookingStore store =
      JooqBookingStore.builder(DATABASE).consumer("mail").build();
  private final BookingService service = new BookingService(store);
  private final Schedule always =
      Schedule.builder("always", ZoneId.of("America/Argentina/ComodRivadavia"))
          .weeklyHours(
              WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "00:00-24:00").build())
          .build();
  private final EventType type =
      EventType.builder("intro", Duration.ofMinutes(30))
          .host(Host.of("ada", always))
          .buffers(Duration.ofMinutes(5), Duration.ofMinutes(10))
          .build();
  private final Caller caller = Caller.of(TENANT, Actor.booker("visitor"));

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void aBookingIsReadAsItWasReturnedThroughAllItsChanges() {
    Instant day =
        service
            .slots(TENANT, io.slotcore.slot.SlotQuery.of(type, from(7), from(9)), Map.of())
            .get(3)
            .start();
    Attendee attendee =
        new Attendee("Ada 🦊 \"O'Neill\"", "ada@example.org", ZoneOffset.UTC, Locale.CANADA_FRENCH);

    Booking held =
        same(
            service.hold(
                caller, HoldRequest.of(Choice.of(type, day), "visitor", Duration.ofMinutes(10))));
    Booking confirmed =
        same(
            service.confirm(
                caller,
                ConfirmRequest.of(
                    held.id(), new Attendance(attendee, "{\"q\": \"ünï\\code\r\n\"}"))));
    Booking moved =
        same(
            service.reschedule(
                caller,
                RescheduleRequest.of(
                    confirmed.id(), Choice.of(type, day.plus(Duration.ofMinutes(30))))));
    same(service.cancel(caller, CancelRequest.of(moved.id(), "no time")));

    assertThat(moved.start()).isEqualTo(day.plus(Duration.ofMinutes(30)));
    List<Delivery> first = store.outbox().take("mail", 10, Duration.ofMinutes(1));
    assertThat(first).hasSize(1);
    assertThat(first.get(0).event().version()).isEqualTo(1);
  }

  private static Instant from(int days) {
    return Instant.parse("2030-01-01T00:00:00Z").plus(days, ChronoUnit.DAYS);
  }

  private Booking same(Booking returned) {
    Booking read = store.find(TENANT, returned.id()).orElseThrow();
    assertThat(read).usingRecursiveComparison().isEqualTo(returned);
    Interval around = Interval.of(returned.start(), Duration.ofSeconds(1));
    assertThat(
            store
                .search(TENANT, new BookingSearch(returned.hosts().get(0), around, 10))
                .get(0)
                .id())
        .isEqualTo(returned.id());
    return read;
  }
}
