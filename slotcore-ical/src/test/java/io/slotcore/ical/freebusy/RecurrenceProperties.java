package io.slotcore.ical.freebusy;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import io.slotcore.ical.internal.recurrence.Occurrences;
import io.slotcore.ical.internal.recurrence.RecurrenceRule;
import io.slotcore.ical.internal.recurrence.RuleFormatException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** Recurrences agree with trying everything, and with two libraries where those can answer. */
class RecurrenceProperties {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  /** Starts that are compared with those of a library. */
  private static final int MOST = 200;

  /** Hours that are looked at, by frequency. */
  private static final Map<String, Integer> HORIZON =
      Map.of(
          "SECONDLY",
          2,
          "MINUTELY",
          20,
          "HOURLY",
          200,
          "DAILY",
          9_000,
          "WEEKLY",
          12_000,
          "MONTHLY",
          36_000,
          "YEARLY",
          90_000);

  @Property
  void agreesWithTryingEverything(@ForAll("rules") RuleCase rule) {
    LocalDateTime end = horizon(rule);

    assertThat(ours(rule, rule.start(), end)).isEqualTo(RuleOracle.starts(rule, end));
  }

  @Property
  void aWindowHasWhatAllHasInIt(
      @ForAll("rules") RuleCase rule,
      @ForAll @DoubleRange(max = 1) double from,
      @ForAll @DoubleRange(max = 0.2) double length) {
    LocalDateTime end = horizon(rule);
    long seconds = HORIZON.get(rule.frequency()) * 3_600L;
    LocalDateTime start = rule.start().plusSeconds((long) (seconds * from));
    LocalDateTime last = start.plusSeconds((long) (seconds * length));

    List<LocalDateTime> expected = new ArrayList<>(ours(rule, rule.start(), end));
    expected.removeIf(time -> time.isBefore(start) || !time.isBefore(last));

    assertThat(ours(rule, start, last.isBefore(end) ? last : end)).isEqualTo(expected);
  }

  /** lib-recur counts otherwise if the rule would not make the start, and tires of long pauses. */
  @Property
  void agreesWithLibRecur(@ForAll("rules") RuleCase any) throws InvalidRecurrenceRuleException {
    RuleCase rule = any.uncounted();
    Assume.that(!LibRecur.readsOtherwise(rule));
    LocalDateTime end = horizon(rule);
    List<LocalDateTime> theirs = new ArrayList<>();
    boolean isTired = false;
    try {
      RecurrenceRuleIterator starts =
          new org.dmfs.rfc5545.recur.RecurrenceRule(rule.text())
              .iterator(DateTime.parse(LOCAL.format(rule.start())));
      collect(() -> LocalDateTime.parse(starts.nextDateTime().toString(), LOCAL), end, theirs);
    } catch (IllegalArgumentException | IllegalStateException e) {
      isTired = true;
    }

    List<LocalDateTime> ours = ours(rule, rule.start(), end);
    int size = isTired ? theirs.size() : Math.min(MOST, ours.size());
    assertThat(ours.subList(0, size)).isEqualTo(theirs);
  }

  /** biweekly counts otherwise, too, and knows neither BYSETPOS nor week numbers with all parts. */
  @Property
  void agreesWithBiweekly(@ForAll("plainRules") RuleCase any) {
    RuleCase rule = any.uncounted();
    LocalDateTime end = horizon(rule);
    String calendar =
        String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "BEGIN:VEVENT",
            "DTSTART:" + LOCAL.format(rule.start()) + "Z",
            "RRULE:" + rule.text(),
            "END:VEVENT",
            "END:VCALENDAR",
            "");
    DateIterator starts =
        Biweekly.parse(calendar)
            .first()
            .getEvents()
            .get(0)
            .getDateIterator(TimeZone.getTimeZone("UTC"));
    List<LocalDateTime> theirs = new ArrayList<>();
    if (starts.hasNext()) {
      collect(
          () -> LocalDateTime.ofInstant(starts.next().toInstant(), ZoneOffset.UTC), end, theirs);
    }

    List<LocalDateTime> ours = ours(rule, rule.start(), end);
    assertThat(ours.stream().limit(MOST).toList()).isEqualTo(theirs);
  }

  private static void collect(
      Supplier<LocalDateTime> starts, LocalDateTime end, List<LocalDateTime> collected) {
    while (collected.size() < MOST) {
      LocalDateTime next = starts.get();
      if (!next.isBefore(end)) {
        return;
      }
      collected.add(next);
    }
  }

  private static LocalDateTime horizon(RuleCase rule) {
    return rule.start().plusHours(HORIZON.get(rule.frequency()));
  }

  private static List<LocalDateTime> ours(RuleCase rule, LocalDateTime from, LocalDateTime to) {
    List<LocalDateTime> starts = new ArrayList<>();
    try {
      Occurrences.of(RecurrenceRule.parse(rule.text()), second(rule.start()), () -> {})
          .forEach(
              second(from),
              second(to),
              time -> starts.add(LocalDateTime.ofEpochSecond(time, 0, ZoneOffset.UTC)));
    } catch (RuleFormatException e) {
      throw new AssertionError(e);
    }
    return starts;
  }

  private static long second(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  /** Where lib-recur 0.17.1 has another opinion than RFC 5545 or than most others. */
  private static final class LibRecur {

    static boolean readsOtherwise(RuleCase rule) {
      // Only in the month of the start, where the RFC, ical4j and biweekly have every month.
      boolean monthOfStart =
          rule.frequency().equals("YEARLY") && rule.has("BYMONTHDAY") && !rule.has("BYMONTH");
      // In leap years a day early.
      boolean dayEarly = rule.numbers("BYYEARDAY").stream().anyMatch(number -> number < 0);
      // With months beside them it has days that BYDAY does not name, and a week 53 in every year.
      boolean weeks =
          rule.has("BYWEEKNO")
              && (rule.has("BYMONTH")
                  || rule.numbers("BYWEEKNO").stream().anyMatch(number -> Math.abs(number) > 52));
      // In the period of the start it counts from the start, not from that of the period.
      return monthOfStart || dayEarly || weeks || rule.has("BYSETPOS");
    }
  }

  @Provide
  Arbitrary<RuleCase> rules() {
    return Arbitraries.randomValue(
        random -> new RuleMaker(random).make(List.copyOf(new TreeMap<>(HORIZON).keySet())));
  }

  @Provide
  Arbitrary<RuleCase> plainRules() {
    return Arbitraries.randomValue(
        random -> new RuleMaker(random).plain(List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY")));
  }

  /** Makes rules that RFC 5545 allows. */
  private static final class RuleMaker {

    private final Random random;
    private boolean isPlain;
    private final Map<String, List<Integer>> numbers = new TreeMap<>();
    private final List<RuleCase.Day> days = new ArrayList<>();

    RuleMaker(Random random) {
      this.random = random;
    }

    RuleCase make(List<String> frequencies) {
      String frequency = frequencies.get(random.nextInt(frequencies.size()));
      addDays(frequency);
      add("BYHOUR", 0, 23, 6, 3);
      add("BYMINUTE", 0, 59, 6, 3);
      add("BYSECOND", 0, 59, 8, 2);
      if (!numbers.isEmpty() || !days.isEmpty()) {
        addSigned("BYSETPOS", frequency.equals("DAILY") ? 3 : 6, 5, 2);
      }
      return rule(frequency);
    }

    RuleCase plain(List<String> frequencies) {
      String frequency = frequencies.get(random.nextInt(frequencies.size()));
      addDays(frequency);
      // biweekly 0.6.8 forgets the interval between months.
      isPlain = true;
      numbers.remove("BYWEEKNO");
      numbers.remove("BYYEARDAY");
      if (!days.isEmpty()) {
        // It takes negative days of a month for others where weekdays stand beside them.
        numbers.remove("BYMONTHDAY");
      }
      return rule(frequency);
    }

    private RuleCase rule(String frequency) {
      Optional<Integer> count =
          random.nextInt(3) == 0 ? Optional.of(1 + random.nextInt(30)) : Optional.empty();
      int interval = isPlain || random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(5);
      LocalDateTime start =
          LocalDateTime.of(1996, 1, 1, 0, 0).plusSeconds((long) (random.nextDouble() * 1.1e9));
      DayOfWeek weekStart = RuleOracle.weekdays().get(random.nextInt(7));
      return new RuleCase(frequency, interval, count, numbers, days, weekStart, start);
    }

    private void addDays(String frequency) {
      boolean yearly = frequency.equals("YEARLY");
      boolean subDaily =
          frequency.endsWith("LY") && List.of("SECONDLY", "MINUTELY", "HOURLY").contains(frequency);
      add("BYMONTH", 1, 12, 3, 4);
      if (!frequency.equals("WEEKLY")) {
        addSigned("BYMONTHDAY", 31, 4, 5);
      }
      if (yearly || subDaily) {
        addSigned("BYYEARDAY", 366, 7, 8);
      }
      if (yearly) {
        addSigned("BYWEEKNO", 53, 5, 4);
      }
      if (random.nextInt(2) == 0) {
        boolean ordinals =
            frequency.equals("MONTHLY") || (yearly && !numbers.containsKey("BYWEEKNO"));
        for (int i = random.nextInt(3); i >= 0; i--) {
          int most = yearly && !numbers.containsKey("BYMONTH") ? 53 : 5;
          int ordinal = ordinals && random.nextBoolean() ? signed(most) : 0;
          days.add(new RuleCase.Day(ordinal, RuleOracle.weekdays().get(random.nextInt(7))));
        }
      }
    }

    private void add(String part, int min, int max, int oneIn, int most) {
      if (random.nextInt(oneIn) == 0) {
        LinkedHashSet<Integer> values = new LinkedHashSet<>();
        for (int i = random.nextInt(most); i >= 0; i--) {
          values.add(min + random.nextInt(max - min + 1));
        }
        numbers.put(part, List.copyOf(values));
      }
    }

    private void addSigned(String part, int max, int oneIn, int most) {
      if (random.nextInt(oneIn) == 0) {
        LinkedHashSet<Integer> values = new LinkedHashSet<>();
        for (int i = random.nextInt(most); i >= 0; i--) {
          values.add(signed(max));
        }
        numbers.put(part, List.copyOf(values));
      }
    }

    private int signed(int max) {
      int number = 1 + random.nextInt(max);
      return random.nextInt(3) == 0 ? -number : number;
    }
  }
}
