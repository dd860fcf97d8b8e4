package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.slotcore.time.Interval;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The text of a series leads to the very instants of each occurrence, whatever has become of it.
 */
class SeriesProperties {

  @Property
  void theTextLeadsToTheVeryInstants(@ForAll("series") SeriesInvitation series) {
    String ics = Invitations.request(series);

    assertThat(SeriesReader.occurrences(ics)).as("%s", ics).isEqualTo(expected(series));
  }

  @Property(tries = 50)
  void otherReadersTakeItForValid(@ForAll("series") SeriesInvitation series) throws Exception {
    List<String> messages = new ArrayList<>(List.of(Invitations.request(series)));
    for (LocalDateTime start : series.starts()) {
      messages.add(
          series.time(start).isPresent()
              ? Invitations.request(series, start)
              : Invitations.cancel(series, start));
    }
    messages.add(Invitations.cancel(series));
    for (String ics : messages) {
      Calendar calendar = new CalendarBuilder().build(new StringReader(ics));
      assertThat(calendar.validate().hasErrors()).as("%s", ics).isFalse();
      assertThat(Biweekly.parse(ics).first().validate(ICalVersion.V2_0)).as("%s", ics).isEmpty();
    }
  }

  /**
   * Zones with other daylight saving times than one hour are beyond biweekly 0.6.8, and on the days
   * of clock changes it takes the offset before.
   */
  @Property(tries = 300)
  void biweeklyExpandsTheSameStarts(@ForAll("berlin") SeriesInvitation series) {
    Assume.that(series.starts().stream().noneMatch(start -> isNearClockChange(series, start)));
    ICalendar calendar = Biweekly.parse(Invitations.request(series)).first();
    VEvent master = calendar.getEvents().get(0);
    TreeSet<Instant> found = new TreeSet<>();
    Iterator<Date> dates = master.getDateIterator(TimeZone.getTimeZone("Europe/Berlin"));
    dates.forEachRemaining(date -> found.add(date.toInstant()));
    Instant first = master.getDateStart().getValue().toInstant();
    boolean excluded =
        master.getExceptionDates().stream()
            .flatMap(property -> property.getValues().stream())
            .anyMatch(date -> date.toInstant().equals(first));
    if (master.getRecurrenceRule() == null && !excluded) {
      // RFC 5545, 3.8.5.2 counts DTSTART in; biweekly does so with a rule only.
      found.add(first);
    }
    for (VEvent event : calendar.getEvents().subList(1, calendar.getEvents().size())) {
      assertThat(found.remove(event.getRecurrenceId().getValue().toInstant())).isTrue();
    }
    for (VEvent event : calendar.getEvents().subList(1, calendar.getEvents().size())) {
      found.add(event.getDateStart().getValue().toInstant());
    }

    assertThat(found).isEqualTo(new TreeSet<>(expected(series).keySet()));
  }

  private static boolean isNearClockChange(SeriesInvitation series, LocalDateTime start) {
    ZoneRules rules = series.first().zone().getRules();
    Duration day = Duration.ofDays(1);
    return Stream.of(series.planned(start), series.timeOrPlanned(start))
        .anyMatch(
            time ->
                !rules
                    .getOffset(time.start().minus(day))
                    .equals(rules.getOffset(time.start().plus(day))));
  }

  private static Map<Instant, Instant> expected(SeriesInvitation series) {
    Map<Instant, Instant> expected = new TreeMap<>();
    for (LocalDateTime start : series.starts()) {
      series.time(start).ifPresent(time -> expected.put(time.start(), time.end()));
    }
    return expected;
  }

  @Provide
  Arbitrary<SeriesInvitation> series() {
    List<String> zones =
        ZoneId.getAvailableZoneIds().stream()
            .filter(id -> !id.startsWith("ical4j"))
            .sorted()
            .toList();
    return Arbitraries.of(zones).map(ZoneId::of).flatMap(SeriesProperties::in);
  }

  @Provide
  Arbitrary<SeriesInvitation> berlin() {
    return in(ZoneId.of("Europe/Berlin"));
  }

  private static Arbitrary<SeriesInvitation> in(ZoneId zone) {
    Arbitrary<LocalDateTime> first =
        Combinators.combine(
                Arbitraries.integers().between(0, 4_000), Arbitraries.integers().between(0, 95))
            .as(
                (day, quarter) ->
                    LocalDate.of(2025, 1, 1)
                        .plusDays(day)
                        .atStartOfDay()
                        .plusMinutes(15L * quarter));
    Arbitrary<List<Integer>> steps =
        Arbitraries.of(1, 2, 7, 7, 14).list().ofMinSize(1).ofMaxSize(9);
    Arbitrary<List<Integer>> same =
        Arbitraries.of(1, 7, 7, 28)
            .flatMap(step -> Arbitraries.of(step, step, 2 * step).list().ofMinSize(1).ofMaxSize(9));
    Arbitrary<List<Integer>> changes = Arbitraries.integers().between(0, 9).list().ofSize(10);
    return Combinators.combine(first, Arbitraries.oneOf(steps, same), changes)
        .as((start, days, what) -> series(zone, start, days, what))
        .filter(series -> expected(series).size() > 0);
  }

  private static SeriesInvitation series(
      ZoneId zone, LocalDateTime first, List<Integer> days, List<Integer> changes) {
    List<LocalDateTime> starts = new ArrayList<>(List.of(first));
    days.forEach(step -> starts.add(starts.get(starts.size() - 1).plusDays(step)));
    starts.removeIf(start -> zone.getRules().getValidOffsets(start).isEmpty());
    if (starts.size() < 2) {
      return series(zone, first.plusDays(1), days, changes);
    }
    Instant at = starts.get(0).atZone(zone).toInstant();
    SeriesInvitation series =
        SeriesInvitation.of(Sample.at(zone.getId(), at).sequence(7).build(), starts);
    for (int i = 0; i < starts.size(); i++) {
      if (changes.get(i) == 0) {
        series = series.withCancelled(starts.get(i));
      } else if (changes.get(i) < 3) {
        // By a quarter of an hour and by half a year: never onto another start.
        Duration by = Duration.ofMinutes(changes.get(i) == 1 ? 7 : 183 * 1_440 + 7);
        Instant to = series.planned(starts.get(i)).start().plus(by);
        series = series.withMoved(starts.get(i), Interval.of(to, Duration.ofMinutes(30)));
      }
    }
    return series;
  }
}
