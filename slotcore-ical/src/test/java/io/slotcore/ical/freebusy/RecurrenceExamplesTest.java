package io.slotcore.ical.freebusy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.time.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of RFC 5545, 3.8.5.3, from the text of a calendar to the instants. */
class RecurrenceExamplesTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Interval WINDOW =
      Interval.parse("1990-01-01T00:00:00Z/2030-01-01T00:00:00Z");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu MMM d", Locale.ENGLISH);

  /** One example; {@code goesOn} if there are more starts than those listed. */
  record Example(
      String name, String start, List<String> properties, List<Instant> starts, boolean goesOn) {

    @Override
    public String toString() {
      return name + ": " + properties.get(0);
    }
  }

  static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String block : text().split("\n\n", -1)) {
      if (!block.startsWith("#")) {
        read(block.strip().lines().toList(), examples);
      }
    }
    return examples;
  }

  @Test
  void allThirtyEightAreThere() throws IOException {
    long names = examples().stream().map(Example::name).distinct().count();

    assertThat(names).isEqualTo(39); // the one about WKST is two
    assertThat(examples()).hasSize(42);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theRuleHasTheListedStarts(Example example) {
    List<Instant> starts = starts(example, WINDOW);

    if (example.goesOn()) {
      assertThat(starts).hasSizeGreaterThan(example.starts().size());
      starts = starts.subList(0, example.starts().size());
    }
    assertThat(starts).isEqualTo(example.starts());
  }

  /** The way to a window does not matter, be it after years or in the middle of a period. */
  @ParameterizedTest
  @MethodSource("examples")
  void aWindowHasThoseOfTheListedStartsThatLieInIt(Example example) {
    List<Instant> all = starts(example, WINDOW);
    for (int from : new int[] {1, 3, all.size() / 2, all.size() - 1}) {
      if (from < all.size()) {
        Instant start = all.get(from);
        Instant end = all.get(Math.min(all.size() - 1, from + 5)).plusSeconds(60);

        assertThat(starts(example, Interval.of(start, end)))
            .isEqualTo(all.subList(from, Math.min(all.size(), from + 6)));
      }
    }
  }

  private static List<Instant> starts(Example example, Interval window) {
    String calendar =
        String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "BEGIN:VEVENT",
            "UID:example",
            "DTSTART;TZID=America/New_York:" + example.start(),
            "DURATION:PT1M",
            String.join("\r\n", example.properties()),
            "END:VEVENT",
            "END:VCALENDAR",
            "");
    ReadLimits limits = ReadLimits.standard().with(ReadLimit.OCCURRENCES_PER_EVENT, 1_000_000);
    limits = limits.with(ReadLimit.OCCURRENCES, 1_000_000);
    return CalendarReader.builder(NEW_YORK)
        .limits(limits)
        .build()
        .read(calendar, window, Instant.EPOCH)
        .freeBusy()
        .periods()
        .stream()
        .map(period -> period.interval().start())
        .toList();
  }

  private static void read(List<String> lines, List<Example> examples) {
    String dates = lines.get(lines.size() - 1);
    List<Instant> starts = instants(dates, LocalDateTime.parse(lines.get(1), LOCAL).toLocalTime());
    List<String> others = lines.stream().filter(line -> line.startsWith("EXDATE")).toList();
    for (String line : lines) {
      if (line.startsWith("FREQ=")) {
        List<String> properties = new ArrayList<>(List.of("RRULE:" + line));
        properties.addAll(others);
        examples.add(
            new Example(lines.get(0), lines.get(1), properties, starts, dates.endsWith("...")));
      }
    }
  }

  /** Reads {@code 1997 Sep 2,4; Oct 1-3 at 09:00,12:00}. */
  private static List<Instant> instants(String text, LocalTime otherwise) {
    String[] parts = text.replace("...", "").strip().split(" at ", -1);
    List<LocalTime> times =
        parts.length == 1
            ? List.of(otherwise)
            : Arrays.stream(parts[1].split(",", -1)).map(LocalTime::parse).toList();
    List<Instant> instants = new ArrayList<>();
    String year = "";
    for (String month : parts[0].split("; ", -1)) {
      String[] words = month.split(" ", -1);
      year = words.length == 3 ? words[0] : year;
      for (String days : words[words.length - 1].split(",", -1)) {
        String[] bounds = days.split("-", -1);
        int last = Integer.parseInt(bounds[bounds.length - 1]);
        for (int day = Integer.parseInt(bounds[0]); day <= last; day++) {
          LocalDate date = LocalDate.parse(year + " " + words[words.length - 2] + " " + day, DAY);
          times.forEach(time -> instants.add(date.atTime(time).atZone(NEW_YORK).toInstant()));
        }
      }
    }
    return instants;
  }

  private static String text() throws IOException {
    try (InputStream in =
        RecurrenceExamplesTest.class.getResourceAsStream("recurrence-examples.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
