package io.slotcore.jdbc.internal;

import static io.slotcore.jdbc.internal.schema.tables.SlotcoreBooking.SLOTCORE_BOOKING;
import static io.slotcore.jdbc.internal.schema.tables.SlotcoreBookingHost.SLOTCORE_BOOKING_HOST;
import static io.slotcore.jdbc.internal.schema.tables.SlotcoreClaim.SLOTCORE_CLAIM;
import static io.slotcore.jdbc.internal.schema.tables.SlotcoreIdempotency.SLOTCORE_IDEMPOTENCY;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.HoldKey;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.StoredAnswer;
import io.slotcore.spi.ZoneDataSearch;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record5;
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
    facts.claims(
        needed.claims().entrySet().stream()
            .map(entry -> claims(entry.getKey(), entry.getValue()))
            .reduce(Select::unionAll)
            .map(select -> sql.fetch(select).map(Reads::claim))
            .orElse(List.of()));
    needed.counted().forEach((subject, window) -> facts.counted(subject, counted(subject, window)));
    return facts.build();
  }

  /** One statement for all subjects, each with an index range of its own. */
  private Select<Record5<String, UUID, Instant, Instant, Instant>> claims(
      Subject subject, Interval window) {
    return sql.select(
            SLOTCORE_CLAIM.SUBJECT,
            SLOTCORE_CLAIM.BOOKING_ID,
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

  private static Claim claim(Record5<String, UUID, Instant, Instant, Instant> row) {
    return new Claim(
        Subject.parse(row.value1()),
        Interval.of(row.value3(), row.value4()),
        new BookingId(row.value2()),
        activeUntil(row.value5()));
  }

  private static Instant activeUntil(@Nullable Instant expiresAt) {
    return expiresAt == null ? Instant.MAX : expiresAt;
  }

  private List<CountedBooking> counted(Subject subject, Interval window) {
    List<Field<?>> fields =
        List.of(
            SLOTCORE_BOOKING.BOOKING_ID,
            SLOTCORE_BOOKING.START_AT,
            SLOTCORE_BOOKING.END_AT,
            SLOTCORE_BOOKING.EXPIRES_AT,
            SLOTCORE_BOOKING.CREATED_AT);
    return sql.fetch(of(subject, window, SLOTCORE_BOOKING.STATUS.in(ACTIVE), fields))
        .map(Reads::counted);
  }

  private static CountedBooking counted(Record row) {
    Instant start = row.get(SLOTCORE_BOOKING.START_AT);
    return new CountedBooking(
        new BookingId(row.get(SLOTCORE_BOOKING.BOOKING_ID)),
        start,
        Duration.between(start, row.get(SLOTCORE_BOOKING.END_AT)),
        activeUntil(row.get(SLOTCORE_BOOKING.EXPIRES_AT)),
        row.get(SLOTCORE_BOOKING.CREATED_AT));
  }

  /** The bookings of an event type; of a host those that he invites to, and those that he joins. */
  private Select<Record> of(
      Subject subject, Interval starts, Condition also, Collection<Field<?>> fields) {
    return switch (subject.kind()) {
      case EVENT_TYPE ->
          invitedTo(SLOTCORE_BOOKING.EVENT_TYPE_ID.eq(subject.id()), starts, also, fields);
      case HOST, RESOURCE ->
          invitedTo(SLOTCORE_BOOKING.FIRST_HOST.eq(subject.toString()), starts, also, fields)
              .unionAll(joinedBy(subject, starts, also, fields));
      case BOOKER -> invitedTo(DSL.falseCondition(), starts, also, fields);
    };
  }

  private Select<Record> invitedTo(
      Condition whose, Interval starts, Condition also, Collection<Field<?>> fields) {
    return sql.select(fields)
        .from(SLOTCORE_BOOKING)
        .where(SLOTCORE_BOOKING.TENANT_ID.eq(tenant))
        .and(whose)
        .and(within(SLOTCORE_BOOKING.START_AT, starts))
        .and(also);
  }

  private Select<Record> joinedBy(
      Subject host, Interval starts, Condition also, Collection<Field<?>> fields) {
    return sql.select(fields)
        .from(SLOTCORE_BOOKING_HOST)
        .join(SLOTCORE_BOOKING)
        .on(SLOTCORE_BOOKING.TENANT_ID.eq(SLOTCORE_BOOKING_HOST.TENANT_ID))
        .and(SLOTCORE_BOOKING.BOOKING_ID.eq(SLOTCORE_BOOKING_HOST.BOOKING_ID))
        .where(SLOTCORE_BOOKING_HOST.TENANT_ID.eq(tenant))
        .and(SLOTCORE_BOOKING_HOST.SUBJECT.eq(host.toString()))
        .and(within(SLOTCORE_BOOKING_HOST.START_AT, starts))
        .and(also);
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
    // The names without their table: an order of a union speaks of its columns.
    Field<?> start = DSL.field(SLOTCORE_BOOKING.START_AT.getUnqualifiedName());
    Field<?> id = DSL.field(SLOTCORE_BOOKING.BOOKING_ID.getUnqualifiedName());
    Select<Record> all =
        of(search.host(), search.starts(), DSL.noCondition(), List.of(SLOTCORE_BOOKING.fields()));
    return sql.select()
        .from(all.asTable("found"))
        .orderBy(start, id)
        .limit(search.limit())
        .fetch(row -> BookingRows.fromRow(row.into(SLOTCORE_BOOKING)));
  }

  /**
   * Reads a page of what was promised by other time-zone data, along the primary key.
   *
   * @param search which page
   * @return in order of id
   */
  public List<Booking> byOtherZoneData(ZoneDataSearch search) {
    return sql.selectFrom(SLOTCORE_BOOKING)
        .where(SLOTCORE_BOOKING.TENANT_ID.eq(tenant))
        .and(
            search
                .after()
                .map(last -> SLOTCORE_BOOKING.BOOKING_ID.gt(last.value()))
                .orElse(DSL.noCondition()))
        .and(SLOTCORE_BOOKING.START_AT.gt(clamped(search.startsAfter())))
        .and(SLOTCORE_BOOKING.STATUS.in(ACTIVE))
        .and(SLOTCORE_BOOKING.ZONE_DATA_VERSION.ne(search.version()))
        .orderBy(SLOTCORE_BOOKING.BOOKING_ID)
        .limit(search.limit())
        .fetch(BookingRows::fromRow);
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
