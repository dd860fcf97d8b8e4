package io.slotcore.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;

class BookingFeedTest {

  private static final BookingFeed FEED =
      BookingFeed.of("Ada's bookings, all; 語", Duration.ofMinutes(90));

  private static String text(Invitation... events) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FEED.write(Stream.of(events), out);
    return out.toString(UTF_8);
  }

  @Test
  void aFeedHasANameAnIntervalAndEventsInUtcWithoutGuests() throws IOException {
    assertThat(ContentLine.unfold(text(Sample.builder().sequence(2).location("Room 4").build())))
        .containsExactly(
            "BEGIN:VCALENDAR",
            "PRODID:-//SlotCore//slotcore-ical//EN",
            "VERSION:2.0",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:Ada's bookings\\, all\\; 語",
            "X-WR-CALNAME:Ada's bookings\\, all\\; 語",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H30M",
            "X-PUBLISHED-TTL:PT1H30M",
            "BEGIN:VEVENT",
            "UID:7b0c@slotcore",
            "SEQUENCE:2",
            "DTSTAMP:20261120T081530Z",
            "DTSTART:20270310T090000Z",
            "DTEND:20270310T093000Z",
            "SUMMARY:Intro call with Ada",
            "LOCATION:Room 4",
            "ORGANIZER;CN=\"Ada Lovelace\":mailto:ada@example.org",
            "STATUS:CONFIRMED",
            "TRANSP:OPAQUE",
            "END:VEVENT",
            "END:VCALENDAR");
  }

  @Test
  void otherReadersFindEveryEvent() throws Exception {
    Instant start = Instant.parse("2027-03-28T00:45:00Z");
    Invitation[] events = {
      Sample.withEverything(),
      Sample.at("America/New_York", start).tentative().build(),
      Sample.at("Africa/Casablanca", start.plusSeconds(86_400)).build()
    };
    String ics = text(events);

    Calendar calendar = new CalendarBuilder().build(new StringReader(ics));
    assertThat(calendar.validate().hasErrors()).isFalse();
    assertThat(calendar.getComponents("VEVENT")).hasSize(3);
    ICalendar read = Biweekly.parse(ics).first();
    assertThat(read.validate(ICalVersion.V2_0)).isEmpty();
    assertThat(read.getNames().get(0).getValue()).isEqualTo("Ada's bookings, all; 語");
    assertThat(read.getRefreshInterval().getValue().toMillis()).isEqualTo(5_400_000L);
    assertThat(read.getEvents())
        .extracting(event -> event.getDateStart().getValue().toInstant())
        .containsExactly(events[0].start(), start, start.plusSeconds(86_400));
    assertThat(read.getEvents())
        .extracting(event -> event.getStatus().getValue())
        .containsExactly("CONFIRMED", "TENTATIVE", "CONFIRMED");
    assertThat(ics).doesNotContain("ATTENDEE", "bob");
    assertThat(ics.split("\r\n", -1))
        .allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
  }

  @Test
  void aFeedOfNothingIsAValidCalendarToo() throws Exception {
    String ics = text();

    Calendar calendar = new CalendarBuilder().build(new StringReader(ics));
    assertThat(calendar.validate().hasErrors()).isFalse();
    assertThat(calendar.getComponents("VEVENT")).isEmpty();
    assertThat(ics).doesNotContain("METHOD").contains("X-WR-CALNAME:Ada's", "TZID:Etc/UTC");
  }

  @Test
  void eventsAreWrittenAsTheyCome() throws IOException {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger written = new AtomicInteger();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new AssertionError("octet by octet");
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            assertThat(read.get()).isBetween(written.get() - 1, written.get() + 1);
            written.incrementAndGet();
          }
        };
    Invitation event = Sample.builder().build();

    FEED.write(IntStream.range(0, 100).mapToObj(i -> event).peek(e -> read.incrementAndGet()), out);

    assertThat(written).hasValue(102);
  }

  @Test
  void theIntervalIsWholeMinutesUpToAYear() {
    for (Duration wrong :
        List.of(Duration.ZERO, Duration.ofSeconds(90), Duration.ofDays(367), Duration.ofDays(-1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BookingFeed.of("x", wrong))
          .withMessage("refresh (" + wrong + ") must be whole minutes, one minute to 366 days");
    }
  }
}
