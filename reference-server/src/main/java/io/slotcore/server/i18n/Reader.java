package io.slotcore.server.i18n;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who reads: the language of the texts, joined with the region that tells how dates and times are
 * written.
 *
 * <p>A German who is served English texts gets English month names, but 14:00 and not 2:00 PM.
 *
 * @param locale the language of the texts and the reader's region
 * @param is24Hour whether the reader writes 14:00
 */
public record Reader(Locale locale, boolean is24Hour) {

  private static final int LONGEST_HEADER = 500;

  /** Returns the reader of a locale that was chosen, for instance by an account. */
  public static Reader of(Locale chosen) {
    return from(List.of(chosen));
  }

  /**
   * Returns the reader that an {@code Accept-Language} header describes; English without a usable
   * one.
   */
  public static Reader negotiate(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
      return of(Locale.ENGLISH);
    }
    List<Locale> wanted = new ArrayList<>();
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
        if (range.getWeight() > 0 && !range.getRange().startsWith("*")) {
          wanted.add(Locale.forLanguageTag(range.getRange()));
        }
      }
    } catch (IllegalArgumentException e) {
      return of(Locale.ENGLISH);
    }
    return from(wanted.isEmpty() ? List.of(Locale.ENGLISH) : wanted);
  }

  private static Reader from(List<Locale> wanted) {
    Locale habits = wanted.get(0);
    String language =
        wanted.stream()
            .map(Locale::getLanguage)
            .filter(tag -> Messages.LANGUAGES.contains(Locale.forLanguageTag(tag)))
            .findFirst()
            .orElse(Locale.ENGLISH.getLanguage());
    Locale texts = new Locale.Builder().setLanguage(language).setRegion(region(habits)).build();
    return new Reader(texts, is24Hour(habits));
  }

  private static String region(Locale locale) {
    // The UN's numbers for continents ("es-419") are no country, and the JDK has no data for them.
    return locale.getCountry().matches("[A-Z]{2}") ? locale.getCountry() : "";
  }

  private static boolean is24Hour(Locale habits) {
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            null, FormatStyle.SHORT, IsoChronology.INSTANCE, habits);
    return pattern.indexOf('H') >= 0 || pattern.indexOf('k') >= 0;
  }

  /** Returns the texts in this reader's language. */
  public Messages messages() {
    return Messages.of(locale);
  }
}
