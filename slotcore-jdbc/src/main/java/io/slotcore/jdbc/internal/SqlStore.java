package io.slotcore.jdbc.internal;

import io.slotcore.booking.Booking;
import io.slotcore.booking.TenantId;
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
import java.util.function.Function;
import java.util.function.Supplier;

/** The booking store in SQL, whoever lends the connections. */
public final class SqlStore implements BookingStore {

  /**
   * On whose connections a store does what.
   *
   * @param decisions what locks and writes
   * @param reads what is read without locks
   * @param jobs what the outbox does
   */
  public record Runners(Transactions decisions, Transactions reads, Transactions jobs) {}

  private final Runners runners;
  private final StoreClock clock;
  private final Collection<String> consumers;
  private final Guard guard;
  private final Outbox outbox;

  /**
   * Makes a store. It opens no connection.
   *
   * @param runners on whose connections
   * @param clockShift what is added to the database's clock
   * @param consumers who is to be told of every event
   * @param guard how overlaps are refused
   */
  public SqlStore(
      Runners runners, Supplier<Duration> clockShift, Collection<String> consumers, Guard guard) {
    this.runners = runners;
    this.clock = new StoreClock(clockShift);
    this.consumers = Set.copyOf(consumers);
    this.guard = guard;
    this.outbox = new SqlOutbox(runners.jobs(), clock);
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
    return runners
        .decisions()
        .inTransaction(
            "a booking transaction",
            tenant.value(),
            session -> {
              ClaimTable claims = guard.claims(session.dialect());
              SqlTransaction transaction =
                  new SqlTransaction(session, tenant.value(), clock, claims);
              T result = work.apply(transaction);
              transaction.send(consumers);
              return result;
            });
  }

  /** Committed by themselves, so that nobody waits for them as long as a decision takes. */
  private void ensure(TenantId tenant, List<String> subjects) {
    runners
        .decisions()
        .inTransaction(
            "making lock rows",
            tenant.value(),
            session -> {
              SqlTransaction.insertMissing(session, tenant.value(), subjects);
              return subjects;
            });
  }

  private interface Question<T> {
    Supplier<T> ask(Reads reads, Batch batch);
  }

  private <T> T read(String operation, TenantId tenant, Question<T> question) {
    return runners
        .reads()
        .read(
            operation,
            tenant.value(),
            session -> {
              Batch batch = new Batch();
              Dialect dialect = session.dialect();
              Reads reads = new Reads(tenant.value(), guard.claims(dialect), clock, dialect);
              Supplier<T> answer = question.ask(reads, batch);
              session.run(batch);
              return answer.get();
            });
  }

  @Override
  public Facts facts(TenantId tenant, FactsNeeded needed) {
    return read(
        "reading facts",
        tenant,
        (reads, batch) -> {
          Supplier<Reads.Timed> timed = reads.timed(batch, Optional.empty());
          return reads.facts(batch, needed, () -> timed.get().now());
        });
  }

  @Override
  public Optional<Booking> find(TenantId tenant, BookingId id) {
    List<Booking> found =
        read("reading a booking", tenant, (reads, batch) -> reads.bookings(batch, Set.of(id)));
    return found.stream().findFirst();
  }

  @Override
  public List<Booking> search(TenantId tenant, BookingSearch search) {
    return read("searching bookings", tenant, (reads, batch) -> reads.search(batch, search));
  }

  @Override
  public List<Booking> byOtherZoneData(TenantId tenant, ZoneDataSearch search) {
    return read(
        "reading bookings by other zone data",
        tenant,
        (reads, batch) -> reads.byOtherZoneData(batch, search));
  }

  @Override
  public Optional<StoredAnswer> answer(TenantId tenant, IdempotencyKey key) {
    return read(
        "reading an idempotency key",
        tenant,
        (reads, batch) -> {
          Supplier<Reads.Timed> timed = reads.timed(batch, Optional.of(key));
          return () -> timed.get().answer();
        });
  }
}
