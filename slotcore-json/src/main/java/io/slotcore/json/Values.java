package io.slotcore.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.time.Interval;
import io.slotcore.time.LocalTimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values in documents and how they are written; the schemas have the same forms. */
final class Values {

  private static final Pattern INSTANT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})");
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?=[0-9T])([0-9]{1,9}D)?"
              + "(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}([.][0-9]{1,9})?S)?)?");
  private static final Pattern RANGE =
      Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)");
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Values() {}

  static Instant instant(In in) {
    return in.parsed(
        INSTANT,
        "an RFC 3339 time such as 2027-03-12T09:00:00-05:00",
        text -> OffsetDateTime.parse(text).toInstant());
  }

  static String text(Instant instant) {
    requireFourDigits(instant.atOffset(ZoneOffset.UTC).getYear(), instant);
    return instant.toString();
  }

  static LocalDate date(In in) {
    return in.parsed(DATE, "a date such as 2027-03-12", text -> LocalDate.parse(text));
  }

  static String text(LocalDate date) {
    requireFourDigits(date.getYear(), date);
    return date.toString();
  }

  private static void requireFourDigits(int year, Object value) {
    if (year < 0 || year > 9_999) {
      throw new IllegalArgumentException(
          value + " cannot be written: documents hold the years 0 to 9999");
    }
  }

  static Duration duration(In in) {
    return in.parsed(DURATION, "an ISO 8601 duration such as PT30M", text -> Duration.parse(text));
  }

  static String text(Duration duration) {
    String text = duration.toString();
    if (!DURATION.matcher(text).matches()) {
      throw new IllegalArgumentException(text + " cannot be written: it is negative or too long");
    }
    return text;
  }

  static ZoneId zone(In in) {
    return in.parsed(ANY, "an IANA time zone such as Europe/Berlin", ZoneId::of);
  }

  static LocalTimeRange range(In in) {
    String text = in.text(RANGE, "a range of times such as 09:00-12:00, which may end at 24:00");
    return in.make(() -> LocalTimeRange.parse(text));
  }

  static Subject subject(In in) {
    return subject(in, in.text());
  }

  static Subject subject(In in, String text) {
    return in.make(() -> Subject.parse(text));
  }

  static BookingId booking(In in) {
    return BookingId.parse(in.text(ID, "an id such as 0199c2f0-5a7e-7c3a-9d2b-3f6a1b2c4d5e"));
  }

  static <E extends Enum<E>> E word(In in, Class<E> type) {
    List<E> all = Arrays.asList(type.getEnumConstants());
    String text = in.isText() ? in.text() : "";
    return all.stream()
        .filter(value -> word(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                in.expected(
                    "one of " + String.join(", ", all.stream().map(Values::word).toList())));
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@code from} and {@code to}; a side that is left out has no bound. */
  static Interval interval(In in) {
    Instant from = in.find("from").map(Values::instant).orElse(Instant.MIN);
    Instant to = in.find("to").map(Values::instant).orElse(Instant.MAX);
    return in.make(() -> Interval.of(from, to));
  }

  static void put(ObjectNode out, Interval interval) {
    if (!interval.start().equals(Instant.MIN)) {
      out.put("from", text(interval.start()));
    }
    if (!interval.end().equals(Instant.MAX)) {
      out.put("to", text(interval.end()));
    }
  }

  /** Reads when something ends to count; it never does if that is left out. */
  static Instant until(In in) {
    return in.find("until").map(Values::instant).orElse(Instant.MAX);
  }

  static void putUntil(ObjectNode out, Instant until) {
    if (!until.equals(Instant.MAX)) {
      out.put("until", text(until));
    }
  }

  static String checked(String text) {
    if (hasHalfPair(text)) {
      throw new IllegalArgumentException("half a surrogate pair cannot be written");
    }
    return text;
  }

  /** UTF-8 has no form for half a pair, and JSON that holds one is read differently by readers. */
  static boolean hasHalfPair(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  static Optional<Duration> duration(In in, String name) {
    return in.find(name).map(Values::duration);
  }
}
