package io.slotcore.ical;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One content line of a message as it was received (RFC 5545, 3.1; RFC 6868).
 *
 * @param number of its first line in the text, from one on
 * @param name in upper case
 * @param parameters by their names in upper case, without quotes
 * @param value as it stands there
 */
record MessageLine(int number, String name, Map<String, String> parameters, String value) {

  private static final int MAX_SHOWN_NAME = 40;

  static MessageLine parse(int number, String line) {
    int end = nameEnd(line);
    if (end <= 0) {
      throw new ItipException(number, "text", "is no property: there is no name before a colon");
    }
    String name = line.substring(0, end).toUpperCase(Locale.ROOT);
    if (name.length() > MAX_SHOWN_NAME || !name.chars().allMatch(MessageLine::isNameCharacter)) {
      throw new ItipException(number, "text", "is no property: its name is not one");
    }
    Map<String, String> parameters = new HashMap<>();
    int at = end;
    while (at < line.length() && line.charAt(at) == ';') {
      int next = parameterEnd(line, at + 1);
      String parameter = line.substring(at + 1, next);
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.putIfAbsent(
            parameter.substring(0, equals).toUpperCase(Locale.ROOT),
            decoded(parameter.substring(equals + 1)));
      }
      at = next;
    }
    if (at >= line.length()) {
      throw new ItipException(number, name, "has no value");
    }
    return new MessageLine(number, name, parameters, line.substring(at + 1));
  }

  private static int nameEnd(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == ':' || line.charAt(i) == ';') {
        return i;
      }
    }
    return -1;
  }

  private static boolean isNameCharacter(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }

  private static int parameterEnd(String line, int from) {
    boolean quoted = false;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ';' || c == ':')) {
        return i;
      }
    }
    return line.length();
  }

  private static String decoded(String parameter) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parameter.length(); i++) {
      char c = parameter.charAt(i);
      char next = i + 1 < parameter.length() ? parameter.charAt(i + 1) : ' ';
      if (c == '^' && "^n'".indexOf(next) >= 0) {
        text.append(next == 'n' ? '\n' : next == '\'' ? '"' : '^');
        i++;
      } else if (c != '"') {
        text.append(c);
      }
    }
    return text.toString();
  }

  Optional<String> parameter(String parameter) {
    return Optional.ofNullable(parameters.get(parameter));
  }

  boolean is(String otherName, String otherValue) {
    return name.equals(otherName) && value.strip().equalsIgnoreCase(otherValue);
  }

  /** Returns a TEXT value without its escapes (RFC 5545, 3.3.11). */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        i++;
        char escaped = value.charAt(i);
        text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  ItipException refused(String problem) {
    return new ItipException(number, name, problem);
  }
}
