package io.slotcore.gcal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The ids of our events, made of their UIDs and read back: Google says of a deleted event nothing
 * but its id. An id is of 5 to 1024 of the letters a to v and digits
 * (https://developers.google.com/workspace/calendar/api/v3/reference/events/insert#id), the digits
 * of base 32.
 */
final class EventIds {

  static final int MAX_BYTES = 600;
  private static final String PREFIX = "slotcore";
  private static final int BASE = 32;

  private EventIds() {}

  /**
   * Returns the id of an event.
   *
   * @throws IllegalArgumentException if the UID has more than 600 bytes
   */
  static String of(String uid) {
    byte[] bytes = uid.getBytes(UTF_8);
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a UID of " + bytes.length + " bytes is too long, " + MAX_BYTES + " are the most");
    }
    // A leading one keeps the zeros behind it.
    byte[] number = new byte[bytes.length + 1];
    number[0] = 1;
    System.arraycopy(bytes, 0, number, 1, bytes.length);
    return PREFIX + new BigInteger(number).toString(BASE);
  }

  /** Returns the UID of an event; empty if the id was not made of one. */
  static Optional<String> uid(String id) {
    if (!id.matches(PREFIX + "[0-9a-v]+") || id.length() > 2 * MAX_BYTES) {
      return Optional.empty();
    }
    byte[] number = new BigInteger(id.substring(PREFIX.length()), BASE).toByteArray();
    String uid = new String(number, 1, number.length - 1, UTF_8);
    return Optional.of(uid).filter(read -> !read.isEmpty() && of(read).equals(id));
  }
}
