package io.slotcore.jdbc.internal;

import io.slotcore.booking.Booking;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingTransaction;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.LockedFacts;
import io.slotcore.spi.StoredAnswer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** One transaction of one tenant on one connection. */
public final class JooqTransaction implements BookingTransaction {

  private final DSLContext sql;
  private final String tenant;
  private final StoreClock clock;
  private final Collection<String> consumers;
  private final Reads reads;
  private @Nullable Instant now;
  private @Nullable ConcurrentChangeException collision;

  /**
   * Makes the transaction.
   *
   * @param sql a connection in a transaction at READ COMMITTED
   * @param tenant to whom everything belongs
   * @param clock tells the store's time
   * @param consumers who is to be told of every event
   */
  public JooqTransaction(
      DSLContext sql, String tenant, StoreClock clock, Collection<String> consumers) {
    this.sql = sql;
    this.tenant = tenant;
    this.clock = clock;
    this.consumers = consumers;
    this.reads = new Reads(sql, tenant);
  }

  /**
   * Locks in a first statement and reads in later ones: a lock and a read in one statement would
   * see the world as it was before the lock was granted.
   */
  @Override
  public LockedFacts lock(LockRequest request) {
    if (now != null) {
      throw new IllegalStateException("lock is called once in a transaction");
    }
    List<String> subjects = request.subjects().stream().map(Subject::toString).sorted().toList();
    if (clock.dialect().lockSubjects(sql, tenant, subjects).size() < subjects.size()) {
      throw new MissingSubjectsException(subjects);
    }
    Instant locked = clock.now(sql);
    now = locked;
    return new LockedFacts(
        reads.facts(request.facts(), locked),
        reads.bookings(request.bookings()),
        request.hold().flatMap(reads::hold),
        request.idempotencyKey().flatMap(key -> reads.answer(key, locked)));
  }

  @Override
  public List<Booking> bookings(Collection<BookingId> ids) {
    return reads.bookings(ids);
  }

  @Override
  public void write(List<BookingChange> changes, Optional<StoredAnswer> answer) {
    if (now == null) {
      throw new IllegalStateException("lock before you write");
    }
    try {
      new Writes(sql, tenant, consumers, now).write(changes, answer);
    } catch (ConcurrentChangeException collided) {
      collision = collided;
      throw collided;
    }
  }

  /**
   * Refuses to commit what a collision left half written, also if the work has swallowed the
   * exception.
   *
   * @throws ConcurrentChangeException if there was a collision
   */
  public void requireWhole() {
    if (collision != null) {
      throw collision;
    }
  }
}
