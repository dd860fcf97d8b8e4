package io.slotcore.jdbc.internal;

import io.slotcore.booking.Booking;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Facts;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingTransaction;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.LockedFacts;
import io.slotcore.spi.StoredAnswer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of one tenant on one connection, in two messages where the database can: locks
 * and facts, and then all that is written. What is written waits until the work has ended, so that
 * the commit can go with it.
 */
public final class SqlTransaction implements BookingTransaction {

  private final Session session;
  private final String tenant;
  private final ClaimTable claims;
  private final Reads reads;
  private @Nullable Instant now;
  private Optional<IdempotencyKey> unused = Optional.empty();
  private List<BookingChange> changes = List.of();
  private Optional<StoredAnswer> answer = Optional.empty();
  private boolean written;

  SqlTransaction(Session session, String tenant, StoreClock clock, ClaimTable claims) {
    this.session = session;
    this.tenant = tenant;
    this.claims = claims;
    this.reads = new Reads(tenant, claims, clock, session.dialect());
  }

  /** A failure of the driver on its way through work that knows of no drivers. */
  static final class FailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    FailureException(SQLException failure) {
      super(failure);
      this.failure = failure;
    }

    SQLException failure() {
      return failure;
    }
  }

  private void run(Batch batch) {
    try {
      session.run(batch);
    } catch (SQLException failure) {
      throw new FailureException(failure);
    }
  }

  private <T> T ask(Function<Batch, Supplier<T>> question) {
    Batch batch = new Batch();
    Supplier<T> answered = question.apply(batch);
    run(batch);
    return answered.get();
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
    Optional<LockedFacts> locked = tryLock(request, subjects);
    if (locked.isEmpty() && session.isJoined()) {
      insertMissing(session, tenant, subjects);
      locked = tryLock(request, subjects);
    }
    return locked.orElseThrow(() -> new MissingSubjectsException(subjects));
  }

  private Optional<LockedFacts> tryLock(LockRequest request, List<String> subjects) {
    Batch batch = new Batch();
    Result<String> rows = batch.ask(lockStatement(subjects), Row::text);
    Supplier<Reads.Timed> timed = reads.timed(batch, request.idempotencyKey());
    Supplier<Facts> facts = reads.facts(batch, request.facts(), () -> timed.get().now());
    Supplier<List<Booking>> bookings = reads.bookings(batch, request.bookings());
    Optional<Supplier<Optional<Booking>>> hold = request.hold().map(key -> reads.hold(batch, key));
    run(batch);
    if (rows.rows().size() < subjects.size()) {
      return Optional.empty();
    }
    Reads.Timed locked = timed.get();
    now = locked.now();
    unused = locked.kept().isPresent() ? Optional.empty() : request.idempotencyKey();
    return Optional.of(
        new LockedFacts(facts.get(), bookings.get(), hold.flatMap(Supplier::get), locked.answer()));
  }

  private SqlStatement lockStatement(List<String> subjects) {
    return SqlText.of(
            "SELECT subject\nFROM slotcore_subject\nWHERE tenant_id = ? AND subject", tenant)
        .in(subjects)
        .add("\nORDER BY subject\n" + session.dialect().lockClause())
        .statement();
  }

  /** Makes the rows to lock where they are missing, in the order of their keys. */
  static void insertMissing(Session session, String tenant, List<String> subjects) {
    SqlText text = SqlText.of(session.dialect().insertMissingSubjects(subjects.size()));
    subjects.forEach(subject -> text.add("", tenant, subject));
    Batch batch = new Batch();
    batch.change(text.statement());
    try {
      session.run(batch);
    } catch (SQLException failure) {
      throw new FailureException(failure);
    }
  }

  @Override
  public List<Booking> bookings(Collection<BookingId> ids) {
    return ids.isEmpty() ? List.of() : ask(batch -> reads.bookings(batch, ids));
  }

  @Override
  public List<Booking> search(BookingSearch search) {
    return ask(batch -> reads.search(batch, search));
  }

  @Override
  public void write(List<BookingChange> newChanges, Optional<StoredAnswer> newAnswer) {
    if (now == null) {
      throw new IllegalStateException("lock before you write");
    }
    if (written) {
      throw new IllegalStateException("write is called at most once in a transaction");
    }
    claims.check(newChanges);
    written = true;
    changes = List.copyOf(newChanges);
    answer = newAnswer;
  }

  /** Sends what was written; nothing but the end of the transaction follows. */
  void send(Collection<String> consumers) throws SQLException {
    if (now == null || !written) {
      return;
    }
    Writes writes = new Writes(tenant, consumers, now, claims, session.dialect());
    writes.change(changes);
    answer.ifPresent(a -> writes.keep(a, !unused.equals(Optional.of(a.key()))));
    writes.send(session);
  }
}
