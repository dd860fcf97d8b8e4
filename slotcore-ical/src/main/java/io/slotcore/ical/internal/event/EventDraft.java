package io.slotcore.ical.internal.event;

import io.slotcore.ical.freebusy.ReadLimit;
import io.slotcore.ical.internal.text.LineScanner;
import io.slotcore.ical.internal.text.Property;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A VEVENT while it is read. */
final class EventDraft {

  private static final List<String> ANSWERS =
      List.of("ACCEPTED", "TENTATIVE", "NEEDS-ACTION", "DECLINED", "DELEGATED");

  private final int line;
  private final Effort effort;
  private final Optional<String> owner;
  private final Map<Property, String> words = new EnumMap<>(Property.class);
  private final Map<Property, RawProperty> times = new EnumMap<>(Property.class);
  private final List<RawProperty> parts = new ArrayList<>(0);
  private String uid = "";
  private String answer = "";

  EventDraft(int line, Optional<String> owner, Effort effort) {
    this.line = line;
    this.effort = effort;
    this.owner = owner;
  }

  void take(LineScanner scanner) {
    switch (scanner.property()) {
      case UID -> uid = scanner.value();
      case DTSTART, DTEND, DURATION, RECURRENCE_ID ->
          times.putIfAbsent(scanner.property(), RawProperty.of(scanner));
      case RRULE, EXRULE, RDATE, EXDATE -> {
        effort.require(ReadLimit.PARTS_PER_EVENT, parts.size() + 1L);
        parts.add(RawProperty.of(scanner));
      }
      case ATTENDEE -> takeAttendee(scanner);
      default -> words.putIfAbsent(scanner.property(), Words.upperCase(scanner.value()));
    }
  }

  private void takeAttendee(LineScanner scanner) {
    if (owner.isEmpty() || !isOwner(scanner)) {
      return;
    }
    // PARTSTAT is NEEDS-ACTION if it is not there (RFC 5545, 3.2.12).
    String given = scanner.parameter("PARTSTAT").map(Words::upperCase).orElse("NEEDS-ACTION");
    // If the owner is there twice, the answer that takes more time counts.
    if (answer.isEmpty() || ANSWERS.indexOf(given) < ANSWERS.indexOf(answer)) {
      answer = given;
    }
  }

  private boolean isOwner(LineScanner scanner) {
    String address = owner.orElse("");
    String value = scanner.value();
    boolean mailto = value.regionMatches(true, 0, "mailto:", 0, 7);
    return (mailto ? value.substring(7) : value).strip().equalsIgnoreCase(address)
        || scanner.parameter("EMAIL").filter(address::equalsIgnoreCase).isPresent();
  }

  int line() {
    return line;
  }

  String uid() {
    return uid;
  }

  /** Returns the owner's answer in capitals; empty if it was not asked or does not count. */
  String answer() {
    return answer;
  }

  /** Returns the word of a property in capitals; empty if it is not there. */
  String word(Property property) {
    return words.getOrDefault(property, "");
  }

  Optional<RawProperty> time(Property property) {
    return Optional.ofNullable(times.get(property));
  }

  /** Returns the rules, dates and exceptions. */
  List<RawProperty> parts() {
    return parts;
  }

  boolean hasPart(Property property) {
    return parts.stream().anyMatch(part -> part.property() == property);
  }
}
