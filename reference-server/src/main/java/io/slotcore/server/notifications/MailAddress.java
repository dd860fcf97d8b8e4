package io.slotcore.server.notifications;

import io.slotcore.booking.MailAddresses;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a mail is from or to.
 *
 * @param name what is shown; line breaks and other control characters become spaces
 * @param address an address by the rule of {@link MailAddresses}
 */
public record MailAddress(String name, String address) {

  private static final Pattern NAMED = Pattern.compile("(?<name>[^<>]*)<(?<address>[^<>]+)>");

  /**
   * Checks the address and cleans the name.
   *
   * @throws IllegalArgumentException if the address is not one
   */
  public MailAddress {
    name = OneLine.of(name);
    MailAddresses.check("address", address);
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
