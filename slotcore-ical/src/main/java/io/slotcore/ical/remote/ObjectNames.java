package io.slotcore.ical.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the UID of an event of ours and the last part of its address say each other. A UID of simple
 * letters is the name, as other clients have it; any other is encoded.
 */
final class ObjectNames {

  private static final String SUFFIX = ".ics";
  private static final String ENCODED = "slotcore64-";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@_.-]{0,150}");

  private ObjectNames() {}

  static String ofUid(String uid) {
    boolean plain = PLAIN.matcher(uid).matches() && !uid.startsWith(ENCODED);
    String name =
        plain
            ? uid
            : ENCODED + Base64.getUrlEncoder().withoutPadding().encodeToString(uid.getBytes(UTF_8));
    return name + SUFFIX;
  }

  /**
   * Returns the UID of which a name would be; that of an event that others wrote may be another.
   */
  static Optional<String> toUid(String name) {
    if (!name.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    String stem = name.substring(0, name.length() - SUFFIX.length());
    if (!stem.startsWith(ENCODED)) {
      return Optional.of(stem);
    }
    try {
      byte[] uid = Base64.getUrlDecoder().decode(stem.substring(ENCODED.length()));
      return Optional.of(new String(uid, UTF_8));
    } catch (IllegalArgumentException notOurs) {
      return Optional.of(stem);
    }
  }
}
