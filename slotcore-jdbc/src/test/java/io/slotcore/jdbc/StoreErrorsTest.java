package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What callers see of a database that fails. */
class StoreErrorsTest {

  private static final HikariDataSource DATABASE = PostgresServer.newStoreDatabase();
  private static final Subject HOST = Subject.host("ada");
  private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");

  private final TenantId tenant = TenantId.of(UUID.randomUUID().toString());
  private final JooqBookingStore store = JooqBookingStore.builder(DATABASE).build();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static StoreException failure(Runnable work) {
    StoreException failure = catchThrowableOfType(StoreException.class, work::run);
    assertThat(failure).isNotNull();
    return failure;
  }

  private void lockAda() {
    store.inTransaction(tenant, transaction -> transaction.lock(LockRequest.of(Set.of(HOST))));
  }

  @Test
  void aLockThatIsNotGrantedInTimeIsWorthARetry() throws SQLException {
    assertWorthARetry("SET lock_timeout = '50ms'", "55P03");
  }

  @Test
  void aStatementThatIsCancelledIsWorthARetry() throws SQLException {
    assertWorthARetry("SET statement_timeout = '50ms'", "57014");
  }

  private void assertWorthARetry(String impatience, String state) throws SQLException {
    lockAda();
    try (Connection other = DATABASE.getConnection();
        HikariDataSource impatient = pool(impatience)) {
      other.setAutoCommit(false);
      try (Statement lock = other.createStatement()) {
        lock.execute("SELECT * FROM slotcore_subject FOR UPDATE");
      }
      JooqBookingStore waiting = JooqBookingStore.builder(impatient).build();

      StoreException failure =
          failure(
              () ->
                  waiting.inTransaction(
                      tenant, transaction -> transaction.lock(LockRequest.of(Set.of(HOST)))));

      assertThat(failure).isNotInstanceOf(ConcurrentChangeException.class);
      assertThat(failure.isRetryable()).isTrue();
      assertThat(failure).hasMessageContaining("booking transaction").hasMessageContaining(state);
      other.rollback();
    }
  }

  private static HikariDataSource pool(String initSql) {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(DATABASE.getDataSource());
    pool.setConnectionInitSql(initSql);
    pool.setMaximumPoolSize(2);
    return pool;
  }

  @Test
  void aDatabaseThatCannotBeReachedIsWorthARetry() {
    PGSimpleDataSource nobody = new PGSimpleDataSource();
    nobody.setServerNames(new String[] {"127.0.0.1"});
    nobody.setPortNumbers(new int[] {1});

    StoreException failure =
        failure(() -> JooqBookingStore.builder(nobody).build().find(tenant, id()));

    assertThat(failure).hasMessageContaining("reading a booking").hasMessageContaining("08001");
    assertThat(failure.isRetryable()).isTrue();
  }

  @Test
  void aMissingTableIsNotWorthARetry() {
    try (HikariDataSource empty = PostgresServer.newDatabase()) {
      StoreException failure =
          failure(() -> JooqBookingStore.builder(empty).build().find(tenant, id()));

      assertThat(failure.isRetryable()).isFalse();
      assertThat(failure).hasMessageContaining("42P01");
    }
  }

  @Test
  void aCollisionIsTriedAgainAFewTimesAndThenNamed() {
    AtomicInteger runs = new AtomicInteger();

    StoreException failure =
        failure(
            () ->
                store.inTransaction(
                    tenant,
                    transaction -> {
                      runs.incrementAndGet();
                      throw new ConcurrentChangeException("again");
                    }));

    assertThat(failure).isInstanceOf(ConcurrentChangeException.class);
    assertThat(failure.isRetryable()).isTrue();
    assertThat(runs).hasValueBetween(3, 10);
  }

  @Test
  void aFailureNeverTellsWhoWasToCome() {
    lockAda();
    Booking endsBeforeItStarts =
        Booking.builder(id(), BookingStatus.CONFIRMED)
            .served("intro", List.of(HOST))
            .time(START, Duration.ofMinutes(-5), io.slotcore.eventtype.Buffers.none())
            .promised(ZoneOffset.UTC, LocalDateTime.parse("2030-01-01T10:00"), "2026a")
            .attendee(Worlds.attendance().attendee())
            .details("a secret")
            .createdAt(START)
            .build();

    StoreException failure = failure(() -> write(endsBeforeItStarts));

    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString())
        .contains("23514", "slotcore_booking_span")
        .doesNotContain(Worlds.NAME, Worlds.ADDRESS, "a secret");
    assertThat(failure.isRetryable()).isFalse();
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

  @Test
  void aConnectionGoesBackAsItCame() throws SQLException {
    try (HikariDataSource pool = pool("SET default_transaction_isolation = 'serializable'")) {
      pool.setMaximumPoolSize(1);
      BookingService service = new BookingService(JooqBookingStore.builder(pool).build());

      service.book(
          Caller.of(tenant, Actor.booker("visitor")),
          Choice.of(Worlds.type("intro", "ada").build(), START),
          Worlds.attendance());

      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      }
    }
  }

  @Test
  void aPoolWithoutAutoCommitServesToo() {
    try (HikariDataSource pool = pool("SELECT 1")) {
      pool.setAutoCommit(false);
      JooqBookingStore withoutAutoCommit = JooqBookingStore.builder(pool).consumer("mail").build();
      Booking booking =
          new BookingService(withoutAutoCommit)
              .book(
                  Caller.of(tenant, Actor.booker("visitor")),
                  Choice.of(Worlds.type("intro", "ada").build(), START),
                  Worlds.attendance());

      assertThat(withoutAutoCommit.find(tenant, booking.id())).isPresent();
      assertThat(withoutAutoCommit.outbox().take("mail", 10, Duration.ofMinutes(1))).hasSize(1);
      assertThat(store.find(tenant, booking.id())).isPresent();
    }
  }

  @Test
  void aConsumerWithNulInItsNameIsRefused() {
    JooqBookingStore.Builder builder = JooqBookingStore.builder(DATABASE);

    assertThatThrownBy(() -> builder.consumer("mail\0box"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("consumer 'mail?box' must not hold NUL");
  }

  private static BookingId id() {
    return new BookingId(UUID.randomUUID());
  }
}
