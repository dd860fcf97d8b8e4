package io.slotcore.json;

import static io.slotcore.json.Values.checked;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Holiday;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.Season;
import io.slotcore.schedule.Travel;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.time.LocalTimeRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Schedules in documents. */
final class ScheduleFormat {

  private static final String DAY = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
  private static final Pattern DAYS = Pattern.compile(DAY + "(-" + DAY + ")?");

  private ScheduleFormat() {}

  static Schedule read(In in) {
    in.object("id", "zone", "weeklyHours", "overrides", "holidays", "seasons", "travels");
    String id = in.get("id").text();
    ZoneId zone = Values.zone(in.get("zone"));
    Schedule.Builder schedule = in.get("id").make(() -> Schedule.builder(id, zone));
    in.find("weeklyHours").ifPresent(hours -> schedule.weeklyHours(weeklyHours(hours)));
    in.items("overrides").forEach(override -> schedule.override(override(override)));
    in.items("holidays").forEach(holiday -> schedule.holiday(holiday(holiday)));
    in.items("seasons").forEach(season -> schedule.season(season(season)));
    in.items("travels").forEach(travel -> schedule.travel(travel(travel)));
    return in.make(schedule::build);
  }

  private static WeeklyHours weeklyHours(In in) {
    WeeklyHours.Builder hours = WeeklyHours.builder();
    Set<DayOfWeek> named = EnumSet.noneOf(DayOfWeek.class);
    for (Map.Entry<String, In> entry : in.entries().entrySet()) {
      In value = entry.getValue();
      if (!DAYS.matcher(entry.getKey()).matches()) {
        throw value.refused("expected a weekday such as monday, or several as monday-friday");
      }
      List<LocalTimeRange> ranges = value.items().stream().map(Values::range).toList();
      String[] bounds = entry.getKey().split("-", 2);
      DayOfWeek day = day(bounds[0]);
      DayOfWeek last = day(bounds[bounds.length - 1]);
      while (true) {
        if (!named.add(day)) {
          throw value.refused("expected each weekday once, found " + Values.word(day) + " again");
        }
        hours.on(day, ranges.toArray(LocalTimeRange[]::new));
        if (day == last) {
          break;
        }
        day = day.plus(1);
      }
    }
    return hours.build();
  }

  private static DayOfWeek day(String word) {
    return DayOfWeek.valueOf(word.toUpperCase(java.util.Locale.ROOT));
  }

  private static DateOverride override(In in) {
    in.part("id", "dates", "ranges");
    String id = in.get("id").text();
    in.get("dates");
    Set<LocalDate> dates = new LinkedHashSet<>(in.distinct("dates", Values::date));
    List<LocalTimeRange> ranges = in.items("ranges").stream().map(Values::range).toList();
    return in.make(() -> new DateOverride(id, dates, ranges));
  }

  private static Holiday holiday(In in) {
    in.part("id", "date");
    String id = in.get("id").text();
    LocalDate date = Values.date(in.get("date"));
    return in.make(() -> new Holiday(id, date));
  }

  private static Season season(In in) {
    in.part("id", "first", "last", "weeklyHours");
    String id = in.get("id").text();
    LocalDate first = Values.date(in.get("first"));
    LocalDate last = Values.date(in.get("last"));
    WeeklyHours hours =
        in.find("weeklyHours").map(ScheduleFormat::weeklyHours).orElse(WeeklyHours.closed());
    return in.make(() -> new Season(id, first, last, hours));
  }

  private static Travel travel(In in) {
    in.part("id", "first", "last", "zone");
    String id = in.get("id").text();
    LocalDate first = Values.date(in.get("first"));
    LocalDate last = Values.date(in.get("last"));
    ZoneId zone = Values.zone(in.get("zone"));
    return in.make(() -> new Travel(id, first, last, zone));
  }

  static ObjectNode write(Schedule schedule) {
    ObjectNode out = object();
    out.put("id", checked(schedule.id()));
    out.put("zone", schedule.zone().getId());
    putHours(out, schedule.weeklyHours());
    for (DateOverride override : schedule.overrides()) {
      ObjectNode each = out.withArray("overrides").addObject();
      each.put("id", checked(override.id()));
      ArrayNode dates = each.putArray("dates");
      override.dates().forEach(date -> dates.add(Values.text(date)));
      if (!override.ranges().isEmpty()) {
        each.set("ranges", ranges(override.ranges()));
      }
    }
    for (Holiday holiday : schedule.holidays()) {
      ObjectNode each = out.withArray("holidays").addObject();
      each.put("id", checked(holiday.id())).put("date", Values.text(holiday.date()));
    }
    for (Season season : schedule.seasons()) {
      ObjectNode each = out.withArray("seasons").addObject();
      each.put("id", checked(season.id()));
      each.put("first", Values.text(season.first())).put("last", Values.text(season.last()));
      putHours(each, season.hours());
    }
    for (Travel travel : schedule.travels()) {
      ObjectNode each = out.withArray("travels").addObject();
      each.put("id", checked(travel.id()));
      each.put("first", Values.text(travel.first())).put("last", Values.text(travel.last()));
      each.put("zone", travel.zone().getId());
    }
    return out;
  }

  /** Puts weekdays with the same ranges together where they follow each other. */
  private static void putHours(ObjectNode out, WeeklyHours hours) {
    ObjectNode days = object();
    for (int first = 1; first <= 7; ) {
      DayOfWeek day = DayOfWeek.of(first);
      int last = first;
      while (last < 7 && hours.on(DayOfWeek.of(last + 1)).equals(hours.on(day))) {
        last++;
      }
      if (!hours.on(day).isEmpty()) {
        String name = Values.word(day);
        days.set(
            last == first ? name : name + "-" + Values.word(DayOfWeek.of(last)),
            ranges(hours.on(day)));
      }
      first = last + 1;
    }
    if (!days.isEmpty()) {
      out.set("weeklyHours", days);
    }
  }

  private static ArrayNode ranges(List<LocalTimeRange> ranges) {
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    ranges.forEach(range -> out.add(range.toString()));
    return out;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
