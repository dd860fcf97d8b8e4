package io.slotcore.jdbc.internal;

import static io.slotcore.jdbc.internal.schema.tables.SlotcoreBooking.SLOTCORE_BOOKING;
import static io.slotcore.jdbc.internal.schema.tables.SlotcoreBookingHost.SLOTCORE_BOOKING_HOST;
import static io.slotcore.jdbc.internal.schema.tables.SlotcoreClaim.SLOTCORE_CLAIM;
import static io.slotcore.jdbc.internal.schema.tables.SlotcoreDelivery.SLOTCORE_DELIVERY;
import static io.slotcore.jdbc.internal.schema.tables.SlotcoreEvent.SLOTCORE_EVENT;
import static io.slotcore.jdbc.internal.schema.tables.SlotcoreIdempotency.SLOTCORE_IDEMPOTENCY;

import io.slotcore.booking.Booking;
import io.slotcore.eventtype.Subject;
import io.slotcore.jdbc.internal.schema.tables.records.SlotcoreBookingHostRecord;
import io.slotcore.jdbc.internal.schema.tables.records.SlotcoreBookingRecord;
import io.slotcore.jdbc.internal.schema.tables.records.SlotcoreClaimRecord;
import io.slotcore.jdbc.internal.schema.tables.records.SlotcoreDeliveryRecord;
import io.slotcore.slot.Claim;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.StoredAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableRecord;

/**
 * Writes the changes of one transaction.
 *
 * <p>What is given up is removed before anything is taken, and what may collide is inserted so that
 * a collision shows in the count of rows instead of breaking the transaction.
 */
final class Writes {

  private final DSLContext sql;
  private final String tenant;
  private final Collection<String> consumers;
  private final Instant now;

  Writes(DSLContext sql, String tenant, Collection<String> consumers, Instant now) {
    this.sql = sql;
    this.tenant = tenant;
    this.consumers = consumers;
    this.now = now;
  }

  void write(List<BookingChange> unordered, Optional<StoredAnswer> answer) {
    // In one order, so that two transactions that change the same bookings do not deadlock.
    List<BookingChange> changes =
        unordered.stream().sorted(Comparator.comparing(c -> c.booking().id())).toList();
    removeWhatIsGivenUp(changes);
    updateBookings(changes);
    insertBookings(changes);
    insertClaims(changes);
    insert(SLOTCORE_EVENT, changes.stream().map(c -> EventRows.toRow(tenant, c.event())).toList());
    insert(SLOTCORE_DELIVERY, deliveries(changes));
    answer.ifPresent(this::keep);
  }

  private void removeWhatIsGivenUp(List<BookingChange> changes) {
    List<UUID> known = changes.stream().filter(c -> !c.isNew()).map(Writes::id).toList();
    if (known.isEmpty()) {
      return;
    }
    sql.deleteFrom(SLOTCORE_CLAIM)
        .where(SLOTCORE_CLAIM.TENANT_ID.eq(tenant))
        .and(SLOTCORE_CLAIM.BOOKING_ID.in(known))
        .execute();
    List<UUID> shared = changes.stream().filter(Writes::wasShared).map(Writes::id).toList();
    if (!shared.isEmpty()) {
      sql.deleteFrom(SLOTCORE_BOOKING_HOST)
          .where(SLOTCORE_BOOKING_HOST.TENANT_ID.eq(tenant))
          .and(SLOTCORE_BOOKING_HOST.BOOKING_ID.in(shared))
          .execute();
    }
  }

  private static boolean wasShared(BookingChange change) {
    return change.event().before().filter(before -> before.hosts().size() > 1).isPresent();
  }

  private static UUID id(BookingChange change) {
    return change.booking().id().value();
  }

  private void updateBookings(List<BookingChange> changes) {
    for (BookingChange change : changes) {
      if (!change.isNew() && update(change.booking()) != 1) {
        throw new ConcurrentChangeException(
            "booking %s is not at version %d any more"
                .formatted(change.booking().id(), change.booking().version() - 1));
      }
    }
  }

  private int update(Booking booking) {
    SlotcoreBookingRecord row = BookingRows.toRow(tenant, booking);
    return sql.update(SLOTCORE_BOOKING)
        .set(row)
        .where(SLOTCORE_BOOKING.TENANT_ID.eq(tenant))
        .and(SLOTCORE_BOOKING.BOOKING_ID.eq(row.getBookingId()))
        .and(SLOTCORE_BOOKING.VERSION.eq(booking.version() - 1))
        .execute();
  }

  private void insertBookings(List<BookingChange> changes) {
    List<SlotcoreBookingRecord> rows =
        changes.stream()
            .filter(BookingChange::isNew)
            .map(c -> BookingRows.toRow(tenant, c.booking()))
            .toList();
    if (insertWhereFree(SLOTCORE_BOOKING, rows) != rows.size()) {
      throw new ConcurrentChangeException(
          "a new booking's id is taken, or its visitor has another hold of the event type");
    }
    insert(SLOTCORE_BOOKING_HOST, furtherHosts(changes));
  }

  private List<SlotcoreBookingHostRecord> furtherHosts(List<BookingChange> changes) {
    List<SlotcoreBookingHostRecord> rows = new ArrayList<>();
    for (BookingChange change : changes) {
      Booking booking = change.booking();
      for (Subject host : booking.hosts().subList(1, booking.hosts().size())) {
        rows.add(
            new SlotcoreBookingHostRecord(
                tenant, booking.id().value(), host.toString(), booking.start()));
      }
    }
    return rows;
  }

  private void insertClaims(List<BookingChange> changes) {
    List<Claim> claims = changes.stream().flatMap(c -> c.claims().stream()).sorted(ORDER).toList();
    if (insertWhereFree(SLOTCORE_CLAIM, claims.stream().map(this::row).toList()) != claims.size()) {
      throw new ConcurrentChangeException("one of the claims would overlap another: " + claims);
    }
  }

  private static final Comparator<Claim> ORDER =
      Comparator.comparing(Claim::subject).thenComparing(claim -> claim.interval().start());

  private SlotcoreClaimRecord row(Claim claim) {
    return new SlotcoreClaimRecord(
        tenant,
        claim.booking().value(),
        claim.subject().toString(),
        0,
        claim.interval().start(),
        claim.interval().end(),
        claim.activeUntil().equals(Instant.MAX) ? null : claim.activeUntil());
  }

  private List<SlotcoreDeliveryRecord> deliveries(List<BookingChange> changes) {
    List<SlotcoreDeliveryRecord> rows = new ArrayList<>();
    for (BookingChange change : changes) {
      for (String consumer : consumers) {
        rows.add(
            new SlotcoreDeliveryRecord(
                tenant, consumer, id(change), change.booking().version(), 0, now, null));
      }
    }
    return rows;
  }

  /** Writes anew what was kept more than 24 hours ago, and nothing that is younger. */
  private void keep(StoredAnswer answer) {
    int kept =
        sql.insertInto(SLOTCORE_IDEMPOTENCY)
            .set(SLOTCORE_IDEMPOTENCY.TENANT_ID, tenant)
            .set(SLOTCORE_IDEMPOTENCY.KEY_DIGEST, Digests.of(answer.key()))
            .set(SLOTCORE_IDEMPOTENCY.REQUEST_HASH, answer.requestHash())
            .set(SLOTCORE_IDEMPOTENCY.BOOKING_ID, answer.booking().value())
            .set(SLOTCORE_IDEMPOTENCY.ANSWER, answer.answer())
            .set(SLOTCORE_IDEMPOTENCY.KEPT_AT, now)
            .onConflict(SLOTCORE_IDEMPOTENCY.TENANT_ID, SLOTCORE_IDEMPOTENCY.KEY_DIGEST)
            .doUpdate()
            .set(SLOTCORE_IDEMPOTENCY.REQUEST_HASH, answer.requestHash())
            .set(SLOTCORE_IDEMPOTENCY.BOOKING_ID, answer.booking().value())
            .set(SLOTCORE_IDEMPOTENCY.ANSWER, answer.answer())
            .set(SLOTCORE_IDEMPOTENCY.KEPT_AT, now)
            .where(SLOTCORE_IDEMPOTENCY.KEPT_AT.le(now.minus(IdempotencyKey.KEPT)))
            .execute();
    if (kept != 1) {
      throw new ConcurrentChangeException("an idempotency key was used meanwhile");
    }
  }

  /** Returns for how many rows there was room. */
  private <R extends TableRecord<R>> int insertWhereFree(Table<R> table, List<R> rows) {
    return rows.isEmpty()
        ? 0
        : sql.insertInto(table)
            .columns(table.fields())
            .valuesOfRecords(rows)
            .onConflictDoNothing()
            .execute();
  }

  private <R extends TableRecord<R>> void insert(Table<R> table, List<R> rows) {
    if (!rows.isEmpty()) {
      sql.insertInto(table).columns(table.fields()).valuesOfRecords(rows).execute();
    }
  }
}
