package io.slotcore.ical.freebusy;

import static io.slotcore.ical.freebusy.Ics.busy;
import static io.slotcore.ical.freebusy.Ics.busyIn;
import static io.slotcore.ical.freebusy.Ics.calendar;
import static io.slotcore.ical.freebusy.Ics.event;
import static io.slotcore.ical.freebusy.Ics.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Series with additions, exceptions and changes. Mondays of March 2027: 1, 8, 15, 22, 29. */
class SeriesTest {

  private static final String START = "DTSTART;TZID=Europe/Berlin:20270301T100000";
  private static final String HOUR = "DURATION:PT1H";
  private static final String FOUR_WEEKS = "RRULE:FREQ=WEEKLY;COUNT=4";

  private static String at(String day) {
    return "2027-03-" + day + "T09:00Z/2027-03-" + day + "T10:00Z";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXDATE;TZID=Europe/Berlin:20270308T100000",
        "EXDATE:20270308T090000Z",
        "EXDATE;TZID=America/New_York:20270308T040000",
        "EXDATE:20270308T100000",
        "EXDATE;VALUE=DATE:20270308",
        "EXDATE:20270307,20270308",
        "EXRULE:FREQ=DAILY;COUNT=1;BYDAY=MO;BYMONTHDAY=8",
      })
  void anExceptionLeavesAnOccurrenceOut(String exception) {
    List<String> expected = List.of(at("01"), at("15"), at("22"));

    if (exception.startsWith("EXRULE")) {
      assertThat(busy(START, HOUR, FOUR_WEEKS, "EXRULE:FREQ=WEEKLY;BYMONTHDAY=8"))
          .as("a part that must not be there would except more")
          .hasSize(4);
      assertThat(busy(START, HOUR, FOUR_WEEKS, "EXRULE:FREQ=MONTHLY;BYMONTHDAY=8"))
          .isEqualTo(expected);
    } else {
      assertThat(busy(START, HOUR, FOUR_WEEKS, exception)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXDATE;VALUE=DATE:20270302",
        "EXDATE:20270302T000000Z",
        "EXDATE;TZID=Europe/Berlin:20270302T000000",
        "EXDATE:20270301T230000Z",
      })
  void anExceptionOfWholeDaysIsADay(String exception) {
    assertThat(busy("DTSTART;VALUE=DATE:20270301", "RRULE:FREQ=DAILY;COUNT=3", exception))
        .containsExactly(
            "2027-02-28T23:00Z/2027-03-01T23:00Z", "2027-03-02T23:00Z/2027-03-03T23:00Z");
  }

  @Test
  void anExceptionOfAnotherTimeOrOneThatCannotBeReadLeavesNothingOut() {
    String text =
        calendar(
            event(START, HOUR, FOUR_WEEKS, "EXDATE:20270308T100000Z", "EXDATE:20270332T100000"));
    CalendarContent read = reader().build().read(text, Ics.SPRING, Instant.EPOCH);

    assertThat(read.freeBusy().periods()).hasSize(4);
    assertThat(read.findings()).singleElement().returns("EXDATE", Finding::property);
  }

  @Test
  void aStartOutsideItsRuleIsTheFirstOccurrenceAndIsCounted() {
    assertThat(busy(START, HOUR, "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3"))
        .containsExactly(at("01"), at("02"), at("09"));
  }

  @ParameterizedTest
  @CsvSource({
    "20270315T100000, 3",
    "20270315T095959, 2",
    "20270315T090000Z, 3",
    "20270315T085959Z, 2",
    "20270315, 3",
    "20270314, 2",
  })
  void untilIsLocalOrInUtcOrADate(String until, int count) {
    assertThat(busy(START, HOUR, "RRULE:FREQ=WEEKLY;UNTIL=" + until)).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"20270303, 3", "20270303T000000Z, 3", "20270302T230000Z, 2", "20270303T120000, 3"})
  void ofWholeDaysTheDateOfUntilCounts(String until, int count) {
    assertThat(busy("DTSTART;VALUE=DATE:20270301", "RRULE:FREQ=DAILY;UNTIL=" + until))
        .hasSize(count);
  }

  @Test
  void additionsAreTimesPeriodsOrDays() {
    assertThat(
            busy(
                START,
                HOUR,
                "RDATE;TZID=Europe/Berlin:20270302T100000,20270301T100000",
                "RDATE;VALUE=PERIOD:20270303T090000Z/PT2H,20270304T090000Z/20270304T093000Z",
                "RDATE;VALUE=DATE:20270305",
                "EXDATE:20270304T090000Z"))
        .containsExactly(
            at("01"),
            at("02"),
            "2027-03-03T09:00Z/2027-03-03T11:00Z",
            "2027-03-04T23:00Z/2027-03-05T23:00Z");
  }

  @Test
  void aChangedOccurrenceIsAtItsOwnTimeOnlyWhereverItStands() {
    String series = event(START, HOUR, FOUR_WEEKS);
    String change =
        event(
            "RECURRENCE-ID;TZID=Europe/Berlin:20270308T100000",
            "DTSTART;TZID=Europe/Berlin:20270309T140000",
            HOUR);
    List<String> expected =
        List.of(at("01"), "2027-03-09T13:00Z/2027-03-09T14:00Z", at("15"), at("22"));

    assertThat(busyIn(calendar(series, change))).isEqualTo(expected);
    assertThat(busyIn(calendar(change, series))).isEqualTo(expected);
    assertThat(
            busyIn(
                calendar(
                    change.replace(";TZID=Europe/Berlin:20270308T100000", ":20270308T090000Z"),
                    series)))
        .isEqualTo(expected);
    assertThat(
            busyIn(
                calendar(
                    change.replace(";TZID=Europe/Berlin:20270308T100000", ";VALUE=DATE:20270308"),
                    series)))
        .isEqualTo(expected);
  }

  @Test
  void aCancelledOccurrenceIsFree() {
    assertThat(
            busyIn(
                calendar(
                    event(START, HOUR, FOUR_WEEKS),
                    event("RECURRENCE-ID:20270308T090000Z", "STATUS:CANCELLED"))))
        .containsExactly(at("01"), at("15"), at("22"));
  }

  @Test
  void anOccurrenceMovesIntoTheWindowAndOutOfIt() {
    String series =
        event("DTSTART:20270101T090000Z", HOUR, "RRULE:FREQ=DAILY;UNTIL=20270302T235959Z");

    assertThat(
            busyIn(
                calendar(
                    series,
                    event("RECURRENCE-ID:20270105T090000Z", "DTSTART:20270310T090000Z", HOUR),
                    event("RECURRENCE-ID:20270302T090000Z", "DTSTART:20290310T090000Z", HOUR))))
        .containsExactly(at("01"), at("10"));
  }

  @Test
  void theLatestOfSeveralChangesCounts() {
    String series = event(START, HOUR, "RRULE:FREQ=WEEKLY;COUNT=2");
    String old = event("RECURRENCE-ID:20270308T090000Z", "DTSTART:20270309T090000Z", HOUR);
    String late =
        event("RECURRENCE-ID:20270308T090000Z", "SEQUENCE:2", "DTSTART:20270310T090000Z", HOUR);

    assertThat(busyIn(calendar(series, old, late))).containsExactly(at("01"), at("10"));
    assertThat(busyIn(calendar(late, old, series))).containsExactly(at("01"), at("10"));
  }

  @Test
  void aChangeOfAllLaterOccurrencesMovesThemAll() {
    String series = event(START, HOUR, FOUR_WEEKS, "EXDATE:20270322T090000Z");
    String later =
        event(
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20270308T090000Z",
            "DTSTART;TZID=Europe/Berlin:20270309T120000",
            "DURATION:PT2H");

    assertThat(busyIn(calendar(series, later)))
        .containsExactly(
            at("01"), "2027-03-09T11:00Z/2027-03-09T13:00Z", "2027-03-16T11:00Z/2027-03-16T13:00Z");
    assertThat(busyIn(calendar(series, later.replace("DURATION", "STATUS:CANCELLED\r\nDURATION"))))
        .containsExactly(at("01"));
    assertThat(
            busyIn(
                calendar(
                    series, later.replace("DURATION", "RRULE:FREQ=DAILY;COUNT=2\r\nDURATION"))))
        .containsExactly(
            at("01"), "2027-03-09T11:00Z/2027-03-09T13:00Z", "2027-03-10T11:00Z/2027-03-10T13:00Z");
  }

  @Test
  void aSeriesThatEndedIsMovedIntoTheWindow() {
    String series = event("DTSTART:20270101T090000Z", HOUR, "RRULE:FREQ=DAILY;COUNT=5");
    String later =
        event(
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20270104T090000Z", "DTSTART:20270310T090000Z", HOUR);

    assertThat(busyIn(calendar(series, later))).containsExactly(at("10"), at("11"));
  }

  @Test
  void aChangeOfLaterOccurrencesWithoutItsSeriesIsNotGuessed() {
    String later = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20270308T090000Z", START, HOUR);

    assertThatThrownBy(() -> busyIn(calendar(later)))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("RECURRENCE-ID");
  }

  @Test
  void oneInvitedToOneOccurrenceOnlyIsBusyThen() {
    assertThat(busyIn(calendar(event("RECURRENCE-ID:20270308T090000Z", START, HOUR))))
        .containsExactly(at("01"));
  }

  @Test
  void eventsWithoutUidDoNotChangeOneAnother() {
    String text =
        calendar(
            event(START, HOUR, FOUR_WEEKS),
            event("RECURRENCE-ID:20270308T090000Z", "DTSTART:20270309T090000Z", HOUR));

    assertThat(busyIn(text.replace("UID:event\r\n", ""))).hasSize(5);
  }

  /** RFC 5545, 3.8.5.3: DTEND gives an exact duration, DURATION a nominal one. */
  @Test
  void anEndIsExactAndADurationIsNominal() {
    String night = "DTSTART;TZID=Europe/Berlin:20270326T220000";

    assertThat(busy(night, "DTEND;TZID=Europe/Berlin:20270327T220000", "RRULE:FREQ=DAILY;COUNT=2"))
        .containsExactly(
            "2027-03-26T21:00Z/2027-03-27T21:00Z", "2027-03-27T21:00Z/2027-03-28T21:00Z");
    assertThat(busy(night, "DURATION:P1D", "RRULE:FREQ=DAILY;COUNT=2"))
        .containsExactly(
            "2027-03-26T21:00Z/2027-03-27T21:00Z", "2027-03-27T21:00Z/2027-03-28T20:00Z");
  }

  @Test
  void aLongOccurrenceReachesIntoTheWindow() {
    assertThat(busy("DTSTART:20200201T000000Z", "DURATION:P60D", "RRULE:FREQ=YEARLY"))
        .containsExactly("2027-02-01T00:00Z/2027-04-02T00:00Z");
  }

  @Test
  void aPartThatMustNotBeThereIsIgnoredAndTold() {
    String text = calendar(event(START, HOUR, "RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=1MO"));
    CalendarContent read = reader().build().read(text, Ics.SPRING, Instant.EPOCH);

    assertThat(Ics.texts(read)).containsExactly(at("01"), at("08"));
    assertThat(read.findings()).singleElement().returns("RRULE", Finding::property);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYMONTH=6",
        "FREQ=MINUTELY;BYMONTHDAY=31;BYMONTH=2",
      })
  void aRuleThatMakesNothingInTheWindowIsNoMistake(String rule) {
    assertThat(busy("DTSTART:20200101T090000Z", HOUR, "RRULE:" + rule)).isEmpty();
  }
}
