package io.slotcore.benchmarks;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.ical.freebusy.CalendarReader;
import io.slotcore.time.Interval;
import io.slotcore.time.IntervalSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reads 60 days of free/busy out of the text of 5,000 events. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CalendarBenchmark {

  /** What is right. */
  static final CalendarAnswer RIGHT = new CalendarAnswer(1_932, 145, 22_590, 58_162_676_325L);

  private static final ZoneId NEW_YORK = World.NEW_YORK;
  private static final LocalDate FIRST_DAY = LocalDate.of(2027, 3, 1);
  private static final Interval WINDOW =
      Interval.of(
          FIRST_DAY.atStartOfDay(NEW_YORK).toInstant(),
          FIRST_DAY.plusDays(60).atStartOfDay(NEW_YORK).toInstant());

  private final CalendarReader reader = CalendarReader.builder(NEW_YORK).build();
  private byte[] text = {};

  /**
   * Makes the text, and makes sure that the answer is right.
   *
   * @throws IOException never
   */
  @Setup
  public void makeText() throws IOException {
    // ical4j would ask a server on the internet for zone data.
    System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    text = CalendarText.bytes();
    CalendarAnswer answer = CalendarAnswer.of(slotcore());
    if (!answer.equals(RIGHT)) {
      throw new IllegalStateException("read " + answer + ", right is " + RIGHT);
    }
  }

  /**
   * Reads by SlotCore.
   *
   * @return the busy periods
   * @throws IOException never
   */
  @Benchmark
  public List<Interval> slotcore() throws IOException {
    return reader
        .read(new ByteArrayInputStream(text), WINDOW, Instant.EPOCH)
        .freeBusy()
        .periods()
        .stream()
        .map(BusyPeriod::interval)
        .toList();
  }

  /**
   * Reads by ical4j.
   *
   * @return what it takes for the busy periods
   * @throws IOException never
   * @throws ParserException never
   */
  @Benchmark
  public List<Interval> ical4j() throws IOException, ParserException {
    Period<ZonedDateTime> window =
        new Period<>(WINDOW.start().atZone(NEW_YORK), WINDOW.end().atZone(NEW_YORK));
    Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(text));
    List<Interval> periods = new ArrayList<>();
    for (Component event : calendar.getComponents(Component.VEVENT)) {
      Set<Period<ZonedDateTime>> found = event.calculateRecurrenceSet(window);
      for (Period<ZonedDateTime> period : found) {
        Instant start = period.getStart().toInstant();
        addIfWithin(periods, start, period.getEnd().toInstant());
      }
    }
    return periods;
  }

  /**
   * Reads by biweekly.
   *
   * @return what it takes for the busy periods
   * @throws IOException never
   */
  @Benchmark
  public List<Interval> biweekly() throws IOException {
    ICalendar calendar = Biweekly.parse(new ByteArrayInputStream(text)).first();
    List<Interval> periods = new ArrayList<>();
    for (VEvent event : calendar.getEvents()) {
      TimeZone zone = calendar.getTimezoneInfo().getTimezone(event.getDateStart()).getTimeZone();
      Duration length =
          Duration.between(
              event.getDateStart().getValue().toInstant(),
              event.getDateEnd().getValue().toInstant());
      DateIterator starts = event.getDateIterator(zone);
      starts.advanceTo(Date.from(WINDOW.start().minus(length)));
      while (starts.hasNext()) {
        Instant start = starts.next().toInstant();
        if (!start.isBefore(WINDOW.end())) {
          break;
        }
        addIfWithin(periods, start, start.plus(length));
      }
    }
    return periods;
  }

  private static void addIfWithin(List<Interval> periods, Instant start, Instant end) {
    Interval interval = Interval.of(start, end);
    if (interval.overlaps(WINDOW)) {
      periods.add(interval);
    }
  }

  /**
   * What tells one answer from another.
   *
   * @param periods how many
   * @param merged how many if those that touch are one
   * @param minutes that are busy
   * @param sum of the starts of all periods, in minutes since 1970
   */
  record CalendarAnswer(int periods, int merged, long minutes, long sum) {

    static CalendarAnswer of(List<Interval> periods) {
      List<Interval> merged = IntervalSet.copyOf(periods).intervals();
      return new CalendarAnswer(
          periods.size(),
          merged.size(),
          merged.stream().mapToLong(interval -> interval.duration().toMinutes()).sum(),
          periods.stream().mapToLong(interval -> interval.start().getEpochSecond() / 60).sum());
    }
  }
}
