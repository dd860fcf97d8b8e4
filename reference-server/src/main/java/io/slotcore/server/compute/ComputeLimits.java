package io.slotcore.server.compute;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.json.Question;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.Season;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

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
    int limits = Math.max(type.limits().size(), type.bookerLimits().size());
    require(limits, MOST_LIMITS, "/eventType", "limits");
    for (Member member : type.members()) {
      require(member.limits().size(), MOST_LIMITS, "/eventType", "limits of a host");
      Collection<Schedule> schedules =
          member instanceof Host host ? host.schedules() : java.util.List.of(member.schedule());
      schedules.forEach(ComputeLimits::checkRanges);
    }
    if (query.window().duration().compareTo(LONGEST_WINDOW) > 0) {
      throw ComputeApi.refused("/to", "expected at most 366 days after 'from'");
    }
  }

  private static int units(EventType type) {
    return type.members().stream().mapToInt(Member::quantity).sum();
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

  /** The answer about a day has a verdict on every unit at every start. */
  static void checkDay(Question question) {
    EventType type = question.query().eventType();
    long starts = Duration.ofHours(26).dividedBy(type.startIncrement()) + 1;
    long places = type.pools().stream().mapToInt(Pool::size).sum();
    int verdicts = (int) Math.min(Integer.MAX_VALUE, starts * places);
    require(verdicts, MOST_VERDICTS, "/date", "verdicts; explain one start");
  }

  private static void require(int count, int most, String pointer, String what) {
    if (count > most) {
      throw ComputeApi.refused(
          pointer, "expected at most " + most + " " + what + " (here " + count + ")");
    }
  }
}
