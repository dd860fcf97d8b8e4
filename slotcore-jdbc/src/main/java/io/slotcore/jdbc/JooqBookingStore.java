package io.slotcore.jdbc;

import static java.util.Objects.requireNonNull;

import io.slotcore.booking.Booking;
import io.slotcore.booking.TenantId;
import io.slotcore.jdbc.internal.Dialect;
import io.slotcore.jdbc.internal.JooqOutbox;
import io.slotcore.jdbc.internal.JooqTransaction;
import io.slotcore.jdbc.internal.MissingSubjectsException;
import io.slotcore.jdbc.internal.PostgresDialect;
import io.slotcore.jdbc.internal.Reads;
import io.slotcore.jdbc.internal.StoreClock;
import io.slotcore.jdbc.internal.Transactions;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.BookingTransaction;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.Outbox;
import io.slotcore.spi.StoreException;
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

/**
 * A booking store on PostgreSQL 15 or later, through jOOQ, in transactions of its own.
 *
 * <pre>{@code
 * SlotcoreSchema.migrate(dataSource);
 * JooqBookingStore store =
 *     JooqBookingStore.builder(dataSource).consumer("mail").consumer("calendar").build();
 * BookingService service = new BookingService(store);
 * }</pre>
 *
 * <p>It keeps every promise of {@link BookingStore}. Its time is the database's. Safe for use by
 * several threads and nodes.
 */
public final class JooqBookingStore implements BookingStore {

  private final Transactions transactions;
  private final StoreClock clock;
  private final Set<String> consumers;
  private final Outbox outbox;

  private JooqBookingStore(Builder builder) {
    Dialect dialect = new PostgresDialect();
    transactions = new Transactions(builder.dataSource, dialect);
    clock = new StoreClock(dialect, builder.clockShift);
    consumers = Set.copyOf(builder.consumers);
    outbox = new JooqOutbox(transactions, clock);
  }

  /**
   * Starts a store without consumers of events.
   *
   * @param dataSource hands out connections that are in no transaction, to a database with the
   *     tables of {@link SlotcoreSchema}
   * @return a builder
   */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  /**
   * Returns where consumers take the events of this store.
   *
   * @return the outbox
   */
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public <T> T inTransaction(TenantId tenant, Function<BookingTransaction, T> work) {
    try {
      return once(tenant, work);
    } catch (MissingSubjectsException missing) {
      ensure(tenant, missing.subjects());
    }
    try {
      return once(tenant, work);
    } catch (MissingSubjectsException missing) {
      throw new StoreException("lock rows were removed by somebody: " + missing, missing, false);
    }
  }

  private <T> T once(TenantId tenant, Function<BookingTransaction, T> work) {
    return transactions.inTransaction(
        "a booking transaction",
        sql -> {
          JooqTransaction transaction = new JooqTransaction(sql, tenant.value(), clock, consumers);
          T result = work.apply(transaction);
          transaction.requireWhole();
          return result;
        });
  }

  /** Committed by themselves, so that nobody waits for them as long as a decision takes. */
  private void ensure(TenantId tenant, List<String> subjects) {
    transactions.inTransaction(
        "making lock rows",
        sql -> {
          clock.dialect().ensureSubjects(sql, tenant.value(), subjects);
          return subjects;
        });
  }

  @Override
  public Facts facts(TenantId tenant, FactsNeeded needed) {
    return transactions.read(
        "reading facts", sql -> new Reads(sql, tenant.value()).facts(needed, clock.now(sql)));
  }

  @Override
  public Optional<Booking> find(TenantId tenant, BookingId id) {
    return transactions.read(
        "reading a booking",
        sql -> new Reads(sql, tenant.value()).bookings(Set.of(id)).stream().findFirst());
  }

  @Override
  public List<Booking> search(TenantId tenant, BookingSearch search) {
    return transactions.read(
        "searching bookings", sql -> new Reads(sql, tenant.value()).search(search));
  }

  @Override
  public List<Booking> byOtherZoneData(TenantId tenant, ZoneDataSearch search) {
    return transactions.read(
        "reading bookings by other zone data",
        sql -> new Reads(sql, tenant.value()).byOtherZoneData(search));
  }

  @Override
  public Optional<StoredAnswer> answer(TenantId tenant, IdempotencyKey key) {
    return transactions.read(
        "reading an idempotency key",
        sql -> new Reads(sql, tenant.value()).answer(key, clock.now(sql)));
  }

  /** Collects what a store is made of. */
  public static final class Builder {

    private final DataSource dataSource;
    private final Set<String> consumers = new TreeSet<>();
    private Supplier<Duration> clockShift = () -> Duration.ZERO;

    private Builder(DataSource dataSource) {
      this.dataSource = requireNonNull(dataSource, "dataSource");
    }

    /**
     * Adds somebody who is to be told of every event from now on.
     *
     * @param name by which events are taken from the {@link JooqBookingStore#outbox outbox}; 1 to
     *     100 characters
     * @return this builder
     * @throws IllegalArgumentException if the name is blank or too long
     */
    public Builder consumer(String name) {
      if (name.isBlank() || name.length() > 100) {
        throw new IllegalArgumentException("consumer '" + name + "' must have 1 to 100 characters");
      }
      consumers.add(name);
      return this;
    }

    /**
     * Adds several who are to be told of every event from now on.
     *
     * @param names by which events are taken
     * @return this builder
     */
    public Builder consumers(Collection<String> names) {
      names.forEach(this::consumer);
      return this;
    }

    /**
     * Sets what is added to the database's clock. For tests, which move time without waiting.
     *
     * @param shift asked whenever the clock is read
     * @return this builder
     */
    public Builder clockShift(Supplier<Duration> shift) {
      clockShift = requireNonNull(shift, "shift");
      return this;
    }

    /**
     * Makes the store. It opens no connection.
     *
     * @return the store
     */
    public JooqBookingStore build() {
      return new JooqBookingStore(this);
    }
  }
}
