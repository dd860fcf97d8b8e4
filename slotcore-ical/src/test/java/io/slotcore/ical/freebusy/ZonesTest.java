package io.slotcore.ical.freebusy;

import static io.slotcore.ical.freebusy.Ics.busyIn;
import static io.slotcore.ical.freebusy.Ics.calendar;
import static io.slotcore.ical.freebusy.Ics.event;
import static io.slotcore.ical.freebusy.Ics.reader;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.time.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the local times of zones are. */
class ZonesTest {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private static List<String> at(String zone, String... definition) {
    return busyIn(
        calendar(
            event("DTSTART;TZID=" + zone + ":20270310T100000", "DURATION:PT1H"),
            String.join("\r\n", definition)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Europe/Berlin | 09",
        "\"Europe/Berlin\" | 09",
        "europe/berlin | 09",
        "/mozilla.org/20050126_1/Europe/Berlin | 09",
        "/freeassociation.sourceforge.net/Europe/Berlin | 09",
        "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin | 09",
        "/citadel.org/20210210_1/America/Argentina/Buenos_Aires | 13",
        "W. Europe Standard Time | 09",
        // Kazakhstan has left it in 2024 (CLDR-17351); Windows still has it at +06:00.
        "Central Asia Standard Time | 04",
        "\"Eastern Standard Time\" | 15",
        "UTC | 10",
        "UTC-11 | 21",
        "\"tzone://Microsoft/Utc\" | 10",
        "EST | 15",
        "GMT | 10",
      })
  void aZoneThatTheJdkHas(String tzid, String hour) {
    assertThat(at(tzid)).singleElement().asString().startsWith("2027-03-10T" + hour + ":00Z/");
  }

  @Test
  void everyNameOfWindowsIsAZoneOfTheJdk() throws IOException {
    Properties names = new Properties();
    try (InputStream in =
        CalendarReader.class.getResourceAsStream(
            "/io/slotcore/ical/internal/zone/windows-zones.properties")) {
      names.load(in);
    }

    assertThat(names).hasSize(139);
    assertThat(names.values().stream().map(Object::toString))
        .allMatch(ZoneId.getAvailableZoneIds()::contains);
  }

  /** A zone of the JDK is taken from there, whatever the text says about it. */
  @Test
  void theTextDoesNotRedefineAZoneOfTheJdk() {
    assertThat(at("Europe/Berlin", zone("Europe/Berlin", fixed("+0900"))))
        .containsExactly("2027-03-10T09:00Z/2027-03-10T10:00Z");
  }

  @Test
  void aZoneOfTheTextIsTakenFromItWhereverItStands() {
    String zone = zone("Mine", fixed("+0930"));
    String event = event("DTSTART;TZID=Mine:20270310T100000", "DURATION:PT1H");
    List<String> expected = List.of("2027-03-10T00:30Z/2027-03-10T01:30Z");

    assertThat(busyIn(calendar(zone, event))).isEqualTo(expected);
    assertThat(busyIn(calendar(event, zone))).isEqualTo(expected);
  }

  @Test
  void aZoneOfTheTextMayHaveSecondsAndAQuotedNameWithCommas() {
    assertThat(
            at(
                "\"(UTC+01:00) Amsterdam, Berlin\"",
                zone("(UTC+01:00) Amsterdam\\, Berlin", fixed("+001932"))))
        .containsExactly("2027-03-10T09:40:28Z/2027-03-10T10:40:28Z");
  }

  @Test
  void aZoneOfTheTextThatSaysWhereItIsIsThere() {
    assertThat(at("Mine", zone("Mine", "X-LIC-LOCATION:Europe/Berlin", fixed("+0900"))))
        .containsExactly("2027-03-10T09:00Z/2027-03-10T10:00Z");
  }

  /** Outlook's way: two rules from the year 1601 on. */
  @ParameterizedTest
  @CsvSource({
    "20270310T100000, 2027-03-10T09:00Z",
    "20270328T015959, 2027-03-28T00:59:59Z",
    "20270328T023000, 2027-03-28T01:30Z",
    "20270328T030000, 2027-03-28T01:00Z",
    "20270410T100000, 2027-04-10T08:00Z",
  })
  void rulesOfTheTextAreFollowed(String local, String instant) {
    assertThat(
            busyIn(
                calendar(
                    zone(
                        "Customized Time Zone",
                        observance(
                            "STANDARD",
                            "16010101T030000",
                            "+0200",
                            "+0100",
                            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
                        observance(
                            "DAYLIGHT",
                            "16010101T020000",
                            "+0100",
                            "+0200",
                            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3")),
                    event("DTSTART;TZID=Customized Time Zone:" + local, "DURATION:PT1H"))))
        .singleElement()
        .asString()
        .startsWith(instant + "/");
  }

  @Test
  void datesAndUntilOfAZoneAreFollowed() {
    String zone =
        zone(
            "Mine",
            observance(
                "STANDARD",
                "20200101T000000",
                "+0300",
                "+0100",
                "RRULE:FREQ=YEARLY;UNTIL=20211231T210000Z"),
            observance("DAYLIGHT", "20210401T000000", "+0100", "+0300", "RDATE:20220401T000000"),
            observance("STANDARD", "20270309T000000", "+0300", "+0500"));

    assertThat(at("Mine", zone)).containsExactly("2027-03-10T05:00Z/2027-03-10T06:00Z");
    assertThat(busyIn(calendar(zone, event("DTSTART;TZID=Mine:20270305T100000", "DURATION:PT1H"))))
        .containsExactly("2027-03-05T07:00Z/2027-03-05T08:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TZOFFSETTO:+2500", "RRULE:FREQ=NEVER", "RDATE:soon"})
  void aZoneThatNobodyKnowsIsTakenInEveryZoneAndTold(String broken) {
    String definition =
        broken.isEmpty()
            ? ""
            : "BEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nDTSTART:20200101T000000\r\n"
                + "TZOFFSETFROM:+0100\r\n"
                + broken
                + "\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE";
    String text = calendar(event("DTSTART;TZID=Mine:20270310T100000", "DURATION:PT1H"), definition);
    CalendarContent read = reader().build().read(text, Ics.SPRING, Instant.EPOCH);

    assertThat(Ics.texts(read)).containsExactly("2027-03-09T20:00Z/2027-03-10T23:00Z");
    assertThat(read.findings()).anySatisfy(f -> assertThat(f.problem()).contains("'Mine'"));
  }

  @Test
  void theWidestZonesThereAreLieWithinThat() {
    for (String id : ZoneId.getAvailableZoneIds()) {
      if (id.startsWith("ical4j")) {
        continue; // ical4j adds zones to the JDK's, which are no places
      }
      var rules = ZoneId.of(id).getRules();
      int seconds = rules.getOffset(Instant.parse("2027-03-10T10:00:00Z")).getTotalSeconds();

      assertThat(seconds).as(id).isBetween(-12 * 3_600, 14 * 3_600);
    }
  }

  static Stream<String> changesOfTheClock() {
    return Stream.of(
        "America/New_York",
        "America/St_Johns",
        "America/Santiago",
        "America/Havana",
        "Europe/London",
        "Europe/Dublin",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Asia/Beirut",
        "Asia/Jerusalem",
        "Asia/Tehran",
        "Australia/Lord_Howe",
        "Australia/Adelaide",
        "Pacific/Auckland",
        "Pacific/Chatham",
        "Pacific/Apia",
        "Antarctica/Troll");
  }

  /** RFC 5545, 3.3.5: the offset before a gap, and the first of two equal times. */
  @ParameterizedTest
  @MethodSource("changesOfTheClock")
  void aTimeInAGapIsLaterAndOneInAnOverlapIsTheFirst(String id) {
    var rules = ZoneId.of(id).getRules();
    Instant year = Instant.parse("2010-06-01T00:00:00Z");
    for (int i = 0; i < 6; i++) {
      ZoneOffsetTransition change = rules.nextTransition(year);
      if (change == null) {
        return;
      }
      year = change.getInstant();
      LocalDateTime inside =
          (change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter())
              .plusSeconds(Math.abs(change.getDuration().toSeconds()) / 2);
      Instant expected = inside.toInstant(change.getOffsetBefore());

      for (String rule : List.of("SEQUENCE:0", "RRULE:FREQ=DAILY;COUNT=3")) {
        LocalDateTime start = rule.startsWith("RRULE") ? inside.minusDays(1) : inside;
        String text =
            calendar(
                event("DTSTART;TZID=" + id + ":" + LOCAL.format(start), "DURATION:PT10M", rule));
        var window = Interval.of(expected, expected.plusSeconds(600));
        assertThat(
                reader().build().read(text, window, Instant.EPOCH).freeBusy().periods().stream()
                    .map(period -> period.interval().start())
                    .distinct())
            .as(id + " " + change)
            .containsExactly(expected);
      }
    }
  }

  @Test
  void anEndThatOccursTwiceIsTheSecondIfTheFirstIsOver() {
    var window = Interval.parse("2027-10-01T00:00:00Z/2027-12-01T00:00:00Z");
    String text =
        calendar(
            event(
                "DTSTART;TZID=Europe/Berlin:20271031T024500",
                "DTEND;TZID=Europe/Berlin:20271031T021500"));

    assertThat(Ics.texts(reader().build().read(text, window, Instant.EPOCH)))
        .containsExactly("2027-10-31T00:45Z/2027-10-31T01:15Z");
  }

  /** Days whose midnight does not exist start late and end at the next midnight. */
  @Test
  void aWholeDayIsADayOfTheHost() {
    var window = Interval.parse("2027-01-01T00:00:00Z/2028-01-01T00:00:00Z");
    ZoneId cairo = ZoneId.of("Africa/Cairo");
    ZoneOffsetTransition change =
        cairo.getRules().nextTransition(Instant.parse("2027-01-01T00:00:00Z"));
    LocalDateTime day = change.getDateTimeBefore();
    String text = calendar(event("DTSTART;VALUE=DATE:" + LOCAL.format(day).substring(0, 8)));

    assertThat(change.isGap()).isTrue();
    assertThat(
            CalendarReader.builder(cairo)
                .build()
                .read(text, window, Instant.EPOCH)
                .freeBusy()
                .periods())
        .singleElement()
        .satisfies(
            period -> {
              assertThat(period.interval().start()).isEqualTo(change.getInstant());
              assertThat(period.interval().duration()).hasHours(23);
            });
  }

  private static String zone(String tzid, String... parts) {
    return "BEGIN:VTIMEZONE\r\nTZID:"
        + tzid
        + "\r\n"
        + String.join("\r\n", parts)
        + "\r\nEND:VTIMEZONE";
  }

  private static String fixed(String offset) {
    return observance("STANDARD", "19700101T000000", offset, offset);
  }

  private static String observance(
      String name, String start, String from, String to, String... more) {
    return "BEGIN:%s\r\nDTSTART:%s\r\nTZOFFSETFROM:%s\r\nTZOFFSETTO:%s\r\n%s\r\nEND:%s"
        .formatted(name, start, from, to, String.join("\r\n", more), name)
        .replace("\r\n\r\n", "\r\n");
  }
}
