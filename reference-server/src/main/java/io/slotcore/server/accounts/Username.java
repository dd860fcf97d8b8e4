package io.slotcore.server.accounts;

import java.util.regex.Pattern;

/**
 * The name of a user within his tenant, as it stands in the address of his page.
 *
 * @param value 2 to 40 characters: small letters, digits and single hyphens between them
 */
public record Username(String value) {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 40;
  private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  /**
   * Checks the syntax and that the name is not reserved.
   *
   * @throws IllegalArgumentException if it cannot be a user's name
   */
  public Username {
    if (value.length() < SHORTEST || value.length() > LONGEST || !SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "user name must be %d to %d small letters, digits and single hyphens between them"
              .formatted(SHORTEST, LONGEST));
    }
    if (ReservedNames.contains(value)) {
      throw new IllegalArgumentException("user name (%s) is reserved".formatted(value));
    }
  }

  /** Returns whether a text can be the name of a user, for looking one up. */
  public static boolean isValid(String text) {
    return text.length() >= SHORTEST
        && text.length() <= LONGEST
        && SYNTAX.matcher(text).matches()
        && !ReservedNames.contains(text);
  }

  /** Returns the name itself. */
  @Override
  public String toString() {
    return value;
  }
}
