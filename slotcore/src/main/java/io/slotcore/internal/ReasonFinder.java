package io.slotcore.internal;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Names every forbidden set that contains one start. */
final class ReasonFinder implements ForbiddenSets.Sink {

  /** How far around the start the forbidden span of hours and grid is looked for, in seconds. */
  private static final long AROUND = 86_400;

  private final SlotQuery query;
  private final EventType eventType;
  private final Host host;
  private final Facts facts;
  private final long start;
  private final boolean wholeSecond;
  private final List<Reason> reasons = new ArrayList<>();

  ReasonFinder(SlotQuery query, Instant start, Facts facts) {
    this.query = query;
    this.facts = facts;
    this.start = start.getEpochSecond();
    wholeSecond = start.getNano() == 0;
    eventType = query.eventType();
    host = eventType.host();
  }

  List<Reason> reasons() {
    long duration = eventType.duration().toSeconds();
    OpenHours hours = OpenHours.withWholeGrid(eventType, start - AROUND, start + AROUND + duration);
    if (!query.waived().contains(Rule.HOURS)) {
      hours(hours, duration);
    }
    // Between two seconds the sets are not exact: such a start is off every grid, waived or not.
    if (!wholeSecond || !query.waived().contains(Rule.GRID)) {
      grid(hours);
    }
    ForbiddenSets.collect(query, facts, this);
    return reasons;
  }

  private void hours(OpenHours hours, long duration) {
    long from = start - AROUND;
    long to = start + AROUND;
    for (int run = 0; run < hours.runCount(); run++) {
      long firstAllowed = hours.runStart(run);
      long lastAllowed = hours.runEnd(run) - duration;
      if (firstAllowed > lastAllowed) {
        continue;
      }
      if (firstAllowed <= start && start <= lastAllowed) {
        return;
      }
      if (lastAllowed < start) {
        from = lastAllowed + 1;
      } else {
        to = Math.min(to, firstAllowed);
      }
    }
    LocalDateTime local = LocalDateTime.ofInstant(Seconds.instant(start), host.schedule().zone());
    String scheduleId = host.schedule().id();
    String id = host.schedule().overrideOn(local.toLocalDate().toEpochDay()).orElse(scheduleId);
    add(Rule.HOURS, host.subject(), id, from, to, "outside the hours of '" + id + "'");
  }

  private void grid(OpenHours hours) {
    long from = start - AROUND;
    long to = start + AROUND;
    for (int piece = 0; piece < hours.pieceCount(); piece++) {
      long next = hours.candidateFrom(piece, Math.max(start, hours.pieceStart(piece)));
      if (next == start && next < hours.pieceEnd(piece) && wholeSecond) {
        return;
      }
      long previous =
          hours.candidateFrom(piece, Math.min(start, hours.pieceEnd(piece))) - hours.increment();
      if (previous >= hours.pieceStart(piece) && previous < start) {
        from = Math.max(from, previous + 1);
      }
      if (next > start && next < hours.pieceEnd(piece)) {
        to = Math.min(to, next);
      }
    }
    String text = "not on the grid of " + eventType.startIncrement().toMinutes() + " minutes";
    add(Rule.GRID, eventType.subject(), eventType.id(), from, to, text);
  }

  @Override
  public void forbid(Rule rule, Subject subject, Object origin, long from, long to) {
    if (from <= start && start < to) {
      if (origin instanceof Claim claim) {
        String text = "taken by " + claim.booking() + " for " + claim.interval();
        add(rule, subject, claim.booking().toString(), from, to, text);
      } else if (origin instanceof BusyPeriod period) {
        String text = "busy in " + period.interval() + " (" + period.source() + ")";
        add(rule, subject, period.source(), from, to, text);
      } else if (origin instanceof ForbiddenSets.FullDay full) {
        String text = "limit of " + full.limit().bookings() + " on " + full.date() + " is reached";
        add(rule, subject, subject.id(), from, to, text);
      } else {
        add(rule, subject, subject.id(), from, to, bound(rule, from, to));
      }
    }
  }

  private static String bound(Rule rule, long from, long to) {
    return rule == Rule.NOTICE
        ? "too soon, bookable from " + Seconds.instant(to)
        : "too far ahead, bookable before " + Seconds.instant(from);
  }

  private void add(Rule rule, Subject subject, String id, long from, long to, String text) {
    Interval forbids = Interval.of(Seconds.instant(from), Seconds.instant(to));
    reasons.add(new Reason(rule, subject, id, forbids, text));
  }
}
