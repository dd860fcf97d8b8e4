package io.slotcore.ical;

import io.slotcore.booking.MailAddresses;
import java.util.Objects;

/**
 * Who organizes or attends an event: a name to show and a mail address (RFC 5545, 3.3.3 and 3.2.2).
 *
 * <p>The name may be any text, the empty one included, for it often comes from a public form. It is
 * written on one line: line breaks and tabs become spaces, other control characters are dropped,
 * and a backslash becomes a slash.
 *
 * @param name the name to show; empty if only the address is known
 * @param address the mail address as {@code local@domain}, without {@code mailto:}
 */
public record CalendarUser(String name, String address) {

  /**
   * Checks the address.
   *
   * @param name the name to show; empty if only the address is known
   * @param address the mail address as {@code local@domain}
   * @throws IllegalArgumentException if the address is not one by the rule of {@link MailAddresses}
   */
  public CalendarUser {
    Objects.requireNonNull(name, "name");
    MailAddresses.check("address", address);
  }

  /**
   * Returns the user with this name and address.
   *
   * @param name the name to show; empty if only the address is known
   * @param address the mail address as {@code local@domain}
   * @return the user
   * @throws IllegalArgumentException if the address is not one, see the constructor
   */
  public static CalendarUser of(String name, String address) {
    return new CalendarUser(name, address);
  }
}
