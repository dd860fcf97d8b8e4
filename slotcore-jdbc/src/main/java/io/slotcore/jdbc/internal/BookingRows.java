package io.slotcore.jdbc.internal;

import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Seat;
import io.slotcore.booking.SeriesPart;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.HoldKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes bookings to rows, and reads them back without loss. */
final class BookingRows {

  /** In the order in which they are written and read, after the tenant. */
  private static final List<String> READ =
      List.of(
          "booking_id",
          "status",
          "version",
          "event_type_id",
          "hosts",
          "units",
          "start_at",
          "end_at",
          "buffer_before_minutes",
          "buffer_after_minutes",
          "zone",
          "promised_start",
          "zone_data_version",
          "invitation_sequence",
          "reschedules",
          "expires_at",
          "visitor",
          "moves_booking_id",
          "attendee_name",
          "attendee_email",
          "attendee_zone",
          "attendee_locale",
          "details",
          "cancel_reason",
          "party",
          "booker",
          "session_id",
          "seat_numbers",
          "seats",
          "series_id",
          "series_number",
          "created_at");

  /** Written for the sake of indexes and keys only. */
  private static final List<String> DERIVED = List.of("first_host", "hold_key");

  private static final Table TABLE = table();

  private static final String UPDATE =
      "UPDATE slotcore_booking\nSET "
          + written().skip(1).map(name -> name + " = ?").collect(Collectors.joining(", "))
          + "\nWHERE tenant_id = ? AND booking_id = ? AND version = ?";

  private BookingRows() {}

  private static Stream<String> written() {
    return Stream.concat(READ.stream(), DERIVED.stream());
  }

  private static Table table() {
    List<String> columns = new ArrayList<>(List.of("tenant_id"));
    written().forEach(columns::add);
    return new Table("slotcore_booking", columns);
  }

  /** Returns the columns that {@link #read} expects. */
  static String columns(String prefix) {
    return READ.stream().map(name -> prefix + name).collect(Collectors.joining(", "));
  }

  /** Returns all columns after the tenant. */
  static String all() {
    return written().collect(Collectors.joining(", "));
  }

  static List<SqlStatement> insert(String tenant, List<Booking> bookings) {
    return TABLE.insert(
        bookings.stream()
            .map(
                booking -> {
                  List<@Nullable Object> row = new ArrayList<>();
                  row.add(tenant);
                  addTo(row, booking);
                  return row;
                })
            .toList());
  }

  /** Changes a booking if it is at the version before. */
  static SqlStatement update(String tenant, Booking booking) {
    List<@Nullable Object> values = new ArrayList<>();
    addTo(values, booking);
    Object id = values.remove(0);
    values.add(tenant);
    values.add(id);
    values.add(booking.version() - 1);
    return new SqlStatement(UPDATE, values);
  }

  private static void addTo(List<@Nullable Object> row, Booking booking) {
    row.add(booking.id().value());
    row.add(booking.status().name());
    row.add(booking.version());
    row.add(booking.eventTypeId());
    row.add(Subjects.join(booking.units().stream().map(Unit::subject).toList()));
    row.add(unitNumbers(booking.units()));
    row.add(booking.start());
    row.add(booking.end());
    row.add((int) booking.buffers().before().toMinutes());
    row.add((int) booking.buffers().after().toMinutes());
    row.add(booking.zone().getId());
    row.add(booking.promisedStart().toString());
    row.add(booking.zoneDataVersion());
    row.add(booking.sequence());
    row.add(booking.reschedules());
    row.add(booking.expiresAt().orElse(null));
    row.add(booking.visitor().orElse(null));
    row.add(booking.moves().map(BookingId::value).orElse(null));
    addTo(row, booking.attendee());
    row.add(booking.details());
    row.add(booking.cancelReason());
    row.add(booking.party());
    row.add(booking.booker().map(Subject::id).orElse(null));
    row.add(booking.seat().map(seat -> seat.session().value()).orElse(null));
    row.add(booking.seat().map(seat -> join(seat.numbers())).orElse(null));
    row.add(booking.seats());
    row.add(booking.series().map(part -> part.series().value()).orElse(null));
    row.add(booking.series().map(SeriesPart::number).orElse(null));
    row.add(booking.createdAt());
    row.add(booking.units().get(0).subject().toString());
    row.add(holdKey(booking));
  }

  private static void addTo(List<@Nullable Object> row, Optional<Attendee> attendee) {
    row.add(attendee.map(Attendee::name).orElse(null));
    row.add(attendee.map(Attendee::email).orElse(null));
    row.add(attendee.map(a -> a.zone().getId()).orElse(null));
    row.add(attendee.map(a -> a.locale().toLanguageTag()).orElse(null));
  }

  private static @Nullable String holdKey(Booking booking) {
    return booking.status() == BookingStatus.HELD
        ? booking.visitor().map(v -> holdKey(new HoldKey(booking.eventTypeId(), v))).orElse(null)
        : null;
  }

  static String holdKey(HoldKey key) {
    return key.visitor() + " " + key.eventTypeId();
  }

  /** Of hosts there is one each; only resources come several times. */
  private static @Nullable String unitNumbers(List<Unit> units) {
    boolean plain =
        units.stream().allMatch(unit -> unit.number() == 0)
            && new HashSet<>(units).size() == units.size();
    return plain ? null : join(units.stream().map(Unit::number).toList());
  }

  private static String join(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).map(Integer::valueOf).toList();
  }

  static Booking read(Row row) throws SQLException {
    var booking =
        Booking.builder(new BookingId(row.id()), BookingStatus.valueOf(row.text()))
            .version(row.longNumber())
            .servedBy(row.text(), units(row.text(), row.textOrNull()));
    Instant start = row.instant();
    return booking
        .time(
            start,
            Duration.between(start, row.instant()),
            Buffers.of(Duration.ofMinutes(row.number()), Duration.ofMinutes(row.number())))
        .promised(ZoneId.of(row.text()), LocalDateTime.parse(row.text()), row.text())
        .sequence(row.number())
        .reschedules(row.number())
        .expiresAt(row.instantOrNull())
        .visitor(row.textOrNull())
        .moves(bookingId(row.idOrNull()))
        .attendee(attendee(row))
        .details(row.text())
        .cancelReason(row.text())
        .party(row.number())
        .booker(booker(row.textOrNull()))
        .seat(seat(row.idOrNull(), row.textOrNull()))
        .seats(row.number())
        .series(series(row.idOrNull(), row.number()))
        .createdAt(row.instant())
        .build();
  }

  private static List<Unit> units(String hosts, @Nullable String numbers) {
    List<Subject> subjects = Subjects.split(hosts);
    if (numbers == null) {
      return subjects.stream().map(Unit::of).toList();
    }
    List<Integer> split = numbers(numbers);
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      units.add(new Unit(subjects.get(i), split.get(i)));
    }
    return units;
  }

  private static @Nullable BookingId bookingId(@Nullable UUID value) {
    return value == null ? null : new BookingId(value);
  }

  private static @Nullable Attendee attendee(Row row) throws SQLException {
    String name = row.textOrNull();
    String email = row.textOrNull();
    String zone = row.textOrNull();
    String locale = row.textOrNull();
    return name == null || email == null || zone == null || locale == null
        ? null
        : new Attendee(name, email, ZoneId.of(zone), Locale.forLanguageTag(locale));
  }

  private static @Nullable Subject booker(@Nullable String id) {
    return id == null ? null : Subject.booker(id);
  }

  private static @Nullable Seat seat(@Nullable UUID session, @Nullable String numbers) {
    return session == null || numbers == null
        ? null
        : new Seat(new BookingId(session), numbers(numbers));
  }

  private static @Nullable SeriesPart series(@Nullable UUID series, int number) {
    return series == null ? null : new SeriesPart(new BookingId(series), number);
  }
}
