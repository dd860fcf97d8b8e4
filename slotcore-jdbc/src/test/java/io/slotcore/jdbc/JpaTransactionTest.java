package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.TenantId;
import io.slotcore.spi.BookingStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A store in a transaction of the application, on an entity manager. */
@ParameterizedClass
@EnumSource
class JpaTransactionTest {

  /** In a gap of many zones' clocks, that of New York among them. */
  private static final Instant START = Instant.parse("2030-03-10T07:30:00Z");

  private final TenantId tenant = TenantId.of(UUID.randomUUID().toString());
  private final Caller caller = Caller.of(tenant, Actor.booker("visitor"));
  private final Choice choice = Choice.of(Worlds.type("intro", "ada").build(), START);
  private final BookingStore jooq;
  private final TestDatabase kind;
  private final EntityManagerFactory factory;
  private EntityManager entityManager;
  private EntityTransaction transaction;
  private BookingStore joined;

  JpaTransactionTest(TestDatabase kind) {
    this.kind = kind;
    this.factory = Jpa.on(kind.of(getClass()));
    this.jooq = JooqBookingStore.builder(kind.of(getClass())).guard(kind.guard()).build();
  }

  @BeforeEach
  void begin() {
    entityManager = factory.createEntityManager();
    joined = JpaBookingStore.builder(entityManager).guard(kind.guard()).consumer("mail").build();
    transaction = entityManager.getTransaction();
    transaction.begin();
    isolate(Connection.TRANSACTION_READ_COMMITTED);
  }

  private void isolate(int level) {
    entityManager
        .unwrap(Session.class)
        .doWork(connection -> connection.setTransactionIsolation(level));
  }

  @AfterEach
  void end() {
    if (transaction.isActive()) {
      transaction.rollback();
    }
    entityManager.close();
  }

  private Booking book(BookingStore store) {
    return new BookingService(store).book(caller, choice, Worlds.attendance());
  }

  private Instant startInJpql(Booking booking) {
    return entityManager
        .createQuery(
            "SELECT b.startAt FROM SlotcoreBooking b WHERE b.tenantId = :t AND b.bookingId = :id",
            Instant.class)
        .setParameter("t", tenant.value())
        .setParameter("id", booking.id().value())
        .getSingleResult();
  }

  @Test
  void whatOneStoreWritesTheOthersAndQueriesRead() {
    Booking booking = book(joined);
    assertThat(startInJpql(booking)).isEqualTo(START);
    transaction.commit();

    assertThat(jooq.find(tenant, booking.id()).map(Booking::start)).contains(START);
    transaction.begin();
    isolate(Connection.TRANSACTION_READ_COMMITTED);
    Choice next = Choice.of(choice.eventType(), START.plus(Duration.ofHours(2)));
    Booking other = new BookingService(jooq).book(caller, next, Worlds.attendance());
    assertThat(startInJpql(other)).isEqualTo(other.start());
  }

  @Test
  void aRollbackUndoesTheBooking() {
    Booking booking = book(joined);
    assertThat(jooq.find(tenant, booking.id())).isEmpty();

    transaction.rollback();

    assertThat(jooq.find(tenant, booking.id())).isEmpty();
    assertThat(book(jooq).start()).isEqualTo(START);
  }

  @Test
  void aRefusalDoesNotMarkTheTransactionForRollback() {
    Booking booking = book(joined);

    assertThatThrownBy(() -> book(joined)).isInstanceOf(SlotRefusedException.class);

    assertThat(transaction.getRollbackOnly()).isFalse();
    transaction.commit();
    assertThat(jooq.find(tenant, booking.id())).isPresent();
  }

  @Test
  void anEntityManagerWithoutATransactionIsToldSo() {
    transaction.rollback();

    assertThatThrownBy(() -> book(joined))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no transaction is running");
  }
}
