package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.Idempotency;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Subject;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.Delivery;
import io.slotcore.time.Interval;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On tables that are full and analyzed, each statement of a store goes through an index. */
class QueryPlanTest {

  private static final int BOOKINGS = Boolean.getBoolean("slotcore.deep") ? 1_000_000 : 100_000;
  private static final Instant NOON = FullTables.FIRST.plus(Duration.ofHours(12));
  private static final String GROWING = "slotcore_(booking|claim|cell|event)";

  private static final Pattern EXPLAINED =
      Pattern.compile("\\A(SELECT|UPDATE|DELETE)\\b.*\\bslotcore_.*", Pattern.DOTALL);

  /** Each has to be among what was explained. */
  private static final List<String> HOT =
      List.of(
          "FROM slotcore_subject",
          "FROM slotcore_(claim|cell)",
          "first_host = \\?",
          "event_type_id = \\? .*session_id IS NULL",
          "event_type_id = \\? .*session_id IS NOT NULL",
          "booker = \\?",
          "hold_key = \\?",
          "slotcore_idempotency",
          "FROM slotcore_booking\\s+WHERE tenant_id = \\? AND booking_id",
          "session_id = \\?",
          "series_id = \\?",
          "UPDATE slotcore_booking",
          "DELETE FROM slotcore_(claim|cell)",
          "FROM slotcore_delivery",
          "FROM slotcore_event");

  private final List<SentStatement> sent = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES", "POSTGRES_WITH_CELLS", "MARIADB", "H2"})
  void noStatementReadsAWholeTable(TestDatabase kind) throws Exception {
    try (HikariDataSource database = kind.newStoreDatabase()) {
      // Cells are several rows for each booking, and slow to fill.
      FullTables.fill(kind, database, kind.hasCells() ? BOOKINGS / 10 : BOOKINGS);
      JdbcBookingStore store =
          JdbcBookingStore.builder(SentStatement.recording(database, sent::add))
              .guard(kind.guard())
              .consumer("mail")
              .build();

      useEverything(store);

      List<String> explained = new ArrayList<>();
      try (Connection connection = database.getConnection()) {
        for (SentStatement statement : sent.stream().flatMap(s -> s.parts().stream()).toList()) {
          if (EXPLAINED.matcher(statement.text()).matches()) {
            List<String> plan = statement.explain(connection);
            assertThat(plan).as(statement.text()).noneMatch(row -> readsAll(kind, row));
            explained.add(statement.text());
          }
        }
      }
      for (String hot : HOT) {
        Pattern pattern = Pattern.compile(hot, Pattern.DOTALL);
        assertThat(explained).as(hot).anyMatch(pattern.asPredicate());
      }
    }
  }

  /** Of MariaDB's columns the third names a table, or its alias, and the fourth the access. */
  private static boolean readsAll(TestDatabase kind, String row) {
    return switch (kind) {
      case MARIADB -> {
        String[] columns = row.split(" \\| ", -1);
        boolean grows = columns[2].matches(GROWING + ".*|b|c|h|found|hit");
        yield grows && List.of("ALL", "index").contains(columns[3]);
      }
      case H2 ->
          Pattern.compile(GROWING + "\\.tablescan").matcher(row.toLowerCase(Locale.ROOT)).find();
      case POSTGRES, OLDEST_POSTGRES, POSTGRES_WITH_CELLS ->
          Pattern.compile("Seq Scan on " + GROWING + "\\b").matcher(row).find();
    };
  }

  private static void useEverything(JdbcBookingStore store) {
    BookingService service = new BookingService(store);
    Host host =
        Host.builder("7", Worlds.always("7").schedule()).limit(BookingLimit.perDay(20)).build();
    EventType.Builder builder =
        EventType.builder("type-7", Duration.ofMinutes(30))
            .host(host)
            .startIncrement(Duration.ofMinutes(15))
            .limit(BookingLimit.perDay(20))
            .bookerLimit(BookingLimit.perDay(20));
    EventType type = builder.build();
    Choice choice = Choice.of(type, NOON).booker("booker-7");
    Caller caller = Caller.of(FullTables.TENANT, Actor.host("7"));

    Booking booking =
        service.book(
            caller.withIdempotency(Idempotency.of("book", "key", "hash")),
            choice,
            Worlds.attendance());
    Choice later = Choice.of(type, NOON.plus(Duration.ofHours(1))).booker("booker-7");
    Booking hold = service.hold(caller, HoldRequest.of(later, "visitor", Duration.ofMinutes(5)));
    service.confirm(caller, ConfirmRequest.of(hold.id(), Worlds.attendance()));
    Instant evening = NOON.plus(Duration.ofHours(6));
    service.reschedule(
        caller, RescheduleRequest.of(booking.id(), Choice.of(type, evening).booker("booker-7")));
    service.cancel(caller, CancelRequest.of(booking.id(), "", ChangePolicy.unlimited()));
    Booking guest =
        service.book(
            caller,
            Choice.of(builder.seats(4).build(), NOON.plus(Duration.ofHours(3))).booker("booker-7"),
            Worlds.attendance());
    service.cancel(caller, CancelRequest.of(guest.id(), "", ChangePolicy.unlimited()));
    search(store, guest);
    for (Delivery delivery : store.outbox().take("mail", 10, Duration.ofMinutes(1))) {
      store.outbox().delivered(delivery);
    }
  }

  private static void search(JdbcBookingStore store, Booking guest) {
    Interval day = Interval.of(FullTables.FIRST, Duration.ofDays(1));
    List.of(
            new BookingSearch.OfHost(Subject.host("7"), day, 50),
            new BookingSearch.OfSession(guest.seat().orElseThrow().session(), 50),
            new BookingSearch.OfSeries(guest.id(), 50))
        .forEach(search -> store.search(FullTables.TENANT, search));
  }
}
