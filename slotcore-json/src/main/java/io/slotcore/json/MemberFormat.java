package io.slotcore.json;

import static io.slotcore.json.Values.checked;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.BookingLimit.Measure;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.Resource;
import io.slotcore.schedule.OutOfOffice;
import io.slotcore.schedule.Schedule;
import io.slotcore.time.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hosts and resources in documents, with what both have. */
final class MemberFormat {

  /** A host compares each of his schedules with all others. */
  private static final int MOST_SCHEDULES = 1_000;

  private MemberFormat() {}

  static Host readHost(In in) {
    in.part("id", "schedule", "schedules", "using", "outOfOffice", "limits");
    String id = in.get("id").text();
    List<Schedule> schedules = schedules(in);
    Host.Builder host = in.get("id").make(() -> Host.builder(id, schedules.get(0)));
    for (Schedule other : schedules.subList(1, schedules.size())) {
      in.get("schedules").make(() -> host.schedule(other));
    }
    in.items("outOfOffice").forEach(absence -> host.outOfOffice(absence(absence)));
    in.items("limits").forEach(limit -> host.limit(limit(limit)));
    Host made = host.build();
    Optional<In> using = in.find("using");
    if (using.isEmpty()) {
      return made;
    }
    String chosen = using.get().text();
    return using.get().make(() -> made.using(chosen));
  }

  private static List<Schedule> schedules(In in) {
    if (in.has("schedule") == in.has("schedules")) {
      throw in.refused("expected either 'schedule' or 'schedules'");
    }
    if (in.has("schedule")) {
      return List.of(ScheduleFormat.read(in.get("schedule")));
    }
    List<Schedule> schedules = in.items("schedules").stream().map(ScheduleFormat::read).toList();
    if (schedules.size() > MOST_SCHEDULES) {
      throw in.get("schedules").refused("expected at most " + MOST_SCHEDULES + " schedules");
    }
    if (schedules.isEmpty()) {
      throw in.get("schedules").refused("expected at least one schedule, the default one first");
    }
    return schedules;
  }

  static ObjectNode write(Host host) {
    if (host.schedules().size() > MOST_SCHEDULES) {
      throw new IllegalArgumentException(
          "host '" + host.id() + "' has more than " + MOST_SCHEDULES + " schedules");
    }
    ObjectNode out = ScheduleFormat.object();
    out.put("id", checked(host.id()));
    if (host.schedules().size() == 1) {
      out.set("schedule", ScheduleFormat.write(host.defaultSchedule()));
    } else {
      host.schedules()
          .forEach(schedule -> out.withArray("schedules").add(ScheduleFormat.write(schedule)));
    }
    if (!host.schedule().id().equals(host.defaultSchedule().id())) {
      out.put("using", checked(host.schedule().id()));
    }
    putAbsences(out, "outOfOffice", host.outOfOffice());
    putLimits(out, "limits", host.limits());
    return out;
  }

  static Resource readResource(In in) {
    in.part("id", "schedule", "quantity", "capacity", "outOfService");
    String id = in.get("id").text();
    Resource.Builder resource = in.get("id").make(() -> Resource.builder(id));
    in.find("schedule").ifPresent(schedule -> resource.schedule(ScheduleFormat.read(schedule)));
    in.find("quantity").ifPresent(units -> resource.quantity(units.integer(1, 1_000)));
    in.find("capacity")
        .ifPresent(people -> resource.capacity(people.integer(1, Integer.MAX_VALUE)));
    in.items("outOfService").forEach(absence -> resource.outOfService(absence(absence)));
    return resource.build();
  }

  static ObjectNode write(Resource resource) {
    ObjectNode out = ScheduleFormat.object();
    out.put("id", checked(resource.id()));
    Resource plain = Resource.of(resource.id());
    if (!resource.schedule().equals(plain.schedule())) {
      out.set("schedule", ScheduleFormat.write(resource.schedule()));
    }
    if (resource.quantity() != plain.quantity()) {
      out.put("quantity", resource.quantity());
    }
    if (resource.capacity() != plain.capacity()) {
      out.put("capacity", resource.capacity());
    }
    putAbsences(out, "outOfService", resource.outOfOffice());
    return out;
  }

  private static OutOfOffice absence(In in) {
    in.part("id", "from", "to");
    String id = in.get("id").text();
    Interval interval = Values.interval(in);
    return in.make(() -> new OutOfOffice(id, interval));
  }

  private static void putAbsences(ObjectNode out, String name, List<OutOfOffice> absences) {
    for (OutOfOffice absence : absences) {
      ObjectNode each = out.withArray(name).addObject().put("id", checked(absence.id()));
      Values.put(each, absence.interval());
    }
  }

  static BookingLimit limit(In in) {
    in.part("bookings", "time", "period", "weekStart");
    if (in.has("bookings") == in.has("time")) {
      throw in.refused("expected either 'bookings' or 'time'");
    }
    LimitPeriod period = Values.word(in.get("period"), LimitPeriod.class);
    DayOfWeek weekStart =
        in.find("weekStart").map(day -> Values.word(day, DayOfWeek.class)).orElse(DayOfWeek.MONDAY);
    if (in.has("bookings")) {
      int most = in.get("bookings").integer(1, Integer.MAX_VALUE);
      return new BookingLimit(period, weekStart, Measure.BOOKINGS, most);
    }
    Duration most = Values.duration(in.get("time"));
    if (most.toMinutes() > Integer.MAX_VALUE) {
      throw in.get("time").expected("at most " + Integer.MAX_VALUE + " minutes");
    }
    return in.get("time").make(() -> BookingLimit.of(most, period).withWeekStart(weekStart));
  }

  static void putLimits(ObjectNode out, String name, List<BookingLimit> limits) {
    for (BookingLimit limit : limits) {
      ObjectNode each = out.withArray(name).addObject();
      switch (limit.measure()) {
        case BOOKINGS -> each.put("bookings", limit.most());
        case MINUTES -> each.put("time", Values.text(Duration.ofMinutes(limit.most())));
      }
      each.put("period", Values.word(limit.period()));
      if (limit.weekStart() != DayOfWeek.MONDAY) {
        each.put("weekStart", Values.word(limit.weekStart()));
      }
    }
  }
}
