package io.slotcore.slot;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.time.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Short words for example tests. Without a zone all times are in UTC; Monday is 2027-01-04. */
final class Examples {

  static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
  static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
  static final Facts NOTHING = Facts.empty(NOW);
  static final Subject ADA = Subject.host("ada");
  static final Subject BOB = Subject.host("bob");
  static final Subject INTRO = Subject.eventType("intro");

  private Examples() {}

  static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  static BookingLimit limit(int most, LimitPeriod period) {
    return BookingLimit.of(most, period);
  }

  /** A time of Monday, for instance {@code 09:00}, or of a date, for instance 2027-01-05T09:00. */
  static Instant at(String time) {
    LocalDateTime local = LocalDateTime.parse(time.length() == 5 ? MONDAY + "T" + time : time);
    return local.toInstant(ZoneOffset.UTC);
  }

  static Instant at(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  static Interval span(String start, String end) {
    return Interval.of(at(start), at(end));
  }

  /** A schedule with the same hours every day. */
  static Schedule.Builder daily(ZoneId zone, String... ranges) {
    return Schedule.builder("hours", zone)
        .weeklyHours(WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, ranges).build());
  }

  static Schedule daily(String... ranges) {
    return daily(ZoneOffset.UTC, ranges).build();
  }

  static Host host(String id, String... ranges) {
    return Host.of(id, daily(ranges));
  }

  static Host ada(String... ranges) {
    return host("ada", ranges);
  }

  static Host bob(String... ranges) {
    return host("bob", ranges);
  }

  static Resource room(int quantity) {
    return Resource.builder("room").quantity(quantity).build();
  }

  /** An event type of an hour, still without pools. */
  static EventType.Builder hourly() {
    return EventType.builder("intro", Duration.ofHours(1));
  }

  static EventType hourly(Pool... pools) {
    EventType.Builder type = hourly();
    Arrays.stream(pools).forEach(type::pool);
    return type.build();
  }

  static SlotQuery days(EventType type, LocalDate first, int count) {
    return SlotQuery.of(
        type,
        first.atStartOfDay(type.zone()).toInstant(),
        first.plusDays(count).atStartOfDay(type.zone()).toInstant());
  }

  /** The starts of Monday as times of day. */
  static List<String> starts(EventType type, Facts facts) {
    return starts(days(type, MONDAY, 1), facts);
  }

  /** The starts as times of day of the event type's zone. */
  static List<String> starts(SlotQuery query, Facts facts) {
    ZoneId zone = query.eventType().zone();
    return Availability.slots(query, facts).stream()
        .map(slot -> slot.startIn(zone).toLocalTime().toString())
        .toList();
  }

  /** The starts of some days from a date on, for instance 04T09:00. */
  static List<String> starts(EventType type, LocalDate first, int count, Facts facts) {
    return Availability.slots(days(type, first, count), facts).stream()
        .map(slot -> slot.startIn(type.zone()).toLocalDateTime().toString().substring(8))
        .toList();
  }

  static Explanation explain(EventType type, String start, Facts facts) {
    return Availability.explain(SlotQuery.at(type, at(start)).build(), at(start), facts);
  }

  /** Who serves, for instance {@code host:ada}. */
  static List<String> served(EventType type, String start, Facts facts) {
    return served(explain(type, start, facts));
  }

  static List<String> served(Explanation explanation) {
    return explanation.assignment().orElseThrow().units().stream().map(Unit::toString).toList();
  }

  static List<String> texts(Explanation explanation) {
    return explanation.reasons().stream().map(Reason::toString).toList();
  }

  static BookingId booking(int number) {
    return new BookingId(new UUID(0, number));
  }

  static Claim claim(int number, Subject subject, String start, String end) {
    return claim(number, Unit.of(subject), start, end);
  }

  static Claim claim(int number, Unit unit, String start, String end) {
    return new Claim(unit, span(start, end), booking(number), Instant.MAX);
  }

  static Facts claims(Claim... claims) {
    return Facts.builder(NOW).claims(List.of(claims)).build();
  }

  /** A booking of an hour, as limits count it. */
  static CountedBooking counted(int number, String start) {
    return new CountedBooking(booking(number), at(start), Duration.ofHours(1), Instant.MAX);
  }

  static Facts counted(Subject subject, CountedBooking... bookings) {
    return Facts.builder(NOW).counted(subject, List.of(bookings)).build();
  }

  static FreeBusy busy(String start, String end) {
    return FreeBusy.of(List.of(BusyPeriod.busy(span(start, end), "calendar")), NOW);
  }

  static Facts busy(Subject subject, String start, String end) {
    return Facts.builder(NOW).busy(subject, busy(start, end)).build();
  }

  static TakenSeats seat(int session, int number, String start, int places) {
    return new TakenSeats(
        booking(session), booking(number), at(start), Duration.ofHours(1), places, Instant.MAX);
  }
}
