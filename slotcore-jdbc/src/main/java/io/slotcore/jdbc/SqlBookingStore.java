package io.slotcore.jdbc;

import static java.util.Objects.requireNonNull;

import io.slotcore.booking.Booking;
import io.slotcore.booking.TenantId;
import io.slotcore.jdbc.internal.Connections;
import io.slotcore.jdbc.internal.OwnTransactions;
import io.slotcore.jdbc.internal.SqlStore;
import io.slotcore.jdbc.internal.Transactions;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.BookingTransaction;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.Outbox;
import io.slotcore.spi.StoredAnswer;
import io.slotcore.spi.ZoneDataSearch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A booking store on PostgreSQL from 15 on, MariaDB or H2, with the tables of {@link
 * SlotcoreSchema}. All its kinds do the same, to the last statement; they differ in whose
 * connections and transactions they use.
 *
 * <p>It keeps every promise of {@link BookingStore}. Its time is the database's. Which database it
 * is, the first connection tells. Safe for use by several threads and nodes, as far as what it was
 * built with is.
 */
public abstract class SqlBookingStore implements BookingStore {

  private final SqlStore store;

  SqlBookingStore(Builder<?> builder) {
    Transactions reads = builder.reads == null ? builder.decisions : builder.reads;
    Transactions jobs = builder.jobs == null ? builder.decisions : builder.jobs;
    store =
        new SqlStore(
            new SqlStore.Runners(builder.decisions, reads, jobs),
            builder.clockShift,
            builder.consumers,
            builder.guard.guard());
  }

  /**
   * Returns where consumers take the events of this store.
   *
   * @return the outbox
   */
  public final Outbox outbox() {
    return store.outbox();
  }

  @Override
  public final <T> T inTransaction(TenantId tenant, Function<BookingTransaction, T> work) {
    return store.inTransaction(tenant, work);
  }

  @Override
  public final Facts facts(TenantId tenant, FactsNeeded needed) {
    return store.facts(tenant, needed);
  }

  @Override
  public final Optional<Booking> find(TenantId tenant, BookingId id) {
    return store.find(tenant, id);
  }

  @Override
  public final List<Booking> search(TenantId tenant, BookingSearch search) {
    return store.search(tenant, search);
  }

  @Override
  public final List<Booking> byOtherZoneData(TenantId tenant, ZoneDataSearch search) {
    return store.byOtherZoneData(tenant, search);
  }

  @Override
  public final Optional<StoredAnswer> answer(TenantId tenant, IdempotencyKey key) {
    return store.answer(tenant, key);
  }

  /**
   * Collects what a store is made of.
   *
   * @param <B> the builder of the kind of store
   */
  public abstract static class Builder<B extends Builder<B>> {

    private final Transactions decisions;
    private final Set<String> consumers = new TreeSet<>();
    private Supplier<Duration> clockShift = () -> Duration.ZERO;
    private OverlapGuard guard = OverlapGuard.standard();
    private @Nullable Transactions reads;
    private @Nullable Transactions jobs;

    Builder(Transactions decisions) {
      this.decisions = decisions;
    }

    abstract B self();

    /**
     * Adds somebody who is to be told of every event from now on.
     *
     * @param name by which events are taken from the {@link SqlBookingStore#outbox outbox}; 1 to
     *     100 characters
     * @return this builder
     * @throws IllegalArgumentException if the name is blank or too long, or holds NUL, which no
     *     database keeps
     */
    public B consumer(String name) {
      if (name.isBlank() || name.length() > 100) {
        throw new IllegalArgumentException("consumer '" + name + "' must have 1 to 100 characters");
      }
      if (name.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "consumer '" + name.replace('\0', '?') + "' must not hold NUL");
      }
      consumers.add(name);
      return self();
    }

    /**
     * Adds several who are to be told of every event from now on.
     *
     * @param names by which events are taken
     * @return this builder
     */
    public B consumers(Collection<String> names) {
      names.forEach(this::consumer);
      return self();
    }

    /**
     * Sets how overlaps are refused; as the schema was made.
     *
     * @param newGuard {@link OverlapGuard#standard} if not set
     * @return this builder
     */
    public B guard(OverlapGuard newGuard) {
      guard = requireNonNull(newGuard, "guard");
      return self();
    }

    /**
     * Reads facts for listings, bookings and idempotency keys elsewhere, for instance from a
     * replica. What a decision reads never comes from there. What was just written may be missing
     * there for a while; a listing may then offer what a decision refuses.
     *
     * @param replica hands out connections that are in no transaction
     * @return this builder
     */
    public B reads(DataSource replica) {
      reads = new OwnTransactions(Connections.of(requireNonNull(replica, "replica")));
      return self();
    }

    /**
     * Sets on whose connections the outbox works, for instance those of a role that sees all
     * tenants.
     *
     * @param dataSource hands out connections that are in no transaction
     * @return this builder
     */
    public B jobs(DataSource dataSource) {
      jobs = new OwnTransactions(Connections.of(requireNonNull(dataSource, "dataSource")));
      return self();
    }

    /**
     * Sets what is added to the database's clock. For tests, which move time without waiting.
     *
     * @param shift asked whenever the clock is read
     * @return this builder
     */
    public B clockShift(Supplier<Duration> shift) {
      clockShift = requireNonNull(shift, "shift");
      return self();
    }

    /**
     * Makes the store. It opens no connection.
     *
     * @return the store
     */
    public abstract SqlBookingStore build();
  }
}
