package io.slotcore.ical.freebusy;

import static io.slotcore.ical.freebusy.Ics.busy;
import static io.slotcore.ical.freebusy.Ics.busyIn;
import static io.slotcore.ical.freebusy.Ics.calendar;
import static io.slotcore.ical.freebusy.Ics.event;
import static io.slotcore.ical.freebusy.Ics.reader;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that is made to take time or memory, or to look free. */
@Timeout(120)
class HostileCalendarTest {

  private static final ReadLimits WIDE =
      ReadLimits.standard().with(ReadLimit.BYTES, 1L << 30).with(ReadLimit.SECONDS, 100);

  private static final String EVENT =
      event("DTSTART:%sT100000Z", "DURATION:PT1H", "DESCRIPTION:" + "x".repeat(500)) + "\r\n";

  @Test
  void aHundredMegabytesOutsideTheWindowAreReadWithoutBeingKept() throws IOException {
    byte[] block = EVENT.formatted("20250310").repeat(1_000).getBytes(US_ASCII);
    int blocks = 100_000_000 / block.length;

    long allocated = allocated(() -> assertThat(read(block, blocks, WIDE)).isEmpty());

    assertThat(allocated).isLessThan(2_000L * 1_000 * blocks + 50_000_000);
    assertThat(kept(block, blocks)).isLessThan(40_000_000);
  }

  @Test
  void moreBytesThanAllowedAreRefused() {
    byte[] block = EVENT.formatted("20250310").repeat(1_000).getBytes(US_ASCII);

    assertThatThrownBy(() -> read(block, 1_000, ReadLimits.standard()))
        .isInstanceOfSatisfying(
            CalendarLimitException.class,
            e -> {
              assertThat(e.limit()).isEqualTo(ReadLimit.BYTES);
              assertThat(e.allowed()).isEqualTo(64L << 20);
              assertThat(e.line()).isGreaterThan(100_000);
            });
  }

  @Test
  void aLineOfTenMegabytesThatNobodyNeedsIsPassedOver() throws IOException {
    byte[] block = "x".repeat(10_000).getBytes(US_ASCII);
    for (String start : List.of("ATTACH;ENCODING=BASE64:", "X", "")) {
      InputStream text =
          sequence(
              ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + start).getBytes(US_ASCII),
              block,
              1_000,
              "\r\nDTSTART:20270310T100000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
                  .getBytes(US_ASCII));

      long allocated =
          allocated(
              () ->
                  assertThat(reader().build().read(text, Ics.SPRING, Instant.EPOCH))
                      .satisfies(read -> assertThat(Ics.texts(read)).hasSize(1)));

      assertThat(allocated).isLessThan(8_000_000);
    }
  }

  @Test
  void aLongLineThatIsNeededIsRefusedByName() {
    String text = calendar(event("RDATE:" + "20270301T100000Z,".repeat(200_000)));

    assertThatThrownBy(() -> busyIn(text))
        .isInstanceOfSatisfying(
            CalendarLimitException.class,
            e -> {
              assertThat(e.limit()).isEqualTo(ReadLimit.LINE_BYTES);
              assertThat(e.line()).isEqualTo(7);
              assertThat(e.property()).isEqualTo("RDATE");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20270301T000000Z | FREQ=SECONDLY | OCCURRENCES_PER_EVENT",
        "00010101T000000Z | FREQ=SECONDLY | OCCURRENCES_PER_EVENT",
        "20270101T000000Z | FREQ=SECONDLY;COUNT=2000000000 | OCCURRENCES_PER_EVENT",
        "20200101T000000Z | FREQ=MINUTELY;COUNT=2000000000;BYSECOND=1,2,3,4,5,6 |"
            + " OCCURRENCES_PER_EVENT",
        "00010101T000000Z | FREQ=SECONDLY;COUNT=2000000000;BYSECOND=1,2 | STEPS",
        "20270101T000000Z |"
            + " FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7;BYSECOND=0,1,2,3 |"
            + " OCCURRENCES_PER_EVENT",
      })
  void aRuleThatGoesOnIsRefusedByName(String start, String rule, ReadLimit limit) {
    long before = System.nanoTime();

    assertThatThrownBy(() -> busy("DTSTART:" + start, "DURATION:PT1S", "RRULE:" + rule))
        .isInstanceOfSatisfying(
            CalendarLimitException.class,
            e -> {
              assertThat(e.limit()).isEqualTo(limit);
              assertThat(e.property()).isEqualTo("RRULE");
              assertThat(e.line()).isEqualTo(4);
            });
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "00010101T100000Z | FREQ=DAILY | 61",
        "00010101T100000Z | FREQ=DAILY;COUNT=2000000000 | 61",
        "00010101T100000Z | FREQ=DAILY;COUNT=800000;BYHOUR=10 | 61",
        "00010101T100000Z | FREQ=WEEKLY;INTERVAL=2147483647;COUNT=2147483647 | 0",
        "00010101T100000Z | FREQ=YEARLY;INTERVAL=2147483647 | 0",
        "00010101T100000Z | FREQ=SECONDLY;INTERVAL=2147483647;COUNT=2147483647 | 0",
        "00010101T100000Z | FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30 | 0",
        "00010101T100000Z | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000 | 0",
      })
  void aRuleOfLongAgoTakesNoTime(String start, String rule, int count) {
    assertThat(busy("DTSTART:" + start, "DURATION:PT1S", "RRULE:" + rule)).hasSize(count);
  }

  @Test
  void manyEventsAndPeriodsAreRefused() {
    byte[] block = EVENT.formatted("20270310").repeat(100).getBytes(US_ASCII);
    assertThatThrownBy(() -> read(block, 1, WIDE.with(ReadLimit.OCCURRENCES, 99)))
        .isInstanceOfSatisfying(
            CalendarLimitException.class,
            e -> assertThat(e.limit()).isEqualTo(ReadLimit.OCCURRENCES));

    byte[] series =
        event("DTSTART:20270310T100000Z", "RRULE:FREQ=DAILY")
            .concat("\r\n")
            .repeat(100)
            .getBytes(US_ASCII);
    assertThatThrownBy(() -> read(series, 1, WIDE.with(ReadLimit.EVENTS, 99)))
        .isInstanceOfSatisfying(
            CalendarLimitException.class, e -> assertThat(e.limit()).isEqualTo(ReadLimit.EVENTS));
  }

  @Test
  void manyExceptionsAreRefused() {
    String exceptions = ("EXDATE:20270301T100000Z" + ",20270301T100000Z".repeat(60_000));

    assertThatThrownBy(
            () -> busy("DTSTART:20270301T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY", exceptions))
        .isInstanceOfSatisfying(
            CalendarLimitException.class,
            e -> {
              assertThat(e.limit()).isEqualTo(ReadLimit.PARTS_PER_EVENT);
              assertThat(e.property()).isEqualTo("EXDATE");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "VEVENT, RDATE, PARTS_PER_EVENT",
    "VEVENT, EXDATE, PARTS_PER_EVENT",
    "VEVENT, RRULE, PARTS_PER_EVENT",
    "STANDARD, RDATE, ZONE_CHANGES",
    "STANDARD, RRULE, ZONE_CHANGES",
  })
  void manyLinesAreRefusedBeforeTheirComponentEnds(String component, String line, ReadLimit limit) {
    // Never ended: what is gathered until then is what counts.
    String text =
        "BEGIN:VCALENDAR\r\n"
            + (component.equals("STANDARD") ? "BEGIN:VTIMEZONE\r\nTZID:Z\r\n" : "")
            + ("BEGIN:" + component + "\r\n")
            + (line + ":\r\n").repeat(150_000);

    assertThatThrownBy(() -> busyIn(text))
        .isInstanceOfSatisfying(
            CalendarLimitException.class,
            e -> {
              assertThat(e.limit()).isEqualTo(limit);
              assertThat(e.property()).isEqualTo(line);
            });
  }

  @Test
  void manyPositionsTakeNoMoreTimeThanEachOnce() {
    long before = System.nanoTime();
    String rule = "RRULE:FREQ=DAILY;COUNT=2000000000;BYSETPOS=1" + ",1,-1".repeat(150_000);

    assertThat(busy("DTSTART:19700101T100000Z", "DURATION:PT1H", rule)).hasSize(61);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void manyChangesOfManySeriesOfOneUidAreRefused() {
    String series = event("DTSTART:20270310T100000Z", "RDATE:20270311T100000Z") + "\r\n";
    String changes =
        IntStream.range(0, 10_000)
            .mapToObj(i -> Instant.parse("2027-03-10T10:00:00Z").plusSeconds(60L * i))
            .map(time -> time.toString().replaceAll("[-:]", ""))
            .map(time -> event("RECURRENCE-ID:" + time, "DTSTART:20270310T100000Z"))
            .collect(Collectors.joining("\r\n"));

    assertThatThrownBy(() -> busyIn(calendar(series.repeat(10_000) + changes)))
        .isInstanceOfSatisfying(
            CalendarLimitException.class,
            e -> {
              assertThat(e.limit()).isEqualTo(ReadLimit.STEPS);
              assertThat(e.property()).isEqualTo("RECURRENCE-ID");
            });
  }

  @Test
  void zoneBombsAreRefused() {
    String zones =
        IntStream.range(0, 300)
            .mapToObj(i -> "BEGIN:VTIMEZONE\r\nTZID:Z" + i + "\r\nEND:VTIMEZONE")
            .collect(Collectors.joining("\r\n"));
    assertThatThrownBy(() -> busyIn(calendar(zones)))
        .isInstanceOfSatisfying(
            CalendarLimitException.class, e -> assertThat(e.limit()).isEqualTo(ReadLimit.ZONES));

    String names =
        IntStream.range(0, 300)
            .mapToObj(i -> event("DTSTART;TZID=Z" + i + ":20270310T100000"))
            .collect(Collectors.joining("\r\n"));
    assertThatThrownBy(() -> busyIn(calendar(names)))
        .isInstanceOfSatisfying(
            CalendarLimitException.class, e -> assertThat(e.limit()).isEqualTo(ReadLimit.ZONES));
  }

  /** Outlook begins its zones in 1601, with a rule for each half of the year. */
  @Test
  void manyZonesOfOutlookAreRead() {
    String zones =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    String.join(
                        "\r\n",
                        "BEGIN:VTIMEZONE",
                        "TZID:Customized Time Zone " + i,
                        "BEGIN:STANDARD",
                        "DTSTART:16010101T030000",
                        "TZOFFSETFROM:+0200",
                        "TZOFFSETTO:+0100",
                        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
                        "END:STANDARD",
                        "BEGIN:DAYLIGHT",
                        "DTSTART:16010101T020000",
                        "TZOFFSETFROM:+0100",
                        "TZOFFSETTO:+0200",
                        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
                        "END:DAYLIGHT",
                        "END:VTIMEZONE",
                        event(
                            "UID:in-zone-" + i,
                            "DTSTART;TZID=Customized Time Zone " + i + ":20270310T100000",
                            "DURATION:PT1H")))
            .collect(Collectors.joining("\r\n"));

    assertThat(busyIn(calendar(zones)))
        .hasSize(60)
        .containsOnly("2027-03-10T09:00Z/2027-03-10T10:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RRULE:FREQ=SECONDLY", "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5"})
  void aZoneWhoseClockNeverRestsIsRefused(String rule) {
    assertThatThrownBy(
            () ->
                busyIn(
                    calendar(
                        "BEGIN:VTIMEZONE",
                        "TZID:Z",
                        "BEGIN:STANDARD",
                        "DTSTART:19700101T000000",
                        "TZOFFSETFROM:+0000",
                        "TZOFFSETTO:+0100",
                        rule,
                        "END:STANDARD",
                        "END:VTIMEZONE",
                        event("DTSTART;TZID=Z:20270310T100000", "DURATION:PT1H"))))
        .isInstanceOfSatisfying(
            CalendarLimitException.class,
            e -> {
              assertThat(e.limit()).isEqualTo(ReadLimit.ZONE_CHANGES);
              assertThat(e.line()).isEqualTo(6);
            });
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "BEGIN:X-DEEP\r\n".repeat(100_000) + "END:X-DEEP\r\n".repeat(100_000);

    assertThatThrownBy(() -> busyIn(calendar(deep)))
        .isInstanceOfSatisfying(
            CalendarLimitException.class,
            e -> {
              assertThat(e.limit()).isEqualTo(ReadLimit.NESTING);
              assertThat(e.line()).isEqualTo(11);
            });
  }

  @Test
  void timeIsLimited() {
    byte[] block = EVENT.formatted("20250310").repeat(1_000).getBytes(US_ASCII);

    assertThatThrownBy(() -> read(block, 1_000, WIDE.with(ReadLimit.SECONDS, 0)))
        .isInstanceOfSatisfying(
            CalendarLimitException.class, e -> assertThat(e.limit()).isEqualTo(ReadLimit.SECONDS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Please sign in</body></html>",
        "BEGIN:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270310T100000Z\r\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\nBEGIN:VTODO\nBEGIN:VEVENT\nEND:VEVENT\nEND:VTODO\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nEND:VCALENDAR\r\n",
      })
  void whatIsNoCompleteCalendarIsRefused(String text) {
    assertThatThrownBy(() -> busyIn(text)).isInstanceOf(CalendarFormatException.class);
  }

  @Test
  void vcalendar1IsRefusedByName() {
    assertThatThrownBy(() -> busyIn("BEGIN:VCALENDAR\r\nVERSION:1.0\r\nEND:VCALENDAR\r\n"))
        .isInstanceOf(CalendarFormatException.class)
        .hasMessage("line 2, VERSION: this is vCalendar 1.0, not iCalendar 2.0 (RFC 5545)");
  }

  private static List<String> read(byte[] block, int blocks, ReadLimits limits) throws IOException {
    InputStream text =
        sequence(
            "BEGIN:VCALENDAR\r\n".getBytes(US_ASCII),
            block,
            blocks,
            "END:VCALENDAR\r\n".getBytes(US_ASCII));
    return Ics.texts(reader().limits(limits).build().read(text, Ics.SPRING, Instant.EPOCH));
  }

  private static InputStream sequence(byte[] head, byte[] block, int blocks, byte[] tail) {
    List<InputStream> parts = new ArrayList<>(List.of(new ByteArrayInputStream(head)));
    IntStream.range(0, blocks).forEach(i -> parts.add(new ByteArrayInputStream(block)));
    parts.add(new ByteArrayInputStream(tail));
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  /** Reads with a look at what stays on the heap half-way. */
  private static long kept(byte[] block, int blocks) throws IOException {
    Runtime runtime = Runtime.getRuntime();
    long[] used = new long[2];
    InputStream probe =
        new InputStream() {
          @Override
          public int read() {
            System.gc();
            used[1] = runtime.totalMemory() - runtime.freeMemory();
            return -1;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            return read();
          }
        };
    System.gc();
    used[0] = runtime.totalMemory() - runtime.freeMemory();
    InputStream text =
        new SequenceInputStream(
            sequence("BEGIN:VCALENDAR\r\n".getBytes(US_ASCII), block, blocks, new byte[0]),
            new SequenceInputStream(
                probe, new ByteArrayInputStream("END:VCALENDAR\r\n".getBytes(US_ASCII))));
    reader().limits(WIDE).build().read(text, Ics.SPRING, Instant.EPOCH);
    return used[1] - used[0];
  }

  private interface Reading {
    void run() throws IOException;
  }

  private static long allocated(Reading reading) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    reading.run();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
