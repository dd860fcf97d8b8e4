package io.slotcore.ical;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A content line as RFC 5545, 3.1 and 3.2 and RFC 6868 read it; shares nothing with the writer. */
record ContentLine(String name, Map<String, String> parameters, String value) {

  static List<ContentLine> read(String ics) {
    return unfold(ics).stream().map(ContentLine::parse).toList();
  }

  /** The logical lines: every CRLF that is not followed by a space ends one. */
  static List<String> unfold(String ics) {
    if (!ics.endsWith("\r\n")) {
      throw new AssertionError("the last line does not end: " + ics);
    }
    List<String> lines = new ArrayList<>();
    for (String physical : ics.substring(0, ics.length() - 2).split("\r\n", -1)) {
      if (physical.startsWith(" ")) {
        lines.add(lines.remove(lines.size() - 1) + physical.substring(1));
      } else {
        lines.add(physical);
      }
    }
    return lines;
  }

  static ContentLine only(List<ContentLine> lines, String name) {
    List<ContentLine> found = lines.stream().filter(line -> line.name().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " lines " + name + " in " + lines);
    }
    return found.get(0);
  }

  private static ContentLine parse(String line) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    int i = 0;
    for (; quoted || line.charAt(i) != ':'; i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : parts.subList(1, parts.size())) {
      int equals = parameter.indexOf('=');
      parameters.put(parameter.substring(0, equals), decode(parameter.substring(equals + 1)));
    }
    return new ContentLine(parts.get(0), parameters, line.substring(i + 1));
  }

  private static String decode(String parameter) {
    return replace(parameter, '^', Map.of('^', "^", '\'', "\"", 'n', "\n"));
  }

  /** The value read as TEXT (RFC 5545, 3.3.11). */
  String text() {
    return replace(value, '\\', Map.of('\\', "\\", ';', ";", ',', ",", 'n', "\n"));
  }

  private static String replace(String coded, char escape, Map<Character, String> meanings) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < coded.length(); i++) {
      char c = coded.charAt(i);
      plain.append(c == escape ? meanings.get(coded.charAt(++i)) : String.valueOf(c));
    }
    return plain.toString();
  }
}
