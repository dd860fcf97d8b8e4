package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.Idempotency;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.TenantId;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A store in a transaction of the application, on a connection of jOOQ's. */
@ParameterizedClass
@EnumSource
class JoinedTransactionTest {

  private static final Instant TEN = Instant.parse("2030-01-01T10:00:00Z");

  private final TenantId tenant = TenantId.of(UUID.randomUUID().toString());
  private final Caller caller = Caller.of(tenant, Actor.booker("visitor"));
  private final Choice choice = Choice.of(Worlds.type("intro", "ada").build(), TEN);
  private final TestDatabase kind;
  private final HikariDataSource database;
  private final BookingStore others;
  private Connection connection;
  private BookingStore joined;

  JoinedTransactionTest(TestDatabase kind) {
    this.kind = kind;
    this.database = kind.of(getClass());
    this.others = JdbcBookingStore.builder(database).guard(kind.guard()).consumer("mail").build();
  }

  @BeforeEach
  void begin() throws SQLException {
    connection = database.getConnection();
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    joined =
        JooqBookingStore.builder(DSL.using(connection))
            .guard(kind.guard())
            .consumer("mail")
            .build();
  }

  @AfterEach
  void end() throws SQLException {
    connection.rollback();
    connection.close();
  }

  private Booking book(BookingStore store) {
    return new BookingService(store).book(caller, choice, Worlds.attendance());
  }

  @Test
  void whatIsBookedIsSeenByOthersAfterTheCallersCommit() throws SQLException {
    Booking booking = book(joined);

    assertThat(joined.find(tenant, booking.id())).isPresent();
    assertThat(others.find(tenant, booking.id())).isEmpty();
    connection.commit();
    assertThat(others.find(tenant, booking.id())).isPresent();
  }

  @Test
  void aRollbackOfTheCallersUndoesTheBooking() throws SQLException {
    Booking booking = book(joined);

    connection.rollback();

    assertThat(others.find(tenant, booking.id())).isEmpty();
    assertThat(book(others).start()).isEqualTo(TEN);
  }

  @Test
  void aRefusalLeavesTheCallersTransactionUsable() throws SQLException {
    Booking booking = book(joined);

    assertThatThrownBy(() -> book(joined)).isInstanceOf(SlotRefusedException.class);

    connection.commit();
    assertThat(others.find(tenant, booking.id())).isPresent();
  }

  @Test
  void aReadThatFailsLeavesTheCallersTransactionUsable() throws SQLException {
    assumeTrue(kind.isPostgres(), "elsewhere a failed statement does not end a transaction");
    Booking booking = book(joined);
    try (Connection other = database.getConnection();
        Statement held = other.createStatement();
        Statement own = connection.createStatement()) {
      other.setAutoCommit(false);
      held.execute("LOCK TABLE slotcore_idempotency IN ACCESS EXCLUSIVE MODE");
      own.execute("SET LOCAL lock_timeout = '50ms'");
      IdempotencyKey key = IdempotencyKey.of(caller.actor(), Idempotency.of("book", "key", "hash"));

      assertThatThrownBy(() -> joined.answer(tenant, key)).isInstanceOf(StoreException.class);

      other.rollback();
    }
    connection.commit();
    assertThat(others.find(tenant, booking.id())).isPresent();
  }

  @Test
  void aCollisionLeavesTheCallersTransactionUsableAndSaysWhatHelps() throws SQLException {
    Booking booking = book(joined);
    BookingChange overlap = overlap(booking);

    assertThatThrownBy(
            () ->
                joined.inTransaction(
                    tenant,
                    transaction -> {
                      transaction.lock(LockRequest.of(booking.hosts()));
                      transaction.write(List.of(overlap), Optional.empty());
                      return booking;
                    }))
        .isInstanceOf(ConcurrentChangeException.class)
        .hasMessageContaining("retry your transaction");

    assertThat(joined.find(tenant, overlap.booking().id())).isEmpty();
    connection.commit();
    assertThat(others.find(tenant, booking.id())).isPresent();
  }

  private BookingChange overlap(Booking booking) {
    Booking other =
        Booking.builder(new BookingId(UUID.randomUUID()), BookingStatus.CONFIRMED)
            .servedBy(booking.eventTypeId(), booking.units())
            .time(booking.start(), booking.duration(), booking.buffers())
            .promised(booking.zone(), booking.promisedStart(), booking.zoneDataVersion())
            .createdAt(booking.createdAt())
            .build();
    BookingEvent.Source source =
        new BookingEvent.Source(tenant, Command.BOOK, Actor.host("ada"), booking.createdAt());
    BookingEvent.State state = BookingEvent.State.of(other);
    Claim claim = new Claim(other.units().get(0), other.claimed(), other.id(), other.activeUntil());
    return new BookingChange(
        other, List.of(claim), new BookingEvent(source, other.id(), 1, null, state));
  }

  @Test
  void aCallerWithoutATransactionIsTold() throws SQLException {
    connection.setAutoCommit(true);
    try {
      assertThatThrownBy(() -> book(joined))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no transaction is running");
    } finally {
      connection.setAutoCommit(false);
    }
  }

  @Test
  void anIsolationInWhichLimitsWouldBeOverrunIsRefused() throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);

    assertThatThrownBy(() -> book(joined))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("REPEATABLE READ")
        .hasMessageContaining("begin it at READ COMMITTED");
  }
}
