package io.slotcore.server.compute;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.json.Question;
import io.slotcore.schedule.Closure;
import io.slotcore.schedule.OutOfOffice;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.Season;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.Availability;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How much may be asked at once by whoever likes. */
final class ComputeLimits {

  static final int MOST_MEMBERS = 100;
  static final int MOST_UNITS = 200;
  static final int MOST_PLACES = 1_000;
  static final int MOST_LIMITS = 20;
  static final int MOST_FACTS = 10_000;
  static final int MOST_RANGES_A_DAY = 24;
  static final int MOST_SLOTS = 50_000;
  static final int MOST_VERDICTS = 20_000;

  /** How many facts and absences are looked at for a day, those of each start counted anew. */
  static final int MOST_REASONS = 50_000;

  static final int LONGEST_ID = 200;
  static final Duration LONGEST_WINDOW = Duration.ofDays(366);

  private ComputeLimits() {}

  static void check(Question question) {
    SlotQuery query = question.query();
    EventType type = query.eventType();
    require(type.members().size(), MOST_MEMBERS, "/eventType", "hosts and resources");
    require(units(type), MOST_UNITS, "/eventType/resources", "units of all members");
    int places = type.pools().stream().mapToInt(Pool::size).sum();
    require(places, MOST_PLACES, "/eventType/pools", "members of all pools");
    require(facts(question.facts()), MOST_FACTS, "/facts", "periods, claims, bookings and seats");
    require(absences(type), MOST_FACTS, "/eventType", "absences and closures");
    type.closures().forEach(closure -> requireShort(closure.id(), "/eventType/closures"));
    for (FreeBusy freeBusy : question.facts().busy().values()) {
      freeBusy.periods().forEach(period -> requireShort(period.source(), "/facts/busy"));
    }
    int limits = Math.max(type.limits().size(), type.bookerLimits().size());
    require(limits, MOST_LIMITS, "/eventType", "limits");
    for (Member member : type.members()) {
      require(member.limits().size(), MOST_LIMITS, "/eventType", "limits of a host");
      Collection<Schedule> schedules =
          member instanceof Host host ? host.schedules() : List.of(member.schedule());
      schedules.forEach(ComputeLimits::checkRanges);
      schedules.forEach(ComputeLimits::checkIds);
      member.outOfOffice().forEach(absence -> requireShort(absence.id(), "/eventType"));
    }
    if (query.window().duration().compareTo(LONGEST_WINDOW) > 0) {
      throw ComputeApi.refused("/to", "expected at most 366 days after 'from'");
    }
  }

  private static int units(EventType type) {
    return type.members().stream().mapToInt(Member::quantity).sum();
  }

  private static int absences(EventType type) {
    return type.closures().size()
        + type.members().stream().mapToInt(member -> member.outOfOffice().size()).sum();
  }

  /** What may be a reason on the day: all that meets a booking which could run then. */
  private static long nearby(Question question) {
    EventType type = question.query().eventType();
    Facts facts = question.facts();
    Interval reach =
        Availability.factsNeeded(question.query()).claims().values().stream()
            .reduce(Interval::span)
            .orElseThrow();
    Stream<Interval> taken =
        Stream.concat(
            facts.claims().stream().map(Claim::interval),
            facts.busy().values().stream()
                .flatMap(each -> each.periods().stream())
                .map(BusyPeriod::interval));
    Stream<Interval> absent =
        Stream.concat(
            type.closures().stream().map(Closure::interval),
            type.members().stream()
                .flatMap(member -> member.outOfOffice().stream())
                .map(OutOfOffice::interval));
    return Stream.concat(taken, absent).filter(reach::overlaps).count();
  }

  /** Limits look at every booking that is counted, each by itself. */
  private static long limits(EventType type) {
    return type.limits().size()
        + type.bookerLimits().size()
        + type.members().stream().mapToLong(member -> member.limits().size()).sum();
  }

  private static void checkIds(Schedule schedule) {
    requireShort(schedule.id(), "/eventType");
    schedule.overrides().forEach(each -> requireShort(each.id(), "/eventType"));
    schedule.holidays().forEach(each -> requireShort(each.id(), "/eventType"));
    schedule.seasons().forEach(each -> requireShort(each.id(), "/eventType"));
  }

  /** Ids come again in every reason. */
  private static void requireShort(String id, String pointer) {
    if (id.length() > LONGEST_ID) {
      throw ComputeApi.refused(
          pointer,
          "expected ids of at most " + LONGEST_ID + " characters (here " + id.length() + ")");
    }
  }

  private static int facts(Facts facts) {
    return facts.busy().values().stream().mapToInt(each -> each.periods().size()).sum()
        + facts.claims().size()
        + size(facts.counted())
        + size(facts.seats());
  }

  private static int size(Map<?, ? extends Collection<?>> lists) {
    return lists.values().stream().mapToInt(Collection::size).sum();
  }

  private static void checkRanges(Schedule schedule) {
    checkRanges(schedule.weeklyHours());
    schedule.seasons().stream().map(Season::hours).forEach(ComputeLimits::checkRanges);
    schedule.overrides().forEach(override -> checkRanges(override.ranges().size()));
  }

  private static void checkRanges(WeeklyHours hours) {
    for (DayOfWeek day : DayOfWeek.values()) {
      checkRanges(hours.on(day).size());
    }
  }

  private static void checkRanges(int count) {
    require(count, MOST_RANGES_A_DAY, "/eventType", "ranges on a day of a schedule");
  }

  static void checkSlots(int count) {
    require(count, MOST_SLOTS, "/to", "slots; shorten the window or set 'limit'");
  }

  /**
   * The answer about a day has a verdict on every unit at every start, and may have a reason for
   * every fact and absence there.
   */
  static void checkDay(Question question) {
    EventType type = question.query().eventType();
    long starts = Duration.ofHours(26).dividedBy(type.startIncrement()) + 1;
    long places = type.pools().stream().mapToInt(Pool::size).sum();
    int verdicts = (int) Math.min(Integer.MAX_VALUE, starts * places);
    require(verdicts, MOST_VERDICTS, "/date", "verdicts; explain one start");
    long counted = size(question.facts().counted());
    long each = nearby(question) + limits(type) * counted;
    int reasons = (int) Math.min(Integer.MAX_VALUE, starts * each);
    require(reasons, MOST_REASONS, "/date", "facts at all starts; explain one start");
  }

  private static void require(int count, int most, String pointer, String what) {
    if (count > most) {
      throw ComputeApi.refused(
          pointer, "expected at most " + most + " " + what + " (here " + count + ")");
    }
  }
}
