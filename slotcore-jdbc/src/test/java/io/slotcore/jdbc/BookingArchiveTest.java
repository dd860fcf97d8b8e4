package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.spi.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is moved to the archive, and what stays. On PostgreSQL as the role for jobs. */
@ParameterizedClass
@EnumSource
class BookingArchiveTest {

  private static final Duration LONG_AGO = Duration.ofDays(400);
  private static final Duration THEN = LONG_AGO.plusHours(2);
  private static final List<String> PARTS =
      List.of("booking", "booking_host", "session", "seat", "event");

  private static final InstantSource MACHINE = InstantSource.system();

  private final TestDatabase kind;
  private final HikariDataSource database;
  private final TenantId tenant = TenantId.of(UUID.randomUUID().toString());
  private final Instant past;
  private final EventType pair = Worlds.type("pair", "ada").host(Worlds.always("bob")).build();
  private final EventType group = Worlds.type("group", "eve").seats(3).build();

  private final String consumer = "mail-" + tenant.value();

  BookingArchiveTest(TestDatabase kind) {
    this.kind = kind;
    this.database = kind.of(getClass());
    this.past = MACHINE.instant().minus(LONG_AGO).truncatedTo(ChronoUnit.HOURS);
  }

  private JdbcBookingStore.Builder store() {
    return JdbcBookingStore.builder(database).guard(kind.guard());
  }

  private BookingArchive archive() {
    DataSource jobs = kind.isPostgres() ? Roles.of(database).jobs() : database;
    return BookingArchive.builder(jobs).guard(kind.guard()).batchSize(2).build();
  }

  /** Books long ago, as if it were then. */
  private Booking bookThen(JdbcBookingStore.Builder store, EventType type, int hours, String who) {
    return book(store.clockShift(THEN::negated), type, past.plus(Duration.ofHours(hours)), who);
  }

  private Booking book(
      JdbcBookingStore.Builder store, EventType type, Instant start, String visitor) {
    return new BookingService(store.build())
        .book(
            Caller.of(tenant, Actor.booker(visitor)), Choice.of(type, start), Worlds.attendance());
  }

  private Booking bookNow() {
    return book(store(), pair, past.plus(LONG_AGO).plus(Duration.ofDays(3)), "visitor");
  }

  private List<String> rows(String table, String column) {
    return Sql.strings(
        database,
        "SELECT %s FROM %s WHERE tenant_id = ? ORDER BY booking_id, %1$s".formatted(column, table),
        tenant.value());
  }

  /** Every part of what was booked, as far as its keys and states go. */
  private List<List<String>> parts(String prefix) {
    List<List<String>> all = new ArrayList<>();
    PARTS.forEach(part -> all.add(rows(prefix + part, "booking_id")));
    for (String column : List.of("status", "hosts", "details", "attendee_email", "version")) {
      all.add(rows(prefix + "booking", column));
    }
    for (String column : List.of("command", "version", "after_status", "before_status")) {
      all.add(rows(prefix + "event", column));
    }
    all.add(rows(prefix + "seat", "seat_no"));
    all.add(rows(prefix + "booking_host", "subject"));
    all.add(rows(prefix + "session", "seats"));
    return all;
  }

  private List<String> taken() {
    return rows(kind.hasCells() ? "slotcore_cell" : "slotcore_claim", "booking_id");
  }

  /** A repeat within 24 hours would find its key, and not its booking. */
  @Test
  void whatIdempotencyKeysMayAnswerIsNotArchived() {
    assertThatThrownBy(() -> archive().archive(Duration.ofHours(23)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatEndedLongAgoIsMovedRowForRow() {
    bookThen(store(), pair, 0, "visitor");
    bookThen(store(), group, 1, "first");
    bookThen(store(), group, 1, "second");
    Booking cancelled = bookThen(store(), pair, 5, "visitor");
    new BookingService(store().clockShift(THEN::negated).build())
        .cancel(
            Caller.of(tenant, Actor.host("ada")),
            CancelRequest.of(cancelled.id(), "ill", ChangePolicy.unlimited()));
    List<List<String>> before = parts("slotcore_");

    archive().archive(BookingArchive.LONGEST_LIMIT);

    assertThat(before.get(0)).hasSize(5);
    assertThat(before.get(4)).hasSize(6);
    assertThat(parts("slotcore_archived_")).isEqualTo(before);
    assertThat(parts("slotcore_")).allMatch(List::isEmpty);
    assertThat(taken()).isEmpty();
  }

  @Test
  void whatIsYoungerStaysAndIsReadAsBefore() {
    Booking old = bookThen(store(), pair, 0, "visitor");
    Booking young = bookNow();

    archive().archive(BookingArchive.LONGEST_LIMIT);

    JdbcBookingStore store = store().build();
    assertThat(store.find(tenant, young.id())).map(Booking::hosts).contains(young.hosts());
    assertThat(store.find(tenant, old.id())).isEmpty();
    assertThat(taken()).isNotEmpty();
    assertThat(rows("slotcore_archived_booking", "booking_id")).hasSize(1);
  }

  @Test
  void archivingAgainMovesNothing() {
    bookThen(store(), pair, 0, "visitor");
    archive().archive(BookingArchive.LONGEST_LIMIT);
    List<List<String>> archived = parts("slotcore_archived_");

    archive().archive(BookingArchive.LONGEST_LIMIT);

    assertThat(parts("slotcore_archived_")).isEqualTo(archived);
  }

  @Test
  void aBookingStaysUntilItsEventsAreDelivered() {
    bookThen(store().consumer(consumer), group, 0, "first");
    archive().archive(BookingArchive.LONGEST_LIMIT);
    assertThat(rows("slotcore_booking", "booking_id")).as("session and guest").hasSize(2);

    JdbcBookingStore store = store().build();
    store.outbox().take(consumer, 10, Duration.ofMinutes(1)).forEach(store.outbox()::delivered);
    store.outbox().take(consumer, 10, Duration.ofMinutes(1)).forEach(store.outbox()::delivered);
    archive().archive(BookingArchive.LONGEST_LIMIT);

    assertThat(rows("slotcore_booking", "booking_id")).isEmpty();
    assertThat(rows("slotcore_archived_booking", "booking_id")).hasSize(2);
  }

  /** Something stands in the way of the last booking, so that its batch fails. */
  @Test
  void whatFailsInTheMiddleLeavesWholeBookingsAndGoesOnLater() {
    for (int hour = 0; hour < 5; hour++) {
      bookThen(store(), pair, hour, "visitor");
    }
    List<List<String>> before = parts("slotcore_");
    Sql.execute(
        database,
        """
        INSERT INTO slotcore_archived_session (tenant_id, booking_id, seats)
        SELECT tenant_id, booking_id, 1
        FROM slotcore_booking
        WHERE tenant_id = ?
        ORDER BY booking_id DESC
        LIMIT 1
        """,
        tenant.value());
    String inTheWay =
        """
        INSERT INTO slotcore_session (tenant_id, booking_id, seats)
        SELECT tenant_id, booking_id, seats FROM slotcore_archived_session WHERE tenant_id = ?
        """;
    Sql.execute(database, inTheWay, tenant.value());

    assertThatThrownBy(() -> archive().archive(BookingArchive.LONGEST_LIMIT))
        .isInstanceOf(StoreException.class);

    assertThat(rows("slotcore_booking", "booking_id")).hasSize(1);
    assertThat(rows("slotcore_event", "booking_id")).hasSize(1);
    assertThat(rows("slotcore_archived_booking", "booking_id")).hasSize(4);
    assertThat(rows("slotcore_archived_event", "booking_id")).hasSize(4);
    for (String table : List.of("slotcore_session", "slotcore_archived_session")) {
      Sql.execute(database, "DELETE FROM " + table + " WHERE tenant_id = ?", tenant.value());
    }
    archive().archive(BookingArchive.LONGEST_LIMIT);
    assertThat(parts("slotcore_archived_")).isEqualTo(before);
  }

  @Test
  void keysAreForgottenAfterADay() {
    bookNow();
    Instant now = MACHINE.instant();
    for (int hours : new int[] {23, 25, 300}) {
      Sql.execute(
          database,
          """
          INSERT INTO slotcore_idempotency (
            tenant_id, key_digest, request_hash, booking_id, answer, kept_at)
          VALUES (?, ?, '', ?, '', ?)
          """,
          tenant.value(),
          "after " + hours,
          UUID.randomUUID(),
          now.minus(Duration.ofHours(hours)));
    }

    archive().forgetKeys();

    assertThat(rows("slotcore_idempotency", "key_digest")).containsExactly("after 23");
  }
}
