package io.slotcore.ical.internal.recurrence;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads rules, whatever the case of their letters. */
final class RuleParser {

  private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final Pattern DAY = Pattern.compile("([+-]?\\d{1,2})?([A-Z]{2})");
  private static final Pattern UNTIL =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})(Z?))?");

  private final RuleParts parts = new RuleParts();
  private final Set<String> seen = new HashSet<>();

  private RuleParser() {}

  static RecurrenceRule parse(String text) throws RuleFormatException {
    RuleParser parser = new RuleParser();
    for (String part : text.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
      // A semicolon at the end is a common slip.
      if (!part.isBlank()) {
        parser.add(part.strip());
      }
    }
    if (!parser.seen.contains("FREQ")) {
      throw new RuleFormatException("the rule has no FREQ");
    }
    parser.parts.leaveOutForbidden();
    return new RecurrenceRule(parser.parts);
  }

  private void add(String part) throws RuleFormatException {
    int equals = part.indexOf('=');
    String name = equals < 0 ? part : part.substring(0, equals);
    String value = part.substring(equals + 1).strip();
    if (equals < 0 || value.isEmpty() || !seen.add(name)) {
      throw new RuleFormatException("the rule has " + shortened(part) + " empty or twice");
    }
    try {
      put(name, value);
    } catch (DateTimeException | IllegalArgumentException e) {
      RuleFormatException wrong = new RuleFormatException("the rule has " + shortened(part));
      wrong.initCause(e);
      throw wrong;
    }
  }

  private static String shortened(String part) {
    return part.length() <= 40 ? part : part.substring(0, 40) + "...";
  }

  private void put(String name, String value) {
    switch (name) {
      case "FREQ" -> parts.frequency = Frequency.valueOf(value);
      case "INTERVAL" -> parts.interval = positive(value);
      case "COUNT" -> parts.count = positive(value);
      case "UNTIL" -> parts.until = until(value);
      case "BYSECOND" -> parts.seconds = mask(value, 0, 60);
      case "BYMINUTE" -> parts.minutes = mask(value, 0, 59);
      case "BYHOUR" -> parts.hours = (int) mask(value, 0, 23);
      case "BYMONTH" -> parts.months = (int) mask(value, 1, 12);
      case "BYMONTHDAY" -> parts.monthDays = SignedNumbers.of(signed(value, 31));
      case "BYYEARDAY" -> parts.yearDays = SignedNumbers.of(signed(value, 366));
      case "BYWEEKNO" -> parts.weekNumbers = SignedNumbers.of(signed(value, 53));
      case "BYDAY" -> parts.weekdays = weekdays(value);
      case "BYSETPOS" -> {
        // Each once, since they are gone through in every period.
        IntStream.of(signed(value, 366)).distinct().forEach(parts.setPositions::add);
      }
      case "WKST" -> parts.weekStart = weekday(value);
      case "RSCALE" -> require(value, EnumSet.of(Scale.GREGORIAN, Scale.GREGORY));
      case "SKIP" -> require(value, EnumSet.of(Scale.OMIT));
      default -> {
        if (!name.startsWith("X-")) {
          throw new IllegalArgumentException("unknown part " + name);
        }
      }
    }
  }

  /** What is known of RFC 7529: the words that change nothing. */
  private enum Scale {
    GREGORIAN,
    GREGORY,
    OMIT
  }

  private static void require(String value, Set<Scale> known) {
    if (!known.contains(Scale.valueOf(value))) {
      throw new IllegalArgumentException(value);
    }
  }

  private static int positive(String value) {
    int number = Integer.parseInt(value);
    if (number < 1) {
      throw new IllegalArgumentException(value + " is not positive");
    }
    return number;
  }

  private static long mask(String value, int min, int max) {
    long mask = 0;
    for (String number : value.split(",", -1)) {
      int bit = Integer.parseInt(number.strip());
      if (bit < min || bit > max) {
        throw new IllegalArgumentException(number + " is not within " + min + " and " + max);
      }
      // A leap second is counted as the one before it (RFC 5545, 3.3.12).
      mask |= 1L << Math.min(bit, 59);
    }
    return mask;
  }

  private static int[] signed(String value, int max) {
    String[] words = value.split(",", -1);
    int[] numbers = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Integer.parseInt(words[i].strip());
      if (numbers[i] == 0 || Math.abs((long) numbers[i]) > max) {
        throw new IllegalArgumentException(words[i] + " is not within 1 and " + max);
      }
    }
    return numbers;
  }

  private static Weekdays weekdays(String value) {
    Weekdays weekdays = new Weekdays();
    for (String word : value.split(",", -1)) {
      Matcher day = DAY.matcher(word.strip());
      if (!day.matches()) {
        throw new IllegalArgumentException(word + " is not a day");
      }
      int ordinal = day.group(1) == null ? 0 : Integer.parseInt(day.group(1));
      if (day.group(1) != null && ordinal == 0) {
        throw new IllegalArgumentException(word + " is not a day");
      }
      weekdays.add(ordinal, weekday(day.group(2)));
    }
    return weekdays;
  }

  private static DayOfWeek weekday(String word) {
    int index = WEEKDAYS.indexOf(word);
    if (index < 0) {
      throw new IllegalArgumentException(word + " is not a weekday");
    }
    return DayOfWeek.of(index + 1);
  }

  private static Until until(String value) {
    Matcher time = UNTIL.matcher(value);
    if (!time.matches()) {
      throw new IllegalArgumentException(value + " is not a time");
    }
    LocalDate date = LocalDate.of(number(time, 1), number(time, 2), number(time, 3));
    if (time.group(4) == null) {
      return new Until(date.toEpochDay() * 86_400, Until.Form.DATE);
    }
    LocalDateTime dateTime =
        date.atTime(number(time, 4), number(time, 5), Math.min(59, number(time, 6)));
    return new Until(
        dateTime.toEpochSecond(ZoneOffset.UTC),
        time.group(7).isEmpty() ? Until.Form.LOCAL : Until.Form.UTC);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
