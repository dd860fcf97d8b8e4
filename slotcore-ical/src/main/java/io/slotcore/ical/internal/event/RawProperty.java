package io.slotcore.ical.internal.event;

import io.slotcore.ical.internal.text.LineScanner;
import io.slotcore.ical.internal.text.Property;
import java.util.Optional;

/**
 * A property with times, as it stands in the text.
 *
 * @param line where
 * @param property which
 * @param zone the TZID parameter
 * @param type the VALUE parameter in capitals, or empty
 * @param isRange whether RANGE is THISANDFUTURE
 * @param value what stands after the colon
 */
record RawProperty(
    int line,
    Property property,
    Optional<String> zone,
    String type,
    boolean isRange,
    String value) {

  static RawProperty of(LineScanner scanner) {
    return new RawProperty(
        scanner.lineNumber(),
        scanner.property(),
        scanner.parameter("TZID"),
        scanner.parameter("VALUE").map(Words::upperCase).orElse(""),
        scanner.parameter("RANGE").filter("THISANDFUTURE"::equalsIgnoreCase).isPresent(),
        scanner.value());
  }

  UnreadableException unreadable(RuntimeException cause) {
    return unreadable(cause.getMessage() == null ? "cannot be read" : cause.getMessage(), cause);
  }

  UnreadableException unreadable(String message, Exception cause) {
    UnreadableException unreadable = unreadable(message);
    unreadable.initCause(cause);
    return unreadable;
  }

  UnreadableException unreadable(String message) {
    String shortened = message.length() <= 120 ? message : message.substring(0, 120) + "...";
    return new UnreadableException(line, property.text(), shortened);
  }
}
