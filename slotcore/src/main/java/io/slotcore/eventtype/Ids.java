package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

/** The one rule for ids that callers choose. */
public final class Ids {

  /** The longest id, in characters. */
  public static final int MAX_LENGTH = 200;

  private Ids() {}

  /**
   * Checks an id.
   *
   * @param name what the id names, for the message
   * @param id the id
   * @return the id
   * @throws IllegalArgumentException if the id is empty, longer than {@value #MAX_LENGTH}
   *     characters, or contains white space, a control character or half a surrogate pair
   */
  public static String check(String name, String id) {
    requireNonNull(id, name);
    boolean legal = !id.isEmpty() && id.length() <= MAX_LENGTH;
    for (int i = 0; legal && i < id.length(); i = id.offsetByCodePoints(i, 1)) {
      int c = id.codePointAt(i);
      legal =
          !Character.isWhitespace(c)
              && !Character.isISOControl(c)
              && Character.getType(c) != Character.SURROGATE;
    }
    if (!legal) {
      throw new IllegalArgumentException(
          String.format(
              "%s '%s' must have 1 to %d characters and no white space",
              name, id.length() > MAX_LENGTH ? id.substring(0, 20) + "..." : id, MAX_LENGTH));
    }
    return id;
  }
}
