package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.Claim;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.Delivery;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Neither the zone of the machine nor that of the session moves an instant. */
@ParameterizedClass
@EnumSource
class ZonesOfMachinesTest {

  private static final TimeZone OF_MACHINE = TimeZone.getDefault();
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final EventType TYPE = Worlds.type("intro", "ada").build();

  private final TestDatabase kind;
  private final HikariDataSource database;
  private final TenantId tenant = TenantId.of(UUID.randomUUID().toString());
  private final Caller caller = Caller.of(tenant, Actor.booker("visitor"));

  ZonesOfMachinesTest(TestDatabase kind) {
    this.kind = kind;
    database = kind.of(getClass());
  }

  @AfterEach
  void restore() {
    TimeZone.setDefault(OF_MACHINE);
  }

  private HikariDataSource elsewhere() {
    HikariDataSource pool = new HikariDataSource();
    database.copyStateTo(pool);
    pool.setMaximumPoolSize(2);
    pool.setConnectionInitSql(
        kind == TestDatabase.MARIADB
            ? "SET time_zone = '+12:45'"
            : "SET TIME ZONE 'Pacific/Chatham'");
    return pool;
  }

  private JdbcBookingStore store(HikariDataSource pool) {
    return JdbcBookingStore.builder(pool).guard(kind.guard()).consumer("mail").build();
  }

  /** From an hour before the clocks are changed to an hour after it, on that machine. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2030-03-31T01:00:00Z",
    "Europe/Berlin, 2030-10-27T01:00:00Z",
    "America/St_Johns, 2030-03-10T05:30:00Z",
    "Australia/Lord_Howe, 2030-10-05T15:30:00Z"
  })
  void instantsInAGapOfTheMachineAreReadAsTheyWereWritten(String zone, Instant change) {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try (HikariDataSource odd = elsewhere()) {
      BookingService writer = new BookingService(store(odd));
      List<Booking> written = new ArrayList<>();
      for (int i = -2; i < 2; i++) {
        Choice choice = Choice.of(TYPE, change.plus(HALF_AN_HOUR.multipliedBy(i)));
        written.add(writer.book(caller, choice, Worlds.attendance()));
      }
      TimeZone.setDefault(OF_MACHINE);
      assertIsThere(store(database), written, change);
      assertIsThere(store(odd), written, change);
      assertIsTold(store(database), written);
    }
  }

  private void assertIsThere(JdbcBookingStore store, List<Booking> written, Instant change) {
    for (Booking booking : written) {
      Booking read = store.find(tenant, booking.id()).orElseThrow();
      assertThat(read.start()).isEqualTo(booking.start());
      assertThat(read.end()).isEqualTo(booking.end());
      assertThat(read.createdAt()).isEqualTo(booking.createdAt());
      assertThat(read.promisedStart()).isEqualTo(booking.promisedStart());
    }
    Map<Subject, Interval> window =
        Map.of(
            Subject.host("ada"), Interval.of(change.minus(Duration.ofDays(1)), Duration.ofDays(2)));
    FactsNeeded needed =
        new FactsNeeded(new TreeMap<>(window), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    assertThat(store.facts(tenant, needed).claims())
        .extracting(Claim::interval)
        .containsExactlyInAnyOrderElementsOf(written.stream().map(Booking::claimed).toList());
  }

  private void assertIsTold(JdbcBookingStore store, List<Booking> written) {
    List<Delivery> told = new ArrayList<>(store.outbox().take("mail", 100, Duration.ofDays(1)));
    told.removeIf(delivery -> !delivery.event().tenant().equals(tenant));
    assertThat(told)
        .extracting(delivery -> delivery.event().after())
        .containsExactlyInAnyOrderElementsOf(
            written.stream()
                .sorted(Comparator.comparing(Booking::start))
                .map(BookingEvent.State::of)
                .toList());
  }

  @Test
  void theClockAndWhatItSetsAreNoLocalTimes() {
    try (HikariDataSource odd = elsewhere()) {
      Instant before = InstantSource.system().instant();
      Choice choice = Choice.of(TYPE, before.truncatedTo(ChronoUnit.DAYS).plus(7, ChronoUnit.DAYS));
      Booking hold =
          new BookingService(store(odd))
              .hold(caller, HoldRequest.of(choice, "visitor", HALF_AN_HOUR));

      assertThat(hold.createdAt()).isCloseTo(before, within(2, ChronoUnit.MINUTES));
      Booking read = store(database).find(tenant, hold.id()).orElseThrow();
      assertThat(read.expiresAt()).contains(hold.createdAt().plus(HALF_AN_HOUR));
    }
  }
}
