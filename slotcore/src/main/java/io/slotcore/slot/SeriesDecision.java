package io.slotcore.slot;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.time.Interval;
import io.slotcore.time.OffsetRun;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decides a series, one occurrence after the other, each as if those before it were booked. */
final class SeriesDecision {

  /** The upper half of ids that nobody else makes: there are no UUIDs of version 15. */
  private static final long NO_VERSION = -1;

  private final SlotQuery query;
  private final EventType eventType;
  private Facts facts;
  private int occurrence;

  SeriesDecision(SlotQuery query, Facts facts) {
    this.query = query;
    this.facts = facts;
    eventType = query.eventType();
  }

  List<Occurrence> decide(List<LocalDateTime> starts) {
    List<Occurrence> verdicts = new ArrayList<>();
    for (LocalDateTime local : starts) {
      if (occurrence > 0 && !local.isAfter(starts.get(occurrence - 1))) {
        throw new IllegalArgumentException(
            String.format(
                "start %s must come after the one before it, %s",
                local, starts.get(occurrence - 1)));
      }
      if (!local.equals(local.truncatedTo(ChronoUnit.MINUTES))) {
        throw new IllegalArgumentException("start " + local + " must be a whole minute");
      }
      occurrence++;
      verdicts.add(new Occurrence(local, instantOf(local).map(this::explain)));
    }
    return List.copyOf(verdicts);
  }

  /** The earlier instant where the local time occurs twice (rule T8). */
  private Optional<Instant> instantOf(LocalDateTime local) {
    ZoneId zone = eventType.zone();
    long second = OffsetRun.firstAt(zone, local.toEpochSecond(ZoneOffset.UTC)).instant();
    Instant instant = Instant.ofEpochSecond(second);
    return Optional.of(instant).filter(i -> LocalDateTime.ofInstant(i, zone).equals(local));
  }

  private Explanation explain(Instant start) {
    Explanation explanation = Availability.explain(query, start, facts);
    explanation
        .assignment()
        .ifPresent(assignment -> book(start, assignment.units(), explanation.session()));
    return explanation;
  }

  /** Joining a session takes its places and nothing else. */
  private void book(Instant start, List<Unit> units, Optional<BookingId> session) {
    Facts.Builder more = facts.toBuilder();
    BookingId id = new BookingId(new UUID(NO_VERSION, occurrence));
    CountedBooking counted =
        new CountedBooking(id, start, query.duration(), Instant.MAX, facts.now());
    query.booker().ifPresent(booker -> more.counted(booker, List.of(counted)));
    if (eventType.seats() > 1) {
      TakenSeats seats =
          new TakenSeats(
              session.orElse(id), id, start, query.duration(), query.party(), Instant.MAX);
      more.seats(eventType.subject(), List.of(seats));
    }
    if (session.isEmpty()) {
      more.counted(eventType.subject(), List.of(counted));
      more.claims(units.stream().map(unit -> claim(unit, start, id)).toList());
      Set<Subject> subjects = new HashSet<>();
      units.stream()
          .map(Unit::subject)
          .filter(subjects::add)
          .forEach(subject -> more.counted(subject, List.of(counted)));
    }
    facts = more.build();
  }

  private Claim claim(Unit unit, Instant start, BookingId id) {
    Instant from = start.minus(eventType.buffers().before());
    Instant to = start.plus(query.duration()).plus(eventType.buffers().after());
    return new Claim(unit, Interval.of(from, to), id, Instant.MAX);
  }
}
