package io.slotcore.jdbc.internal;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.slot.TakenSeats;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.HoldKey;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.StoredAnswer;
import io.slotcore.spi.ZoneDataSearch;
import io.slotcore.time.Interval;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks for what one tenant has. It filters by what it is asked for and decides nothing.
 *
 * <p>Each method adds statements to a batch, and returns what tells their result once it was run.
 */
final class Reads {

  private static final String ACTIVE =
      Arrays.stream(BookingStatus.values())
          .filter(BookingStatus::isActive)
          .map(status -> "'" + status + "'")
          .collect(Collectors.joining(", ", "status IN (", ")"));

  private static final String BOOKINGS =
      "SELECT " + BookingRows.columns("") + "\nFROM slotcore_booking\nWHERE tenant_id = ? AND ";

  private static final String COUNTED = "booking_id, start_at, end_at, expires_at, created_at";

  /** The guests' bookings are no bookings of the host: their session is. */
  private static final String INVITED =
      """
      SELECT %s
      FROM slotcore_booking
      WHERE tenant_id = ? AND first_host = ? AND start_at >= ? AND start_at < ?
        AND session_id IS NULL\
      """;

  private static final String JOINED =
      """
      SELECT %s
      FROM slotcore_booking_host h
      JOIN slotcore_booking b
        ON b.tenant_id = h.tenant_id AND b.booking_id = h.booking_id
      WHERE h.tenant_id = ? AND h.subject = ? AND h.start_at >= ? AND h.start_at < ?
        AND b.session_id IS NULL\
      """;

  private static final String COUNTED_OF_HOST =
      INVITED.formatted(COUNTED)
          + " AND "
          + ACTIVE
          + "\nUNION ALL\n"
          + JOINED.formatted(prefixed(COUNTED))
          + " AND b."
          + ACTIVE;

  private static final String COUNTED_OF_EVENT_TYPE =
      """
      SELECT %s
      FROM slotcore_booking
      WHERE tenant_id = ? AND event_type_id = ? AND start_at >= ? AND start_at < ?
        AND session_id IS NULL AND %s\
      """
          .formatted(COUNTED, ACTIVE);

  private static final String COUNTED_OF_BOOKER =
      """
      SELECT %s
      FROM slotcore_booking
      WHERE tenant_id = ? AND booker = ? AND start_at >= ? AND start_at < ? AND %s\
      """
          .formatted(COUNTED, ACTIVE);

  private static final String SEATS =
      """
      SELECT session_id, booking_id, start_at, end_at, seat_numbers, expires_at
      FROM slotcore_booking
      WHERE tenant_id = ? AND event_type_id = ? AND start_at >= ? AND start_at < ?
        AND session_id IS NOT NULL AND %s\
      """
          .formatted(ACTIVE);

  private static final String OF_HOST =
      "SELECT "
          + BookingRows.columns("")
          + "\nFROM (\n"
          + INVITED.formatted(BookingRows.columns(""))
          + "\nUNION ALL\n"
          + JOINED.formatted(BookingRows.columns("b."))
          + "\n) found\nORDER BY start_at, booking_id\nLIMIT ?";

  /** With the clock, since every statement more costs as much as this one. */
  private static final String ANSWER =
      """
      SELECT %s, k.request_hash, k.booking_id, k.answer, k.kept_at
      FROM (SELECT 1 AS one) here
      LEFT JOIN slotcore_idempotency k
        ON k.tenant_id = ? AND k.key_digest = ?\
      """;

  private final String tenant;
  private final ClaimTable claims;
  private final StoreClock clock;
  private final Dialect dialect;

  Reads(String tenant, ClaimTable claims, StoreClock clock, Dialect dialect) {
    this.tenant = tenant;
    this.claims = claims;
    this.clock = clock;
    this.dialect = dialect;
  }

  private static String prefixed(String columns) {
    return Arrays.stream(columns.split(", ", -1))
        .map(name -> "b." + name)
        .collect(Collectors.joining(", "));
  }

  /** What was kept with an idempotency key, and when, however long ago. */
  record Kept(StoredAnswer answer, Instant at) {

    boolean counts(Instant now) {
      return at.isAfter(now.minus(IdempotencyKey.KEPT));
    }
  }

  /** What the clock said, and what was kept with an idempotency key. */
  record Timed(Instant now, Optional<Kept> kept) {

    /** Returns the answer that is to be given again. */
    Optional<StoredAnswer> answer() {
      return kept.filter(k -> k.counts(now)).map(Kept::answer);
    }
  }

  /**
   * Asks for facts.
   *
   * @param now read before the facts, so that what expires meanwhile still counts
   */
  Supplier<Facts> facts(Batch batch, FactsNeeded needed, Supplier<Instant> now) {
    Supplier<List<Claim>> claimed = claims.read(batch, tenant, needed.claims());
    Map<Subject, Result<CountedBooking>> counted = new HashMap<>();
    needed.counted().forEach((of, window) -> counted.put(of, counted(batch, of, window)));
    Map<Subject, Result<TakenSeats>> seats = new HashMap<>();
    needed
        .seats()
        .forEach(
            (of, window) ->
                seats.put(of, batch.ask(within(SEATS, of.id(), window), Reads::takenSeats)));
    return () -> {
      Facts.Builder facts = Facts.builder(now.get()).claims(claimed.get());
      claims.granularity().ifPresent(facts::claimGranularity);
      counted.forEach((subject, result) -> facts.counted(subject, result.rows()));
      seats.forEach((subject, result) -> facts.seats(subject, result.rows()));
      return facts.build();
    };
  }

  private Result<CountedBooking> counted(Batch batch, Subject subject, Interval window) {
    SqlStatement statement =
        switch (subject.kind()) {
          case EVENT_TYPE -> within(COUNTED_OF_EVENT_TYPE, subject.id(), window);
          case BOOKER -> within(COUNTED_OF_BOOKER, subject.id(), window);
          case HOST, RESOURCE -> ofHost(COUNTED_OF_HOST, subject, window).statement();
        };
    return batch.ask(statement, Reads::counted);
  }

  private SqlStatement within(String text, String whose, Interval window) {
    return SqlStatement.of(
        text, tenant, whose, Instants.clamped(window.start()), Instants.clamped(window.end()));
  }

  /** The bookings to which a host invites, and those that he joins. */
  private SqlText ofHost(String text, Subject host, Interval window) {
    String key = host.toString();
    Instant from = Instants.clamped(window.start());
    Instant to = Instants.clamped(window.end());
    return SqlText.of(text, tenant, key, from, to, tenant, key, from, to);
  }

  private static CountedBooking counted(Row row) throws SQLException {
    BookingId id = new BookingId(row.id());
    Instant start = row.instant();
    Duration duration = Duration.between(start, row.instant());
    return new CountedBooking(id, start, duration, row.until(), row.instant());
  }

  private static TakenSeats takenSeats(Row row) throws SQLException {
    BookingId session = new BookingId(row.id());
    BookingId seat = new BookingId(row.id());
    Instant start = row.instant();
    Duration duration = Duration.between(start, row.instant());
    int places = BookingRows.numbers(row.text()).size();
    return new TakenSeats(session, seat, start, duration, places, row.until());
  }

  Supplier<List<Booking>> bookings(Batch batch, Collection<BookingId> ids) {
    if (ids.isEmpty()) {
      return List::of;
    }
    List<UUID> values = ids.stream().distinct().sorted().map(BookingId::value).toList();
    SqlText text = SqlText.of(BOOKINGS, tenant).add("booking_id").in(values);
    return batch.ask(text.statement(), BookingRows::read)::rows;
  }

  Supplier<Optional<Booking>> hold(Batch batch, HoldKey key) {
    SqlStatement statement =
        SqlStatement.of(BOOKINGS + "hold_key = ?", tenant, BookingRows.holdKey(key));
    return batch.ask(statement, BookingRows::read)::first;
  }

  Supplier<List<Booking>> search(Batch batch, BookingSearch search) {
    return batch.ask(statement(search), BookingRows::read)::rows;
  }

  private SqlStatement statement(BookingSearch search) {
    if (search instanceof BookingSearch.OfHost of) {
      return ofHost(OF_HOST, of.host(), of.starts()).add("", of.limit()).statement();
    }
    SqlText text = SqlText.of(BOOKINGS, tenant);
    if (search instanceof BookingSearch.OfSession of) {
      text.add("session_id = ?", of.session().value());
    } else if (search instanceof BookingSearch.GuestsOf of) {
      text.add("session_id = ? AND " + ACTIVE, of.session().value());
    } else {
      text.add("series_id = ?", ((BookingSearch.OfSeries) search).series().value());
    }
    return text.add("\nORDER BY start_at, booking_id\nLIMIT ?", search.limit()).statement();
  }

  /** Asks for a page of what was promised by other time-zone data, along the primary key. */
  Supplier<List<Booking>> byOtherZoneData(Batch batch, ZoneDataSearch search) {
    SqlText text = SqlText.of(BOOKINGS, tenant);
    search.after().ifPresent(last -> text.add("booking_id > ? AND ", last.value()));
    text.add("start_at > ? AND ", Instants.clamped(search.startsAfter()))
        .add(ACTIVE)
        .add(" AND zone_data_version <> ?", search.version())
        .add("\nORDER BY booking_id\nLIMIT ?", search.limit());
    return batch.ask(text.statement(), BookingRows::read)::rows;
  }

  /** Asks for the time, and for what was kept with a key if there is one. */
  Supplier<Timed> timed(Batch batch, Optional<IdempotencyKey> key) {
    if (key.isEmpty()) {
      Supplier<Instant> now = clock.ask(batch, dialect);
      return () -> new Timed(now.get(), Optional.empty());
    }
    SqlStatement statement =
        SqlStatement.of(ANSWER.formatted(dialect.clock()), tenant, Digests.of(key.get()));
    Result<Timed> result =
        batch.ask(statement, row -> new Timed(clock.read(row), kept(row, key.get())));
    return () -> result.rows().get(0);
  }

  private static Optional<Kept> kept(Row row, IdempotencyKey key) throws SQLException {
    String hash = row.textOrNull();
    if (hash == null) {
      return Optional.empty();
    }
    BookingId booking = new BookingId(row.id());
    StoredAnswer answer = new StoredAnswer(key, hash, booking, row.text());
    return Optional.of(new Kept(answer, row.instant()));
  }
}
