package io.slotcore.ical.internal.text;

/** Letters of bytes, whatever their case. */
final class Ascii {

  private Ascii() {}

  /** Whether the bytes from {@code start} on are those of a name in capitals. */
  static boolean equalsIgnoreCase(byte[] buffer, int start, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (upperCase(buffer[start + i]) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static int upperCase(int octet) {
    return octet >= 'a' && octet <= 'z' ? octet - 32 : octet;
  }
}
