package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Somebody who comes.
 *
 * @param name how to address them; 1 to 200 characters, no control characters
 * @param email where to write to, by the rule of {@link MailAddresses}
 * @param zone the zone in which they read times
 * @param locale the language and formats in which they read; kept as its language tag says it, by
 *     which {@code no_NO_NY} is {@code nn_NO}
 */
public record Attendee(String name, String email, ZoneId zone, Locale locale) {

  /**
   * Checks name and address.
   *
   * @param name how to address them
   * @param email where to write to
   * @param zone the zone in which they read times
   * @param locale the language and formats in which they read
   * @throws IllegalArgumentException if the name or the address is not legal, or the locale's
   *     language tag has more than 100 characters
   */
  public Attendee {
    requireNonNull(zone, "zone");
    requireNonNull(locale, "locale");
    if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "name must have 1 to 200 characters and no control characters, has " + name.length());
    }
    Texts.check("name", name, 200);
    String tag = Texts.check("locale", locale.toLanguageTag(), 100);
    locale = Locale.forLanguageTag(tag);
    MailAddresses.check("email", email);
  }
}
