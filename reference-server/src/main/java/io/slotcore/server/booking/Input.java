package io.slotcore.server.booking;

import io.javalin.http.Context;
import io.slotcore.eventtype.Ids;
import io.slotcore.server.web.Problem;
import io.slotcore.server.web.ProblemException;
import io.slotcore.slot.BookingId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what clients send, and names the field when it is wrong. */
public final class Input {

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int LONGEST_LOCALE = 100;
  private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

  private Input() {}

  /** Reads an RFC 3339 instant between 1970 and 2200. */
  public static Instant instant(String field, @Nullable String text) {
    try {
      Instant instant = OffsetDateTime.parse(required(field, text)).toInstant();
      if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
        throw invalid(field, "must lie between the years 1970 and 2200");
      }
      return instant;
    } catch (DateTimeException e) {
      throw invalid(field, "must be an RFC 3339 time such as 2027-03-12T09:00:00-05:00");
    }
  }

  /** Reads an RFC 3339 instant, or a date, which stands for its start in a zone. */
  static Instant instantOrDate(String field, @Nullable String text, ZoneId zone) {
    String value = required(field, text);
    if (value.indexOf('T') >= 0) {
      return instant(field, value);
    }
    try {
      Instant start = LocalDate.parse(value).atStartOfDay(zone).toInstant();
      return instant(field, start.toString());
    } catch (DateTimeException e) {
      throw invalid(field, "must be a date such as 2027-03-12 or an RFC 3339 time");
    }
  }

  static ZoneId zone(String field, @Nullable String text, ZoneId otherwise) {
    if (text == null) {
      return otherwise;
    }
    if (!Zones.isKnown(text)) {
      throw invalid(field, "must be an IANA time zone such as Europe/Berlin");
    }
    return ZoneId.of(text);
  }

  /** Reads the id of a booking or hold. */
  public static BookingId id(String field, @Nullable String text) {
    try {
      return BookingId.parse(required(field, text));
    } catch (IllegalArgumentException e) {
      throw invalid(field, "must be an id such as 0199c2f0-5a7e-7c3a-9d2b-3f6a1b2c4d5e");
    }
  }

  /**
   * Returns whether a text is one that a database gives back: without NUL, and without halves of
   * surrogate pairs, which JSON can say and UTF-8 cannot.
   */
  static boolean isText(String text) {
    return text.indexOf('\0') < 0
        && text.codePoints()
            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /** Reads a language with region, such as {@code de-AT}. */
  static Locale locale(String field, String text) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(text).build();
      if (locale.toLanguageTag().length() <= LONGEST_LOCALE) {
        return locale;
      }
    } catch (IllformedLocaleException e) {
      // Refused below, as one that is too long.
    }
    throw invalid(field, "must be a language tag such as de-AT, at most 100 characters");
  }

  /** Reads a text that the core takes as an id. */
  static String token(String field, String text) {
    if (!isText(text)) {
      throw invalid(field, "must hold no control character and no half of a character");
    }
    try {
      return Ids.check(field, text);
    } catch (IllegalArgumentException e) {
      throw invalid(field, "must have 1 to " + Ids.MAX_LENGTH + " characters, no white space");
    }
  }

  /** Returns a text that must be there. */
  public static String required(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw invalid(field, "is missing");
    }
    return text;
  }

  /** Reads the version of {@code If-Match}; a missing one or a star stands for any. */
  static OptionalLong ifMatch(Context context) {
    String header = context.header("If-Match");
    if (header == null || header.strip().equals("*")) {
      return OptionalLong.empty();
    }
    Matcher version = VERSION.matcher(header.strip());
    if (!version.matches()) {
      throw invalid("If-Match", "must be the ETag of the booking, such as \"3\"");
    }
    return OptionalLong.of(Long.parseLong(version.group(1)));
  }

  /** Returns the refusal of a field. */
  public static ProblemException invalid(String field, String message) {
    return new ProblemException(Problem.ofField(field, message));
  }
}
