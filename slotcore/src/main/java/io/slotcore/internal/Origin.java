package io.slotcore.internal;

import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.schedule.Closure;
import io.slotcore.schedule.OutOfOffice;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Rule;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What stands behind a forbidden span, in words.
 *
 * @param id of the rule, booking or source
 * @param text one line without personal data
 */
record Origin(String id, Supplier<String> text) {

  static Origin of(Rule rule, Subject subject, Object origin, long from, long to) {
    if (origin instanceof Claim claim) {
      String id = claim.booking().toString();
      return new Origin(id, () -> "taken by " + id + " for " + claim.interval());
    }
    if (origin instanceof BusyPeriod period) {
      return new Origin(
          period.source(), () -> "busy in " + period.interval() + " (" + period.source() + ")");
    }
    if (origin instanceof OutOfOffice absence) {
      return new Origin(
          absence.id(), () -> "away in " + absence.interval() + " (" + absence.id() + ")");
    }
    if (origin instanceof Closure closure) {
      return new Origin(
          closure.id(), () -> "closed in " + closure.interval() + " (" + closure.id() + ")");
    }
    if (origin instanceof LimitRule.FullPeriod full) {
      return new Origin(full.limit().id(), () -> limit(full));
    }
    if (origin instanceof Sessions.Session session) {
      String id = session.id().toString();
      return new Origin(id, () -> session(subject, session));
    }
    if (origin instanceof Member member) {
      return new Origin(subject.id(), () -> "serves parties of up to " + member.capacity());
    }
    if (origin instanceof Granularity steps) {
      return new Origin(subject.id(), steps::text);
    }
    return new Origin(subject.id(), () -> bound(rule, from, to));
  }

  private static String limit(LimitRule.FullPeriod full) {
    String measures = full.limit().measure().name().toLowerCase(Locale.ROOT);
    int most = full.limit().most();
    String measure = most == 1 ? measures.substring(0, measures.length() - 1) : measures;
    String period = full.limit().period().name().toLowerCase(Locale.ROOT);
    String limit = "limit of " + most + " " + measure + " a " + period;
    return full.isAlways()
        ? limit + " is less than one booking takes"
        : limit + " is reached in the one from " + full.firstDate();
  }

  private static String session(Subject subject, Sessions.Session session) {
    return subject.kind() == Subject.Kind.EVENT_TYPE
        ? session.taken() + " places of " + session.id() + " are taken"
        : "the group of " + session.id() + " is served by others";
  }

  private static String bound(Rule rule, long from, long to) {
    return switch (rule) {
      case NOTICE -> "too soon, bookable from " + Seconds.instant(to);
      case SEATS -> "the party is larger than the group";
      default ->
          from == Long.MIN_VALUE
              ? "before the window, bookable from " + Seconds.instant(to)
              : "too far ahead, bookable before " + Seconds.instant(from);
    };
  }
}
