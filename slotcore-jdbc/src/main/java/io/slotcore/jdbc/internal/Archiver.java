package io.slotcore.jdbc.internal;

import io.slotcore.spi.IdempotencyKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Moves bookings to the archive and forgets keys, batch by batch and tenant by tenant. */
public final class Archiver {

  /** The smallest table in which every tenant has a row. */
  private static final String NEXT_TENANT =
      "SELECT min(tenant_id)\nFROM slotcore_subject\nWHERE tenant_id > ?";

  private static final String FORGET =
      "DELETE FROM slotcore_idempotency\nWHERE tenant_id = ? AND kept_at <= ?";

  private static final StoreClock CLOCK = new StoreClock(() -> Duration.ZERO);

  private final Transactions transactions;
  private final Guard guard;
  private final int batchSize;

  /**
   * Makes an archiver. It opens no connection.
   *
   * @param transactions runs each batch
   * @param guard that of the stores
   * @param batchSize how many bookings are moved in one transaction
   */
  public Archiver(Transactions transactions, Guard guard, int batchSize) {
    this.transactions = transactions;
    this.guard = guard;
    this.batchSize = batchSize;
  }

  private record Moved(@Nullable UUID last, int count) {}

  /** Work on one tenant. */
  private interface OfTenant {
    long apply(String tenant);
  }

  /**
   * Moves what ended before an instant.
   *
   * @param endedBefore the instant
   * @return how many bookings were moved
   */
  public long archive(Instant endedBefore) {
    return ofAllTenants(
        tenant -> {
          long moved = 0;
          for (ArchiveTables.Kind kind : ArchiveTables.Kind.values()) {
            moved += archive(tenant, kind, endedBefore);
          }
          return moved;
        });
  }

  /**
   * Removes what was kept with keys and counts for nothing any more.
   *
   * @return how many rows were removed
   */
  public long forgetKeys() {
    return ofAllTenants(
        tenant ->
            transactions.inTransaction(
                "forgetting idempotency keys",
                tenant,
                session -> {
                  Instant before = now(session).minus(IdempotencyKey.KEPT);
                  Batch batch = new Batch();
                  Result<Void> removed = batch.change(SqlStatement.of(FORGET, tenant, before));
                  session.runLast(batch);
                  return removed.changed();
                }));
  }

  /**
   * Returns the database's time.
   *
   * @return now
   */
  public Instant now() {
    return transactions.inTransaction("reading the clock", null, Archiver::now);
  }

  private static Instant now(Session session) throws SQLException {
    Batch batch = new Batch();
    Supplier<Instant> now = CLOCK.ask(batch, session.dialect());
    session.run(batch);
    return now.get();
  }

  private long ofAllTenants(OfTenant work) {
    long count = 0;
    for (Optional<String> t = next(""); t.isPresent(); t = next(t.get())) {
      count += work.apply(t.get());
    }
    return count;
  }

  private Optional<String> next(String after) {
    return transactions.inTransaction(
        "finding the next tenant",
        null,
        session -> {
          Batch batch = new Batch();
          Result<Optional<String>> next =
              batch.ask(
                  SqlStatement.of(NEXT_TENANT, after),
                  row -> Optional.ofNullable(row.textOrNull()));
          session.run(batch);
          return next.rows().get(0);
        });
  }

  private long archive(String tenant, ArchiveTables.Kind kind, Instant endedBefore) {
    long moved = 0;
    Moved batch = new Moved(null, 0);
    do {
      UUID after = batch.last();
      batch =
          transactions.inTransaction(
              "archiving bookings",
              tenant,
              session -> moveNext(session, new ArchiveTables(tenant), kind, endedBefore, after));
      moved += batch.count();
    } while (batch.last() != null);
    return moved;
  }

  private Moved moveNext(
      Session session,
      ArchiveTables tables,
      ArchiveTables.Kind kind,
      Instant endedBefore,
      @Nullable UUID after)
      throws SQLException {
    Dialect dialect = session.dialect();
    Batch lock = new Batch();
    Result<UUID> locked =
        lock.ask(tables.lockNext(kind, endedBefore, after, batchSize, dialect), Row::id);
    session.run(lock);
    List<UUID> bookings = locked.rows();
    if (bookings.isEmpty()) {
      return new Moved(null, 0);
    }
    Batch check = new Batch();
    Supplier<Instant> now = CLOCK.ask(check, dialect);
    List<Result<UUID>> unsettled =
        tables.findUnsettled(bookings).stream().map(s -> check.ask(s, Row::id)).toList();
    session.run(check);
    Set<UUID> staying = ArchiveTables.ids(unsettled);
    List<UUID> moving = bookings.stream().filter(id -> !staying.contains(id)).toList();
    Batch move = new Batch();
    if (!moving.isEmpty()) {
      move.addAll(tables.move(moving, now.get(), guard.claims(dialect)));
    }
    session.runLast(move);
    return new Moved(bookings.get(bookings.size() - 1), moving.size());
  }
}
