package io.slotcore.ical.freebusy;

import static io.slotcore.ical.freebusy.Ics.busy;
import static io.slotcore.ical.freebusy.Ics.busyIn;
import static io.slotcore.ical.freebusy.Ics.calendar;
import static io.slotcore.ical.freebusy.Ics.event;
import static io.slotcore.ical.freebusy.Ics.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.time.Interval;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event means, and how it counts. */
class CalendarReaderTest {

  private static final String TEN = "DTSTART:20270310T100000Z";
  private static final String TEN_TO_ELEVEN = "2027-03-10T10:00Z/2027-03-10T11:00Z";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DTSTART:20270310T100000Z | DTEND:20270310T110000Z | 2027-03-10T10:00Z/2027-03-10T11:00Z",
        "DTSTART:20270310T100000Z | DURATION:PT1H30M | 2027-03-10T10:00Z/2027-03-10T11:30Z",
        "DTSTART:20270310T100000Z | DURATION:P1W | 2027-03-10T10:00Z/2027-03-17T10:00Z",
        "DTSTART:20270310T100000 | DTEND:20270310T110000 | 2027-03-10T09:00Z/2027-03-10T10:00Z",
        "DTSTART;VALUE=DATE:20270310 | SEQUENCE:0 | 2027-03-09T23:00Z/2027-03-10T23:00Z",
        "DTSTART;VALUE=DATE:20270310 | DTEND;VALUE=DATE:20270312 |"
            + " 2027-03-09T23:00Z/2027-03-11T23:00Z",
        "DTSTART;VALUE=DATE:20270310 | DTEND;VALUE=DATE:20270310 |"
            + " 2027-03-09T23:00Z/2027-03-10T23:00Z",
        "DTSTART;VALUE=DATE:20270310 | DURATION:P2D | 2027-03-09T23:00Z/2027-03-11T23:00Z",
        "DTSTART:20270310 | SEQUENCE:0 | 2027-03-09T23:00Z/2027-03-10T23:00Z",
        "DTSTART;VALUE=DATE:20270328 | SEQUENCE:0 | 2027-03-27T23:00Z/2027-03-28T22:00Z",
        "DTSTART;TZID=Europe/Berlin:20270310T110000 | DTEND;VALUE=DATE:20270311 |"
            + " 2027-03-10T10:00Z/2027-03-10T23:00Z",
        "dtstart:20270310T100000Z | dtend:20270310T110000Z | 2027-03-10T10:00Z/2027-03-10T11:00Z",
      })
  void aStartWithItsEnd(String start, String end, String period) {
    assertThat(busy(start, end)).containsExactly(period);
  }

  @Test
  void aTimeWithoutAnEndTakesNoTime() {
    assertThat(busy(TEN)).isEmpty();
  }

  @Test
  void anEndBeforeTheStartIsTakenBetweenBothAndTold() {
    String text = calendar(event(TEN, "DTEND:20270310T093000Z"));
    CalendarContent read = reader().build().read(text, Ics.SPRING, Instant.EPOCH);

    assertThat(Ics.texts(read)).containsExactly("2027-03-10T09:30Z/2027-03-10T10:00Z");
    assertThat(read.findings())
        .singleElement()
        .returns(Finding.Kind.READ_WIDELY, Finding::kind)
        .returns("event", Finding::uid)
        .returns("DTEND", Finding::property);
  }

  @Test
  void onlyWhatOverlapsTheWindowIsThereAndIsNotCut() {
    assertThat(busy("DTSTART:20270228T230000Z", "DTEND:20270301T010000Z"))
        .containsExactly("2027-02-28T23:00Z/2027-03-01T01:00Z");
    assertThat(busy("DTSTART:20270228T230000Z", "DTEND:20270301T000000Z")).isEmpty();
    assertThat(busy("DTSTART:20270501T000000Z", "DURATION:PT1H")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRANSP:TRANSPARENT",
        "STATUS:CANCELLED",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
        "X-MICROSOFT-CDO-INTENDEDSTATUS:FREE",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.org",
        "ATTENDEE;PARTSTAT=DELEGATED:MAILTO:Ada@Example.org",
        "attendee;cn=\"Ada: L\";partstat=declined:mailto:ada@example.org",
        "ATTENDEE;EMAIL=ada@example.org;PARTSTAT=DECLINED:urn:uuid:1",
      })
  void itIsFree(String line) {
    assertThat(
            busyIn(reader().owner("ada@example.org"), calendar(event(TEN, "DURATION:PT1H", line))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TRANSP:OPAQUE | ''",
        "STATUS:CONFIRMED | ''",
        "STATUS:X-WHATEVER | ''",
        "STATUS:TENTATIVE | TENTATIVE",
        "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE | TENTATIVE",
        "X-MICROSOFT-CDO-BUSYSTATUS:OOF | OUT_OF_OFFICE",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY | ''",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE%TRANSP:OPAQUE | ''",
        "X-MICROSOFT-CDO-INTENDEDSTATUS:FREE%TRANSP:OPAQUE | ''",
        "X-MICROSOFT-CDO-INTENDEDSTATUS:OOF%TRANSP:OPAQUE | OUT_OF_OFFICE",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org | ''",
        "ATTENDEE;PARTSTAT=TENTATIVE:mailto:ada@example.org | TENTATIVE",
        "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ada@example.org | TENTATIVE",
        "ATTENDEE;RSVP=TRUE:mailto:ada@example.org | TENTATIVE",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:bob@example.org | ''",
      })
  void howItCounts(String lines, String type) {
    String event = event(TEN, "DURATION:PT1H", lines.replace("%", "\r\n"));
    assertThat(busyIn(reader().owner("ada@example.org"), calendar(event)))
        .containsExactly((TEN_TO_ELEVEN + " " + type).strip());
  }

  @Test
  void tentativeAndUnansweredCountAsTheSettingSays() {
    CalendarReader.Builder settings =
        reader()
            .owner("ada@example.org")
            .tentative(FreeBusyType.BUSY)
            .unanswered(FreeBusyType.FREE);

    assertThat(busyIn(settings, calendar(event(TEN, "DURATION:PT1H", "STATUS:TENTATIVE"))))
        .containsExactly(TEN_TO_ELEVEN);
    assertThat(
            busyIn(
                settings, calendar(event(TEN, "DURATION:PT1H", "ATTENDEE:mailto:ada@example.org"))))
        .isEmpty();
  }

  @Test
  void withoutAnOwnerNoAnswerCounts() {
    assertThat(busy(TEN, "DURATION:PT1H", "ATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.org"))
        .containsExactly(TEN_TO_ELEVEN);
  }

  @Test
  void aCancelledMessageTakesNoTime() {
    assertThat(busyIn(calendar("METHOD:CANCEL", event(TEN, "DURATION:PT1H")))).isEmpty();
  }

  @Test
  void ownEventsAreLeftOut() {
    String text = calendar(event(TEN, "DURATION:PT1H"), event("DTSTART:garbage"));

    assertThat(busyIn(reader().ignoring("event"::equals), text)).isEmpty();
  }

  @Test
  void theSourceIsTheUid() {
    String text = calendar(event(TEN, "DURATION:PT1H"));

    assertThat(reader().build().read(text, Ics.SPRING, Instant.EPOCH).freeBusy())
        .satisfies(read -> assertThat(read.periods().get(0).source()).isEqualTo("event"))
        .satisfies(read -> assertThat(read.asOf()).isEqualTo(Instant.EPOCH));
  }

  @Test
  void alarmsAndOtherComponentsSayNothing() {
    assertThat(
            busy(
                TEN,
                "BEGIN:VALARM",
                "DURATION:PT15M",
                "ATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.org",
                "STATUS:CANCELLED",
                "END:VALARM",
                "DURATION:PT1H"))
        .containsExactly(TEN_TO_ELEVEN);
    assertThat(busyIn(calendar("BEGIN:VTODO", TEN, "DURATION:PT1H", "END:VTODO"))).isEmpty();
  }

  @Test
  void freeBusyHasPeriodsOfItsTypes() {
    assertThat(
            busyIn(
                calendar(
                    "BEGIN:VFREEBUSY",
                    "UID:fb",
                    "FREEBUSY:20270310T100000Z/20270310T110000Z,20270311T100000Z/PT2H",
                    "FREEBUSY;FBTYPE=FREE:20270312T100000Z/PT2H",
                    "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270313T100000Z/PT1H",
                    "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270314T100000Z/PT1H",
                    "FREEBUSY;FBTYPE=X-NEW:20270315T100000Z/PT1H",
                    "END:VFREEBUSY")))
        .containsExactly(
            TEN_TO_ELEVEN,
            "2027-03-11T10:00Z/2027-03-11T12:00Z",
            "2027-03-13T10:00Z/2027-03-13T11:00Z TENTATIVE",
            "2027-03-14T10:00Z/2027-03-14T11:00Z OUT_OF_OFFICE",
            "2027-03-15T10:00Z/2027-03-15T11:00Z");
  }

  @Test
  void severalCalendarsInOneTextAllCount() {
    String one = calendar(event(TEN, "DURATION:PT1H"));

    assertThat(busyIn(one + one.replace("0310", "0311"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTSTART:20270230T100000Z",
        "DTSTART:2027-03-10T10:00:00Z",
        "DTSTART:",
        "DTSTART;VALUE=DATE:202703",
        "SUMMARY:no start",
      })
  void anEventWithoutAStartRefusesTheCalendarOrIsSkipped(String start) {
    String text = calendar(event(start, "DURATION:PT1H"), event(TEN, "DURATION:PT1H"));

    assertThatThrownBy(() -> busyIn(text))
        .isInstanceOfSatisfying(
            UnreadableEventException.class, e -> assertThat(e.property()).isEqualTo("DTSTART"))
        .isInstanceOfSatisfying(
            CalendarRefusedException.class, e -> assertThat(e.line()).isBetween(4, 7));
    CalendarContent read = reader().skipUnreadable().build().read(text, Ics.SPRING, Instant.EPOCH);
    assertThat(Ics.texts(read)).containsExactly(TEN_TO_ELEVEN);
    assertThat(read.findings())
        .singleElement()
        .returns(Finding.Kind.SKIPPED, Finding::kind)
        .returns("event", Finding::uid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTEND:tomorrow",
        "DURATION:PT",
        "DURATION:-PT1H",
        "RRULE:FREQ=FORTNIGHTLY",
        "RRULE:FREQ=DAILY;INTERVAL=0",
        "RRULE:FREQ=DAILY;BYHOUR=24",
        "RRULE:D1 #0",
        "RRULE:FREQ=MONTHLY;RSCALE=HEBREW",
        "RDATE:soon",
      })
  void timesThatCannotBeReadNameTheirLine(String line) {
    assertThatThrownBy(() -> busy(TEN, line))
        .isInstanceOfSatisfying(
            UnreadableEventException.class,
            e -> {
              assertThat(e.line()).isEqualTo(8);
              assertThat(e.property()).isEqualTo(line.substring(0, line.indexOf(':')));
            });
  }

  @Test
  void whatCannotTouchTheWindowRefusesNothing() {
    assertThat(busy("DTSTART:20280310T100000Z", "RRULE:FREQ=FORTNIGHTLY")).isEmpty();
    assertThat(busy("DTSTART:garbage", "STATUS:CANCELLED")).isEmpty();
    assertThat(busy(TEN, "RRULE:FREQ=FORTNIGHTLY", "TRANSP:TRANSPARENT")).isEmpty();
  }

  @Test
  void theWindowNeedsBounds() {
    Interval window = Interval.of(Instant.MIN, Instant.EPOCH);

    assertThatThrownBy(() -> reader().build().read(calendar(), window, Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("years 1 and 9999");
  }
}
