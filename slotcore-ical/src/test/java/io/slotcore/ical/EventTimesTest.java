package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {

  @ParameterizedTest
  @CsvSource({
    // the days between the American and the European clock change
    "America/New_York, 2027-03-12T15:00:00Z, 20270312T100000",
    "America/New_York, 2027-03-14T06:59:59Z, 20270314T015959",
    "America/New_York, 2027-03-14T07:00:00Z, 20270314T030000",
    "America/New_York, 2027-03-20T14:00:00Z, 20270320T100000",
    "America/New_York, 2027-03-30T14:00:00Z, 20270330T100000",
    "Europe/Berlin, 2027-03-20T09:00:00Z, 20270320T100000",
    "Europe/Berlin, 2027-03-27T22:30:00Z, 20270327T233000",
    "Europe/Berlin, 2027-03-28T01:00:00Z, 20270328T030000",
    "Europe/Berlin, 2027-10-30T23:59:58Z, 20271031T015958",
    "Asia/Kathmandu, 2027-01-10T04:15:00Z, 20270110T100000",
    "Australia/Lord_Howe, 2027-01-10T23:00:00Z, 20270111T100000",
    "Australia/Lord_Howe, 2027-07-10T23:30:00Z, 20270711T100000",
    "Europe/Dublin, 2027-01-10T10:00:00Z, 20270110T100000",
    "Europe/Dublin, 2027-07-10T09:00:00Z, 20270710T100000",
    "Africa/Casablanca, 2026-01-10T09:00:00Z, 20260110T100000",
    "Africa/Casablanca, 2026-03-01T10:00:00Z, 20260301T100000",
    "Pacific/Apia, 2011-12-30T09:59:58Z, 20111229T235958",
    "Pacific/Apia, 2011-12-30T10:00:00Z, 20111231T000000",
    "Pacific/Apia, 2027-01-10T21:00:00Z, 20270111T100000",
    "Antarctica/Troll, 2027-01-10T10:00:00Z, 20270110T100000",
    "Antarctica/Troll, 2027-07-10T08:00:00Z, 20270710T100000",
    "Asia/Jerusalem, 2027-03-26T00:00:00Z, 20270326T030000",
    "Africa/Cairo, 2027-10-28T19:59:58Z, 20271028T225958",
    "America/Santiago, 2027-04-03T13:00:00Z, 20270403T100000",
    "Africa/Monrovia, 1960-06-01T12:00:00Z, 19600601T111530",
  })
  void theZoneInTheTextLeadsBackToTheInstant(String zone, Instant start, String local) {
    String ics = Invitations.request(at(zone, start, Duration.ofSeconds(1)));

    assertThat(ics.replace("\r\n ", "")).contains("DTSTART;TZID=" + zone + ":" + local + "\r\n");
    assertThat(ZoneReader.of(ics).instant("DTSTART")).isEqualTo(start);
    assertThat(ZoneReader.of(ics).instant("DTEND")).isEqualTo(start.plusSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, DTSTART:20090308T020000 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
    "America/New_York, DTSTART:20091101T020000 RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
    "Europe/London, DTSTART:19981025T020000 RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "Europe/Dublin, DTSTART:19980329T010000 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "Europe/Helsinki, DTSTART:19981025T040000 RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "Australia/Lord_Howe, DTSTART:20100404T020000 RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU",
    // standard time 02:00 is 03:00 of daylight saving time
    "Australia/Sydney, DTSTART:20100404T030000 RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU",
    // the Sunday from the 24th on is the last in a month of 30 days
    "Pacific/Auckland, DTSTART:20100926T020000 RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU",
    "America/Havana, DTSTART:20151101T010000 RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
  })
  void aYearlyRuleIsWrittenAsTheWeekdayOfTheMonth(String zone, String onset) {
    String ics = Invitations.request(at(zone, Instant.parse("2027-06-01T00:00:00Z")));

    assertThat(ics).contains(onset.replace(" ", "\r\n"));
  }

  @Test
  void theGreaterOffsetIsDaylightInDublinToo() {
    String ics = Invitations.request(at("Europe/Dublin", Instant.parse("2027-06-01T00:00:00Z")));

    assertThat(ics)
        .containsSubsequence("BEGIN:DAYLIGHT", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100")
        .containsSubsequence("BEGIN:STANDARD", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000");
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Kathmandu, 2027-07-01T00:00:00Z, +0545",
    "Africa/Casablanca, 2026-03-01T10:00:00Z, +0000",
    "Africa/Casablanca, 2026-06-01T10:00:00Z, +0100",
    "Asia/Jerusalem, 2027-07-01T00:00:00Z, +0300",
    "Africa/Cairo, 2027-07-01T00:00:00Z, +0300",
    "America/Nuuk, 2027-07-01T00:00:00Z, -0100",
    // the first year of a yearly rule, and the years before it
    "America/New_York, 2009-07-01T00:00:00Z, -0400",
    "America/New_York, 1999-07-01T00:00:00Z, -0400",
  })
  void withoutAnExpressibleYearlyRuleTheOffsetInForceIsTheOnlyOne(
      String zone, Instant start, String offset) {
    ZoneReader reader = ZoneReader.of(Invitations.request(at(zone, start)));

    assertThat(reader.observances()).hasSize(1);
    assertThat(reader.observances().get(0))
        .containsEntry("BEGIN", "STANDARD")
        .containsEntry("DTSTART", "19700101T000000")
        .containsEntry("TZOFFSETFROM", offset)
        .containsEntry("TZOFFSETTO", offset)
        .doesNotContainKey("RRULE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", "UTC", "Etc/UTC", "GMT", "+05:30", "UTC-03:00", "Etc/GMT+5"})
  void aZoneOfAFixedOffsetIsWrittenInUtc(String zone) {
    String ics = Invitations.request(at(zone, Instant.parse("2027-03-10T09:00:00Z")));

    assertThat(ics)
        .contains("DTSTART:20270310T090000Z\r\nDTEND:20270310T093000Z\r\n")
        .doesNotContain("TZID", "VTIMEZONE");
  }

  @ParameterizedTest
  @CsvSource({
    // one hour from two to three o'clock twice; half an hour from half past one twice
    "Europe/Berlin, 2027-10-31T00:00:00Z, 2027-10-31T01:00:00Z, PT1H",
    "America/New_York, 2027-11-07T05:00:00Z, 2027-11-07T06:00:00Z, PT1H",
    "Australia/Lord_Howe, 2027-04-03T14:30:00Z, 2027-04-03T15:00:00Z, PT30M",
    "Antarctica/Troll, 2027-10-30T23:00:00Z, 2027-10-31T01:00:00Z, PT2H",
  })
  void aTimeThatOccursTwiceIsWrittenInUtcInEitherTurn(
      String zone, Instant first, Instant second, Duration length) {
    Duration moment = Duration.ofSeconds(1);
    Instant over = second.plus(length);
    for (Instant start :
        List.of(first, second.minus(moment), second, over.minus(moment).minus(moment))) {
      assertThat(Invitations.request(at(zone, start, moment)))
          .contains("DTSTART:" + EventTimes.utc(start))
          .contains("DTEND:" + EventTimes.utc(start.plus(moment)))
          .doesNotContain("VTIMEZONE");
    }
    for (Instant start : List.of(first.minus(moment).minus(moment), over)) {
      assertThat(Invitations.request(at(zone, start, moment))).contains("DTSTART;TZID=" + zone);
    }
  }

  @Test
  void anEndThatOccursTwiceMakesTheStartUtcToo() {
    Instant start = Instant.parse("2027-10-30T23:30:00Z");

    assertThat(Invitations.request(at("Europe/Berlin", start, Duration.ofHours(1))))
        .contains("DTSTART:20271030T233000Z\r\nDTEND:20271031T003000Z\r\n");
  }

  @Test
  void aNightThroughAClockChangeIsLocalWhereTheRuleIsYearly() {
    Instant start = Instant.parse("2027-03-27T22:00:00Z");
    String ics = Invitations.request(at("Europe/Berlin", start, Duration.ofHours(8)));

    assertThat(ics).contains("DTSTART;TZID=Europe/Berlin:20270327T230000");
    assertThat(ics).contains("DTEND;TZID=Europe/Berlin:20270328T080000");
    assertThat(ZoneReader.of(ics).instant("DTEND")).isEqualTo(start.plus(Duration.ofHours(8)));
  }

  @ParameterizedTest
  @CsvSource({
    "Africa/Casablanca, 2026-02-14T20:00:00Z", // Ramadan begins
    "Africa/Casablanca, 2026-03-21T20:00:00Z", // and ends
    "Asia/Jerusalem, 2027-03-25T20:00:00Z",
    "Pacific/Apia, 2011-12-30T08:00:00Z",
    "Pacific/Apia, 2011-12-30T02:00:00Z", // ends with the change
  })
  void aNightThroughAClockChangeIsUtcWhereNoYearlyRuleIsWritten(String zone, Instant start) {
    ZoneId zoneId = ZoneId.of(zone);
    Instant end = start.plus(Duration.ofHours(8));
    assertThat(zoneId.getRules().nextTransition(start).getInstant()).isBeforeOrEqualTo(end);

    assertThat(Invitations.request(at(zone, start, Duration.ofHours(8))))
        .contains("DTSTART:" + EventTimes.utc(start), "DTEND:" + EventTimes.utc(end))
        .doesNotContain("VTIMEZONE");
  }

  @Test
  void allEventsOfAZoneCarryTheSameDefinition() {
    String definition = zoneOf(at("America/New_York", Instant.parse("2026-12-24T10:00:00Z")));

    for (int year = 2027; year < 2060; year++) {
      Instant start = LocalDate.of(year, 7, 4).atTime(10, 0).atZone(ZoneId.of("UTC")).toInstant();
      assertThat(zoneOf(at("America/New_York", start))).isEqualTo(definition);
    }
  }

  private static String zoneOf(Invitation invitation) {
    String ics = Invitations.request(invitation);
    return ics.substring(ics.indexOf("BEGIN:VTIMEZONE"), ics.indexOf("BEGIN:VEVENT"));
  }

  private static Invitation at(String zone, Instant start) {
    return Sample.at(zone, start).build();
  }

  private static Invitation at(String zone, Instant start, Duration length) {
    return Sample.at(zone, start, start.plus(length)).build();
  }
}
