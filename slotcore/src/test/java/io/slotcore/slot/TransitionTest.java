package io.slotcore.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts on days on which the clocks change, by name: rules T2 to T4. */
class TransitionTest {

  private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("HH:mmxxx");

  /** The starts of one date, each with its offset, of hours that hold every day. */
  private static String starts(EventType.Builder type, ZoneId zone, LocalDate date, String hours) {
    Schedule schedule =
        Schedule.builder("hours", zone)
            .weeklyHours(
                WeeklyHours.builder()
                    .on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, hours.split(" "))
                    .build())
            .build();
    ZonedDateTime from = date.atStartOfDay(zone);
    Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
    SlotQuery query =
        SlotQuery.of(type.host(Host.of("ada", schedule)).build(), from.toInstant(), to);
    List<Slot> slots = Availability.slots(query, Facts.empty(Instant.EPOCH));
    return String.join(
        " ", slots.stream().map(slot -> slot.startIn(zone).format(WITH_OFFSET)).toList());
  }

  private static EventType.Builder every(int minutes) {
    return EventType.builder("intro", Duration.ofMinutes(minutes));
  }

  @ParameterizedTest(name = "{0} {1} {2} by {3}: {4}")
  @CsvSource({
    // A gap: 02:00 becomes 03:00.
    "America/New_York, 2027-03-14, 01:00-04:00, 30, 01:00-05:00 01:30-05:00 03:00-04:00"
        + " 03:30-04:00",
    "America/New_York, 2027-03-14, 01:00-02:00, 30, 01:00-05:00 01:30-05:00",
    "America/New_York, 2027-03-14, 02:15-02:45, 30, ''",
    "America/New_York, 2027-03-14, 03:00-04:00, 30, 03:00-04:00 03:30-04:00",
    // A start in the gap keeps its nominal anchor.
    "America/New_York, 2027-03-14, 02:30-05:00, 60, 03:30-04:00",
    "America/New_York, 2027-03-14, 02:30-04:00, 30, 03:00-04:00 03:30-04:00",
    // An overlap: 02:00 becomes 01:00, and 01:00 to 02:00 comes twice.
    "America/New_York, 2027-11-07, 00:30-02:30, 60, 00:30-04:00 01:30-04:00 01:30-05:00",
    "America/New_York, 2027-11-07, 01:00-02:00, 60, 01:00-04:00 01:00-05:00",
    "America/New_York, 2027-11-07, 01:30-02:00, 30, 01:30-04:00 01:30-05:00",
    "America/New_York, 2027-11-07, 02:00-03:00, 60, 02:00-05:00",
    // Half an hour.
    "Australia/Lord_Howe, 2027-10-03, 01:00-03:30, 30, 01:00+10:30 01:30+10:30 02:30+11:00"
        + " 03:00+11:00",
    "Australia/Lord_Howe, 2027-04-04, 01:00-02:30, 30, 01:00+11:00 01:30+11:00 01:30+10:30"
        + " 02:00+10:30",
    // Two hours.
    "Antarctica/Troll, 2027-03-28, 00:00-04:00, 60, 00:00+00:00 03:00+02:00",
    "Antarctica/Troll, 2027-10-31, 00:30-03:30, 60, 00:30+02:00 01:30+02:00 02:30+02:00 01:30+00:00"
        + " 02:30+00:00",
    // Ramadan 2027: back at 03:00, forth at 02:00.
    "Africa/Casablanca, 2027-02-07, 02:00-04:00, 60, 02:00+01:00 02:00+00:00 03:00+00:00",
    "Africa/Casablanca, 2027-03-14, 01:00-04:00, 60, 01:00+00:00 03:00+01:00",
    // Winter time is the exception in Dublin's rules.
    "Europe/Dublin, 2027-10-31, 00:00-03:00, 60, 00:00+01:00 01:00+01:00 01:00+00:00 02:00+00:00",
    "Europe/Dublin, 2027-03-28, 00:00-03:00, 60, 00:00+00:00 02:00+01:00",
    "Asia/Kathmandu, 2027-03-28, 09:00-11:00, 60, 09:00+05:45 10:00+05:45",
    // Midnight is left out, and comes after an hour that came twice.
    "Asia/Beirut, 2027-03-28, 00:00-02:30, 60, 01:00+03:00",
    "America/Nuuk, 2027-10-30, 22:00-24:00, 60, 22:00-01:00 23:00-01:00 23:00-02:00"
  })
  void startsAreLocalTimesThatExistEachAsOftenAsItComes(
      ZoneId zone, LocalDate date, String hours, int minutes, String expected) {
    assertThat(starts(every(minutes), zone, date, hours)).isEqualTo(expected);
  }

  @Test
  void theWholeElapsedTimeMustBeOpen() {
    ZoneId newYork = ZoneId.of("America/New_York");

    // From 01:30 to 03:30 is one hour in March, and three in November.
    assertThat(starts(every(60), newYork, LocalDate.of(2027, 3, 14), "01:30-03:30"))
        .isEqualTo("01:30-05:00");
    assertThat(starts(every(180), newYork, LocalDate.of(2027, 3, 14), "01:00-04:00")).isEmpty();
    assertThat(starts(every(180), newYork, LocalDate.of(2027, 11, 7), "00:30-02:30"))
        .isEqualTo("00:30-04:00");
  }

  @Test
  void theClocksGridGoesOnFromTheMidnightOfTheDate() {
    ZoneId newYork = ZoneId.of("America/New_York");
    assertThat(
            starts(
                every(40).alignment(Alignment.CLOCK),
                newYork,
                LocalDate.of(2027, 3, 14),
                "00:50-04:30"))
        .isEqualTo("01:20-05:00 03:20-04:00");
    assertThat(
            starts(
                every(40).alignment(Alignment.CLOCK),
                newYork,
                LocalDate.of(2027, 11, 7),
                "00:50-02:30"))
        .isEqualTo("01:20-04:00 01:20-05:00");
  }

  @Test
  void aDateThatTheZoneSkipsHasNoStarts() {
    ZoneId apia = ZoneId.of("Pacific/Apia");

    assertThat(starts(every(60), apia, LocalDate.of(2011, 12, 30), "00:00-24:00")).isEmpty();
    assertThat(starts(every(60), apia, LocalDate.of(2011, 12, 29), "22:00-24:00"))
        .isEqualTo("22:00-10:00 23:00-10:00");
    assertThat(starts(every(60), apia, LocalDate.of(2011, 12, 31), "00:00-02:00"))
        .isEqualTo("00:00+14:00 01:00+14:00");
  }
}
