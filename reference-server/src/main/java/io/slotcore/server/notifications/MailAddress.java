package io.slotcore.server.notifications;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a mail is from or to.
 *
 * @param name what is shown; line breaks and other control characters become spaces
 * @param address an address without quoting or comments, such as people type
 */
public record MailAddress(String name, String address) {

  // One @, no spaces, no control characters, no brackets or quotes: nothing that a header could be
  // broken with.
  private static final Pattern ADDRESS =
      Pattern.compile("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}.-]{1,190}");
  private static final Pattern NAMED = Pattern.compile("(?<name>[^<>]*)<(?<address>[^<>]+)>");

  /**
   * Checks the address and cleans the name.
   *
   * @throws IllegalArgumentException if the address is not one
   */
  public MailAddress {
    name = OneLine.of(name);
    if (!isValid(address)) {
      throw new IllegalArgumentException("address (%s) must be like name@host".formatted(address));
    }
  }

  /** Returns whether mail can be sent to such an address: syntax, not existence. */
  public static boolean isValid(String address) {
    return ADDRESS.matcher(address).matches()
        && !address.contains("..")
        && !address.contains(".@")
        && !address.contains("@.")
        && !address.contains("@-")
        && !address.startsWith(".")
        && !address.endsWith(".");
  }

  /**
   * Reads {@code Name <name@host>} or {@code name@host}.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static MailAddress parse(String text) {
    Matcher named = NAMED.matcher(text.strip());
    return named.matches()
        ? new MailAddress(named.group("name"), named.group("address").strip())
        : new MailAddress("", text.strip());
  }

  /** Returns what {@link #parse} reads. */
  @Override
  public String toString() {
    return name.isEmpty() ? address : name + " <" + address + ">";
  }
}
