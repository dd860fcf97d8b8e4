package io.slotcore.server.i18n;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Writes dates and times for one reader in one zone.
 *
 * <p>Immutable and thread-safe.
 */
public final class TimeText {

  private final Reader reader;
  private final ZoneId zone;

  private TimeText(Reader reader, ZoneId zone) {
    this.reader = reader;
    this.zone = zone;
  }

  /** Returns how this reader sees times in this zone. */
  public static TimeText of(Reader reader, ZoneId zone) {
    return new TimeText(reader, zone);
  }

  /** Returns the zone in which instants are shown. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns for instance {@code 2:30 PM} or {@code 14:30}. */
  public String time(Instant instant) {
    return written(instant.atZone(zone), timeFormat());
  }

  /** Returns for instance {@code 2:30 PM – 3:00 PM}, the end exclusive as people read it. */
  public String times(Instant startInclusive, Instant endExclusive) {
    return time(startInclusive) + " – " + time(endExclusive);
  }

  /** Returns for instance {@code Friday, March 12, 2027}. */
  public String date(Instant instant) {
    return date(LocalDate.ofInstant(instant, zone));
  }

  /** Returns for instance {@code Friday, March 12, 2027}. */
  public String date(LocalDate date) {
    return written(date, DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL));
  }

  /** Returns for instance {@code Mar 12, 2027}. */
  public String shortDate(Instant instant) {
    return shortDate(LocalDate.ofInstant(instant, zone));
  }

  /** Returns for instance {@code Mar 12, 2027}. */
  public String shortDate(LocalDate date) {
    return written(date, DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));
  }

  /** Returns for instance {@code Friday, March 12, 2027, 2:30 PM}. */
  public String dateTime(Instant instant) {
    return date(instant) + ", " + time(instant);
  }

  /** Returns for instance {@code March 2027}. */
  public String month(YearMonth month) {
    return written(month, DateTimeFormatter.ofPattern("LLLL yyyy"));
  }

  /** Returns for instance {@code Fri}, as a column is headed. */
  public String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT_STANDALONE, reader.locale());
  }

  /** Returns for instance {@code Europe/Berlin (UTC+01:00)}, with the offset of that instant. */
  public String zoneAt(Instant instant) {
    ZoneOffset offset = zone.getRules().getOffset(instant);
    String utc = offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    return zone.getId().equals("UTC")
        ? "UTC"
        : "%s (%s)".formatted(zone.getId().replace('_', ' '), utc);
  }

  /** Returns RFC 3339 with the offset of the zone, for the {@code datetime} attribute. */
  public String machine(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
  }

  private DateTimeFormatter timeFormat() {
    return DateTimeFormatter.ofPattern(reader.is24Hour() ? "HH:mm" : "h:mm a");
  }

  private String written(TemporalAccessor value, DateTimeFormatter format) {
    Locale locale = reader.locale();
    // Later JDKs put a narrow no-break space before AM, earlier ones a space.
    return format.withLocale(locale).format(value).replace('\u202F', ' ');
  }
}
