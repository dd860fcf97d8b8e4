package io.slotcore.jdbc.internal;

import static io.slotcore.jdbc.internal.schema.tables.SlotcoreBooking.SLOTCORE_BOOKING;
import static io.slotcore.jdbc.internal.schema.tables.SlotcoreBookingHost.SLOTCORE_BOOKING_HOST;
import static io.slotcore.jdbc.internal.schema.tables.SlotcoreClaim.SLOTCORE_CLAIM;
import static io.slotcore.jdbc.internal.schema.tables.SlotcoreIdempotency.SLOTCORE_IDEMPOTENCY;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.eventtype.Subject;
import io.slotcore.jdbc.internal.schema.tables.records.SlotcoreBookingRecord;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.HoldKey;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.StoredAnswer;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads what one tenant has. It filters by what it is asked for and decides nothing. */
public final class Reads {

  /** The longest claim that the schema lets in; no longer one can reach into a window. */
  private static final Duration LONGEST_CLAIM = Duration.ofDays(93);

  /** What every database and driver can say; bounds beyond are as good as none. */
  private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private static final List<String> ACTIVE =
      Arrays.stream(BookingStatus.values())
          .filter(BookingStatus::isActive)
          .map(BookingStatus::name)
          .toList();

  private final DSLContext sql;
  private final String tenant;

  /**
   * Reads on a connection.
   *
   * @param sql the connection
   * @param tenant whose rows
   */
  public Reads(DSLContext sql, String tenant) {
    this.sql = sql;
    this.tenant = tenant;
  }

  /**
   * Reads claims and counted bookings.
   *
   * @param needed which ones
   * @param now read before the facts, so that what expires meanwhile still counts
   * @return the facts
   */
  public Facts facts(FactsNeeded needed, Instant now) {
    Facts.Builder facts = Facts.builder(now);
    union(needed.claims(), this::claims).forEach(row -> facts.claims(List.of(claim(row))));
    union(needed.counted(), this::counted)
        .forEach(row -> facts.counted(Subject.parse(row.value1()), List.of(counted(row))));
    return facts.build();
  }

  private interface PerSubject<R extends Record> {
    Select<R> select(Subject subject, Interval window);
  }

  /** One statement for all subjects, of which each has an index range of its own. */
  private <R extends Record> List<R> union(
      Map<Subject, Interval> windows, PerSubject<R> perSubject) {
    return windows.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> perSubject.select(entry.getKey(), entry.getValue()))
        .reduce(Select::unionAll)
        .map(select -> List.copyOf(sql.fetch(select)))
        .orElse(List.of());
  }

  private Select<Record6<String, UUID, Integer, Instant, Instant, Instant>> claims(
      Subject subject, Interval window) {
    return sql.select(
            SLOTCORE_CLAIM.SUBJECT,
            SLOTCORE_CLAIM.BOOKING_ID,
            SLOTCORE_CLAIM.UNIT_NO,
            SLOTCORE_CLAIM.CLAIM_START,
            SLOTCORE_CLAIM.CLAIM_END,
            SLOTCORE_CLAIM.EXPIRES_AT)
        .from(SLOTCORE_CLAIM)
        .where(SLOTCORE_CLAIM.TENANT_ID.eq(tenant))
        .and(SLOTCORE_CLAIM.SUBJECT.eq(subject.toString()))
        .and(SLOTCORE_CLAIM.CLAIM_START.ge(clamped(window.start()).minus(LONGEST_CLAIM)))
        .and(SLOTCORE_CLAIM.CLAIM_START.lt(clamped(window.end())))
        .and(SLOTCORE_CLAIM.CLAIM_END.gt(clamped(window.start())));
  }

  private static Claim claim(Record6<String, UUID, Integer, Instant, Instant, Instant> row) {
    return new Claim(
        Subject.parse(row.value1()),
        Interval.of(row.value4(), row.value5()),
        new BookingId(row.value2()),
        activeUntil(row.value6()));
  }

  private static Instant activeUntil(@Nullable Instant expiresAt) {
    return expiresAt == null ? Instant.MAX : expiresAt;
  }

  private Select<Record6<String, UUID, Integer, Instant, Instant, Instant>> counted(
      Subject subject, Interval window) {
    return sql.select(
            DSL.val(subject.toString()),
            SLOTCORE_BOOKING.BOOKING_ID,
            DSL.inline(0),
            SLOTCORE_BOOKING.START_AT,
            SLOTCORE_BOOKING.END_AT,
            SLOTCORE_BOOKING.EXPIRES_AT)
        .from(SLOTCORE_BOOKING)
        .where(of(subject, window))
        .and(SLOTCORE_BOOKING.STATUS.in(ACTIVE));
  }

  private static CountedBooking counted(
      Record6<String, UUID, Integer, Instant, Instant, Instant> row) {
    return new CountedBooking(
        new BookingId(row.value2()),
        row.value4(),
        Duration.between(row.value4(), row.value5()),
        activeUntil(row.value6()));
  }

  private Condition of(Subject subject, Interval starts) {
    Condition mine = SLOTCORE_BOOKING.TENANT_ID.eq(tenant);
    return switch (subject.kind()) {
      case EVENT_TYPE ->
          mine.and(SLOTCORE_BOOKING.EVENT_TYPE_ID.eq(subject.id()))
              .and(within(SLOTCORE_BOOKING.START_AT, starts));
      case HOST -> mine.and(servedBy(subject, starts));
    };
  }

  /** Two index ranges: one for those who invite, one for the others. */
  private Condition servedBy(Subject host, Interval starts) {
    Condition invites =
        SLOTCORE_BOOKING
            .FIRST_HOST
            .eq(host.toString())
            .and(within(SLOTCORE_BOOKING.START_AT, starts));
    Condition joins =
        SLOTCORE_BOOKING.BOOKING_ID.in(
            DSL.select(SLOTCORE_BOOKING_HOST.BOOKING_ID)
                .from(SLOTCORE_BOOKING_HOST)
                .where(SLOTCORE_BOOKING_HOST.TENANT_ID.eq(tenant))
                .and(SLOTCORE_BOOKING_HOST.SUBJECT.eq(host.toString()))
                .and(within(SLOTCORE_BOOKING_HOST.START_AT, starts)));
    return invites.or(joins);
  }

  private static Condition within(Field<Instant> field, Interval interval) {
    return field.ge(clamped(interval.start())).and(field.lt(clamped(interval.end())));
  }

  private static Instant clamped(Instant instant) {
    return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
  }

  /**
   * Reads bookings.
   *
   * @param ids which ones
   * @return those that there are
   */
  public List<Booking> bookings(Collection<BookingId> ids) {
    return ids.isEmpty()
        ? List.of()
        : bookings(
            SLOTCORE_BOOKING.BOOKING_ID.in(ids.stream().map(BookingId::value).sorted().toList()));
  }

  /**
   * Reads the hold of a visitor.
   *
   * @param key visitor and event type
   * @return empty if there is none
   */
  public Optional<Booking> hold(HoldKey key) {
    return bookings(SLOTCORE_BOOKING.HOLD_KEY.eq(BookingRows.holdKey(key))).stream().findFirst();
  }

  private List<Booking> bookings(Condition which) {
    return sql.selectFrom(SLOTCORE_BOOKING)
        .where(SLOTCORE_BOOKING.TENANT_ID.eq(tenant))
        .and(which)
        .fetch(BookingRows::fromRow);
  }

  /**
   * Reads the bookings of a host.
   *
   * @param search which ones
   * @return in order of start and id
   */
  public List<Booking> search(BookingSearch search) {
    Select<SlotcoreBookingRecord> found =
        sql.selectFrom(SLOTCORE_BOOKING)
            .where(of(search.host(), search.starts()))
            .orderBy(SLOTCORE_BOOKING.START_AT, SLOTCORE_BOOKING.BOOKING_ID)
            .limit(search.limit());
    return sql.fetch(found).map(BookingRows::fromRow);
  }

  /**
   * Reads what was kept with an idempotency key.
   *
   * @param key which one
   * @param now the store's time
   * @return empty if nothing was kept in the last 24 hours
   */
  public Optional<StoredAnswer> answer(IdempotencyKey key, Instant now) {
    return sql.selectFrom(SLOTCORE_IDEMPOTENCY)
        .where(SLOTCORE_IDEMPOTENCY.TENANT_ID.eq(tenant))
        .and(SLOTCORE_IDEMPOTENCY.KEY_DIGEST.eq(Digests.of(key)))
        .and(SLOTCORE_IDEMPOTENCY.KEPT_AT.gt(now.minus(IdempotencyKey.KEPT)))
        .fetchOptional(
            row ->
                new StoredAnswer(
                    key, row.getRequestHash(), new BookingId(row.getBookingId()), row.getAnswer()));
  }
}
