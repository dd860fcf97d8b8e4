package io.slotcore.ical.internal.zone;

import io.slotcore.ical.internal.recurrence.Occurrences;
import io.slotcore.ical.internal.recurrence.RecurrenceRule;
import io.slotcore.ical.internal.recurrence.Until;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes rules of a VTIMEZONE's own onsets (RFC 5545, 3.6.5). */
final class ZoneDefinition {

  private final List<Onset> onsets = new ArrayList<>();
  private final long horizon;
  private final ZoneWork work;

  /** The clock changes from one offset to another. */
  private record Onset(long local, ZoneOffset from, ZoneOffset to) {

    long instant() {
      return local - from.getTotalSeconds();
    }
  }

  private ZoneDefinition(long horizon, ZoneWork work) {
    this.horizon = horizon;
    this.work = work;
  }

  /**
   * Returns the rules up to a horizon.
   *
   * @param horizon local second after which nobody asks
   * @param work told of each step and each change of the clock
   */
  static ZoneRules rules(List<Observance> observances, long horizon, ZoneWork work) {
    ZoneDefinition definition = new ZoneDefinition(horizon, work);
    observances.forEach(definition::add);
    return definition.rules();
  }

  private void add(Observance observance) {
    work.at(observance.line(), "VTIMEZONE");
    add(observance, observance.start());
    observance.dates().forEach(date -> add(observance, date));
    for (RecurrenceRule rule : observance.rules()) {
      long end = rule.until().map(until -> end(until, observance)).orElse(horizon);
      Occurrences.of(rule, observance.start(), work)
          .forEach(
              observance.start() + 1,
              Math.min(end, horizon),
              local -> {
                add(observance, local);
                return true;
              });
    }
  }

  private static long end(Until until, Observance observance) {
    return switch (until.form()) {
      case DATE -> until.seconds() + 86_400;
      case LOCAL -> until.seconds() + 1;
      case UTC -> until.seconds() + observance.from().getTotalSeconds() + 1;
    };
  }

  private void add(Observance observance, long local) {
    work.onset();
    onsets.add(new Onset(local, observance.from(), observance.to()));
  }

  private ZoneRules rules() {
    onsets.sort(Comparator.comparingLong(Onset::instant));
    ZoneOffset first = onsets.get(0).from();
    ZoneOffset offset = first;
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (Onset onset : onsets) {
      // Between two observances what was in force counts, whatever TZOFFSETFROM says.
      if (!onset.to().equals(offset) && onset.instant() > last) {
        last = onset.instant();
        LocalDateTime local =
            LocalDateTime.ofEpochSecond(last + offset.getTotalSeconds(), 0, ZoneOffset.UTC);
        transitions.add(ZoneOffsetTransition.of(local, offset, onset.to()));
        offset = onset.to();
      }
    }
    return ZoneRules.of(first, first, List.of(), transitions, List.of());
  }
}
