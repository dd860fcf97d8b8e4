package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.time.Interval;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;

class CalendarObjectsTest {

  private static final Instant START = Instant.parse("2027-03-10T09:00:00Z");
  private static final Instant STAMP = Instant.parse("2026-11-20T08:15:30.5Z");

  private static CalendarEvent.Builder event() {
    return event("7b0c@slotcore", Interval.of(START, Duration.ofMinutes(30)));
  }

  private static CalendarEvent.Builder event(String uid, Interval time) {
    return CalendarEvent.builder(uid, time, ZoneId.of("Europe/Berlin"), "Intro; with \"Bob\", \\n");
  }

  @Test
  void anObjectIsAnEventWithItsZoneAndWithoutAMethod() {
    CalendarEvent event =
        event()
            .sequence(2)
            .description("One\nTwo")
            .location("Room 4, left")
            .link(URI.create("https://meet.example.org/ä"))
            .build();

    List<String> lines = ContentLine.unfold(CalendarObjects.write(event, STAMP));

    assertThat(lines.subList(lines.indexOf("BEGIN:VEVENT"), lines.size()))
        .containsExactly(
            "BEGIN:VEVENT",
            "UID:7b0c@slotcore",
            "SEQUENCE:2",
            "DTSTAMP:20261120T081530Z",
            "DTSTART;TZID=Europe/Berlin:20270310T100000",
            "DTEND;TZID=Europe/Berlin:20270310T103000",
            "SUMMARY:Intro\\; with \"Bob\"\\, \\\\n",
            "DESCRIPTION:One\\nTwo",
            "LOCATION:Room 4\\, left",
            "URL:https://meet.example.org/%C3%A4",
            "STATUS:CONFIRMED",
            "TRANSP:OPAQUE",
            "END:VEVENT",
            "END:VCALENDAR");
    assertThat(lines).noneMatch(line -> line.startsWith("METHOD"));
    assertThat(lines).contains("TZID:Europe/Berlin");
  }

  @Test
  void whatIsNotSetIsNotWritten() {
    assertThat(CalendarObjects.write(event().build(), STAMP))
        .doesNotContain("DESCRIPTION", "LOCATION", "URL", "ORGANIZER", "ATTENDEE");
  }

  @Test
  void twoOtherReadersFindItValidAndReadItBack() throws Exception {
    String text = CalendarObjects.write(event().description("a\nb").build(), STAMP);

    Calendar ical4j = new CalendarBuilder().build(new StringReader(text));
    assertThat(ical4j.validate().getEntries()).isEmpty();
    ICalendar biweekly = Biweekly.parse(text).first();
    VEvent read = biweekly.getEvents().get(0);
    assertThat(biweekly.validate(biweekly.getVersion()).isEmpty()).isTrue();
    assertThat(read.getSummary().getValue()).isEqualTo("Intro; with \"Bob\", \\n");
    assertThat(read.getDescription().getValue()).isEqualTo("a\nb");
    assertThat(read.getDateStart().getValue().toInstant()).isEqualTo(START);
    assertThat(read.getDateEnd().getValue().toInstant()).isEqualTo(START.plusSeconds(1_800));
  }

  @Test
  void aUidThatWouldBeAnotherOneAndHalfSecondsAreRefused() {
    Interval time = Interval.of(START, Duration.ofMinutes(30));
    for (String uid : List.of("a\r\nMETHOD:REQUEST", "a\tb", " a", "x".repeat(256))) {
      assertThatThrownBy(() -> CalendarObjects.write(event(uid, time).build(), STAMP))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("UID");
    }
    Interval half = Interval.of(START, Duration.ofMillis(1_500));
    assertThatThrownBy(() -> CalendarObjects.write(event("a", half).build(), STAMP))
        .hasMessageContaining("whole seconds");
  }
}
