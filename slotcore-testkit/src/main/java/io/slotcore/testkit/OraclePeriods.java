package io.slotcore.testkit;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.schedule.Schedule;
import io.slotcore.slot.CountedBooking;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The calendar days, and limits over periods of them, as the oracle reads them (rules T6, T7). */
final class OraclePeriods {

  private final Function<LocalDate, ZoneId> zoneOn;
  private final Map<LocalDate, Instant> starts = new HashMap<>();
  private final Map<Instant, LocalDate> days = new HashMap<>();

  private OraclePeriods(Function<LocalDate, ZoneId> zoneOn) {
    this.zoneOn = zoneOn;
  }

  static OraclePeriods of(ZoneId zone) {
    return new OraclePeriods(date -> zone);
  }

  /** Days of somebody who may travel. */
  static OraclePeriods of(Schedule schedule) {
    return new OraclePeriods(date -> OracleHours.zoneOn(schedule, date));
  }

  /** The last date that has started. */
  LocalDate dayOf(Instant instant) {
    return days.computeIfAbsent(
        instant,
        i -> {
          LocalDate date = LocalDate.ofInstant(i, ZoneOffset.UTC).plusDays(2);
          while (startOf(date).isAfter(i)) {
            date = date.minusDays(1);
          }
          return date;
        });
  }

  /** The first minute whose local date is the date, or a later one where the zone skips it. */
  private Instant startOf(LocalDate date) {
    return starts.computeIfAbsent(
        date,
        d -> {
          ZoneId zone = zoneOn.apply(d);
          Instant minute = d.atStartOfDay(ZoneOffset.UTC).toInstant().minus(Duration.ofHours(15));
          while (LocalDate.ofInstant(minute, zone).isBefore(d)) {
            minute = minute.plus(1, ChronoUnit.MINUTES);
          }
          return minute;
        });
  }

  /** Whether a booking that starts then would be one too many, or too long. */
  boolean isReached(
      BookingLimit limit, List<CountedBooking> counted, Instant start, Duration duration) {
    long bookings = 0;
    long minutes = 0;
    for (CountedBooking booking : counted) {
      if (inSamePeriod(limit, dayOf(booking.start()), dayOf(start))) {
        bookings++;
        minutes += booking.duration().toMinutes();
      }
    }
    return switch (limit.measure()) {
      case BOOKINGS -> bookings >= limit.most();
      case MINUTES -> minutes + duration.toMinutes() > limit.most();
    };
  }

  private static boolean inSamePeriod(BookingLimit limit, LocalDate one, LocalDate two) {
    return switch (limit.period()) {
      case DAY -> one.equals(two);
      case WEEK -> weekOf(one, limit.weekStart()).equals(weekOf(two, limit.weekStart()));
      case MONTH -> YearMonth.from(one).equals(YearMonth.from(two));
      case YEAR -> one.getYear() == two.getYear();
    };
  }

  private static LocalDate weekOf(LocalDate date, DayOfWeek start) {
    LocalDate first = date;
    while (first.getDayOfWeek() != start) {
      first = first.minusDays(1);
    }
    return first;
  }
}
