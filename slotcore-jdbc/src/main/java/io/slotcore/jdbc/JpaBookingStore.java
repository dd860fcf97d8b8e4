package io.slotcore.jdbc;

import static java.util.Objects.requireNonNull;

import io.slotcore.jdbc.internal.Connections;
import io.slotcore.jdbc.internal.JoinedTransactions;
import io.slotcore.jdbc.internal.OwnTransactions;
import io.slotcore.jdbc.internal.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.util.function.Function;

/**
 * A booking store for applications that use JPA: in the transaction of the application, or in
 * transactions of its own. It needs a provider of Jakarta Persistence 3.2, such as Hibernate 7.
 *
 * <pre>{@code
 * @Transactional(isolation = Isolation.READ_COMMITTED)
 * public Booking book(Instant start, Attendance guest) {
 *   BookingStore store = JpaBookingStore.builder(entityManager).consumer("mail").build();
 *   Booking booking = new BookingService(store).book(caller, Choice.of(lesson, start), guest);
 *   entityManager.persist(new Invoice(booking.id().value()));
 *   return booking;
 * }
 * }</pre>
 *
 * <p>It works on the connection of the entity manager and beside its persistence context: it
 * flushes nothing and leaves nothing in it. {@link SlotcoreEntities} are for queries.
 */
public final class JpaBookingStore extends SqlBookingStore {

  private JpaBookingStore(Builder builder) {
    super(builder);
  }

  /**
   * Starts a store with transactions of its own, without consumers of events.
   *
   * @param factory whose entity managers lend connections that are in no transaction
   * @return a builder
   */
  public static Builder builder(EntityManagerFactory factory) {
    requireNonNull(factory, "factory");
    return new Builder(
        new OwnTransactions(
            new Connections() {
              @Override
              public <T> T lend(Function<Connection, T> work) {
                try (EntityManager entityManager = factory.createEntityManager()) {
                  return onConnection(entityManager, work);
                }
              }
            }));
  }

  /**
   * Starts a store that joins the transaction in which the entity manager is. Commit and rollback
   * are the caller's; until then nobody else sees what was booked, and its locks last.
   *
   * <p>The transaction must run at READ COMMITTED: another level is refused with a {@link
   * io.slotcore.spi.StoreException}, and an entity manager without a transaction with an {@link
   * IllegalStateException}. A collision is not tried again but thrown as {@link
   * io.slotcore.spi.ConcurrentChangeException}; the caller may try the whole transaction again.
   * After a refusal or a failure the transaction is as it was before, and not marked for rollback,
   * but for a deadlock on MariaDB and H2, which undo all of it.
   *
   * @param entityManager whose connection is used; with one that is bound to threads, as Spring's
   *     is, one store serves them all
   * @return a builder
   */
  public static Builder builder(EntityManager entityManager) {
    requireNonNull(entityManager, "entityManager");
    return new Builder(
        new JoinedTransactions(
            new Connections() {
              @Override
              public <T> T lend(Function<Connection, T> work) {
                return onConnection(entityManager, work);
              }
            }));
  }

  /** What a work has come to: thrown within, an exception would mark the transaction. */
  private static final class Outcome<T> {

    private final Function<Connection, T> work;
    private java.util.function.Supplier<T> result =
        () -> {
          throw new IllegalStateException("the provider lent no connection");
        };

    Outcome(Function<Connection, T> work) {
      this.work = work;
    }

    void of(Connection connection) {
      try {
        T value = work.apply(connection);
        result = () -> value;
      } catch (RuntimeException failure) {
        result =
            () -> {
              throw failure;
            };
      }
    }
  }

  private static <T> T onConnection(EntityManager entityManager, Function<Connection, T> work) {
    Outcome<T> outcome = new Outcome<>(work);
    entityManager.<Connection>runWithConnection(outcome::of);
    return outcome.result.get();
  }

  /** Collects what a store is made of. */
  public static final class Builder extends SqlBookingStore.Builder<Builder> {

    private Builder(Transactions decisions) {
      super(decisions);
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    public JpaBookingStore build() {
      return new JpaBookingStore(this);
    }
  }
}
