package io.slotcore.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Booking;
import io.slotcore.booking.Seat;
import io.slotcore.booking.TenantId;
import io.slotcore.slot.Claim;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.Outbox;
import io.slotcore.testkit.BookingStoreContract;
import io.slotcore.testkit.Capability;
import io.slotcore.testkit.TestClock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/** The contract on a database; its tests share one of their class, as nodes do. */
abstract class DatabaseContract extends BookingStoreContract {

  private final TestDatabase kind;
  private final HikariDataSource database;
  private final Function<DataSource, SqlBookingStore.Builder<?>> builder;
  private final TestClock clock = TestClock.at(Instant.EPOCH);
  private final SqlBookingStore store;

  DatabaseContract(TestDatabase kind, Function<DataSource, SqlBookingStore.Builder<?>> builder) {
    this.kind = kind;
    this.database = kind.of(getClass());
    this.builder = builder;
    this.store = newStore();
  }

  private SqlBookingStore newStore() {
    return builder
        .apply(database)
        .guard(kind.guard())
        .consumers(CONSUMERS)
        .clockShift(clock::elapsed)
        .build();
  }

  @Override
  protected BookingStore store() {
    return store;
  }

  @Override
  protected Outbox outbox() {
    return store.outbox();
  }

  @Override
  protected TestClock clock() {
    return clock;
  }

  @Override
  protected Set<Capability> capabilities() {
    Set<Capability> all =
        EnumSet.of(Capability.REFUSES_SQL_BY_HAND, Capability.SERVES_SEVERAL_NODES);
    if (!kind.hasCells()) {
      all.add(Capability.CLAIMS_TO_THE_MICROSECOND);
    }
    return all;
  }

  @Override
  protected BookingStore anotherNode() {
    return newStore();
  }

  @Override
  protected void claimByHand(TenantId owner, Claim claim) {
    if (kind.hasCells()) {
      Sql.cells(database, owner, claim, TestDatabase.CELL);
    } else {
      Sql.claim(database, owner, claim);
    }
  }

  @Override
  protected void seatByHand(TenantId owner, Booking guest) {
    Seat seat = guest.seat().orElseThrow();
    Sql.execute(
        database,
        """
        INSERT INTO slotcore_seat (tenant_id, session_id, seat_no, seats, booking_id)
        SELECT tenant_id, booking_id, ?, seats, ?
        FROM slotcore_session
        WHERE tenant_id = ? AND booking_id = ?
        """,
        seat.numbers().get(0),
        guest.id().value(),
        owner.value(),
        seat.session().value());
  }
}
