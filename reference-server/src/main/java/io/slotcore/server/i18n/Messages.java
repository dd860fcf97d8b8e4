package io.slotcore.server.i18n;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The texts of pages and mails in one language, from {@code messages.properties} and its
 * translations.
 *
 * <p>Immutable and thread-safe.
 */
public final class Messages {

  private static final String BUNDLE = "io.slotcore.server.i18n.messages";

  /** The languages that have texts; a new translation is added here. */
  static final Set<Locale> LANGUAGES = Set.of(Locale.ENGLISH);

  private final Locale locale;
  private final ResourceBundle bundle;

  private Messages(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.bundle = bundle;
  }

  /**
   * Returns the texts in a language; English where there are none in it. Numbers follow the
   * locale's region.
   */
  public static Messages of(Locale locale) {
    // Never the machine's language: what a reader sees must not depend on where the server stands.
    ResourceBundle.Control noFallback =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Messages(locale, ResourceBundle.getBundle(BUNDLE, locale, noFallback));
  }

  /**
   * Returns the text of a key with {@code {0}}, {@code {1}}, ... replaced.
   *
   * <p>Dates and times are handed in as text: this class knows no zone.
   *
   * @throws MissingResourceException if no text has this key
   */
  public String text(String key, Object... arguments) {
    String pattern = bundle.getString(key);
    return arguments.length == 0
        ? pattern.replace("''", "'")
        : new MessageFormat(pattern, locale).format(arguments);
  }

  /** Returns the locale of the texts, with the reader's region. */
  public Locale locale() {
    return locale;
  }
}
