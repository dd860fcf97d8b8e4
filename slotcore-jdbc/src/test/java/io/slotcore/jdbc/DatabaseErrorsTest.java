package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Attendance;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.Subject;
import io.slotcore.jdbc.internal.Dialects;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers see of each database, and what each database sees of them. */
@ParameterizedClass
@EnumSource
class DatabaseErrorsTest {

  private static final Subject HOST = Subject.host("ada");
  private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");

  private final TestDatabase kind;
  private final HikariDataSource database;
  private final TenantId tenant = TenantId.of(UUID.randomUUID().toString());
  private final JdbcBookingStore store;

  DatabaseErrorsTest(TestDatabase kind) {
    this.kind = kind;
    this.database = kind.of(getClass());
    this.store = JdbcBookingStore.builder(database).guard(kind.guard()).build();
  }

  private static void lockAda(JdbcBookingStore locking, TenantId tenant) {
    locking.inTransaction(tenant, transaction -> transaction.lock(LockRequest.of(Set.of(HOST))));
  }

  private static StoreException failure(Runnable work) {
    StoreException failure = catchThrowableOfType(StoreException.class, work::run);
    assertThat(failure).isNotNull();
    return failure;
  }

  private HikariDataSource pool(String initSql) {
    HikariDataSource pool = new HikariDataSource();
    database.copyStateTo(pool);
    pool.setConnectionInitSql(initSql);
    pool.setMaximumPoolSize(2);
    return pool;
  }

  private String impatience() {
    return switch (kind) {
      case MARIADB -> "SET innodb_lock_wait_timeout = 0";
      case H2 -> "SET LOCK_TIMEOUT 50";
      case POSTGRES, OLDEST_POSTGRES, POSTGRES_WITH_CELLS -> "SET lock_timeout = '50ms'";
    };
  }

  @Test
  void aLockThatIsNotGrantedInTimeIsWorthARetry() throws SQLException {
    lockAda(store, tenant);
    try (Connection other = database.getConnection();
        HikariDataSource impatient = pool(impatience())) {
      other.setAutoCommit(false);
      try (Statement lock = other.createStatement()) {
        lock.execute("SELECT subject FROM slotcore_subject FOR UPDATE");
      }
      JdbcBookingStore waiting = JdbcBookingStore.builder(impatient).guard(kind.guard()).build();

      StoreException failure = failure(() -> lockAda(waiting, tenant));

      assertThat(failure).isNotInstanceOf(ConcurrentChangeException.class);
      assertThat(failure.isRetryable()).isTrue();
      other.rollback();
      lockAda(waiting, tenant);
    }
  }

  @Test
  void aMissingTableIsNotWorthARetry() {
    try (HikariDataSource empty = kind.newDatabase()) {
      StoreException failure =
          failure(() -> JdbcBookingStore.builder(empty).build().find(tenant, id()));

      assertThat(failure.isRetryable()).isFalse();
    }
  }

  @Test
  void aFailureNeverTellsWhoWasToCome() {
    lockAda(store, tenant);
    Booking endsBeforeItStarts = booking(Duration.ofMinutes(-5));

    StoreException failure = failure(() -> write(endsBeforeItStarts));

    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString())
        .contains("slotcore_booking_span")
        .doesNotContain(Worlds.NAME, Worlds.ADDRESS, "a secret", tenant.value());
    assertThat(failure.isRetryable()).isFalse();
  }

  private static Booking booking(Duration duration) {
    return Booking.builder(id(), BookingStatus.CONFIRMED)
        .served("intro", List.of(HOST))
        .time(START, duration, Buffers.none())
        .promised(ZoneOffset.UTC, LocalDateTime.parse("2030-01-01T10:00"), "2026a")
        .attendee(Worlds.attendance().attendee())
        .details("a secret")
        .createdAt(START)
        .build();
  }

  private void write(Booking booking) {
    BookingEvent.State state =
        new BookingEvent.State(BookingStatus.CONFIRMED, START, START, List.of(HOST), 0);
    BookingEvent.Source source =
        new BookingEvent.Source(tenant, Command.BOOK, Actor.host("ada"), START);
    BookingEvent event = new BookingEvent(source, booking.id(), 1, null, state);
    store.inTransaction(
        tenant,
        transaction -> {
          transaction.lock(LockRequest.of(Set.of(HOST)));
          transaction.write(
              List.of(new BookingChange(booking, List.of(), event)), Optional.empty());
          return booking;
        });
  }

  private Booking book(JdbcBookingStore with, Attendance attendance) {
    return new BookingService(with)
        .book(
            Caller.of(tenant, Actor.booker("visitor")),
            Choice.of(Worlds.type("intro", "ada").build(), START),
            attendance);
  }

  @Test
  void aConnectionGoesBackAsItCame() throws SQLException {
    try (HikariDataSource pool = pool("SELECT 1")) {
      pool.setMaximumPoolSize(1);
      pool.setTransactionIsolation("TRANSACTION_SERIALIZABLE");

      book(JdbcBookingStore.builder(pool).guard(kind.guard()).build(), Worlds.attendance());

      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      }
    }
  }

  /** Letters that take four bytes, and two chars in Java. */
  @Test
  void theLongestDetailsAreKept() {
    String details = "🦊".repeat(Attendance.MAX_DETAILS / 2);

    Booking booking = book(store, new Attendance(Worlds.attendance().attendee(), details));

    assertThat(store.find(tenant, booking.id()).orElseThrow().details()).isEqualTo(details);
  }

  /** Locks are waited for in between, and a caller's transaction may be older than that. */
  @Test
  void theClockMovesOnWithinATransaction() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      String clock = "SELECT " + Dialects.of(connection).clock();
      read(connection, "SELECT CURRENT_TIMESTAMP(6)");

      String before = read(connection, clock);

      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> {
            while (read(connection, clock).equals(before)) {
              Thread.onSpinWait();
            }
          });
      connection.rollback();
    }
  }

  private static String read(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static BookingId id() {
    return new BookingId(UUID.randomUUID());
  }
}
