package io.slotcore.json;

import static io.slotcore.json.Values.checked;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.schedule.Closure;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Event types in documents. */
final class EventTypeFormat {

  private EventTypeFormat() {}

  static EventType read(In in) {
    in.object(
        "id",
        "duration",
        "otherDurations",
        "hosts",
        "resources",
        "pools",
        "seats",
        "startIncrement",
        "alignment",
        "buffers",
        "minimumNotice",
        "window",
        "limits",
        "bookerLimits",
        "closures",
        "busyTypes",
        "changePolicy",
        "zone");
    String id = in.get("id").text();
    Duration duration = Values.duration(in.get("duration"));
    EventType.Builder type = in.make(() -> EventType.builder(id, duration));
    List<Duration> others = in.distinct("otherDurations", Values::duration);
    in.find("otherDurations")
        .ifPresent(place -> place.make(() -> type.durations(others.toArray(Duration[]::new))));
    if (others.contains(duration)) {
      throw in.get("otherDurations").refused("expected other durations than " + duration);
    }
    readRules(in, type);
    in.items("limits").forEach(limit -> type.limit(MemberFormat.limit(limit)));
    in.items("bookerLimits").forEach(limit -> type.bookerLimit(MemberFormat.limit(limit)));
    in.items("closures").forEach(closure -> type.closure(closure(closure)));
    in.find("zone").ifPresent(zone -> type.zone(Values.zone(zone)));
    PoolFormat.read(in).forEach(type::pool);
    return in.make(type::build);
  }

  private static void readRules(In in, EventType.Builder type) {
    in.find("seats").ifPresent(seats -> type.seats(seats.integer(1, 10_000)));
    in.find("startIncrement")
        .ifPresent(
            place -> {
              Duration increment = Values.duration(place);
              place.make(() -> type.startIncrement(increment));
            });
    in.find("alignment").ifPresent(place -> type.alignment(Values.word(place, Alignment.class)));
    in.find("buffers")
        .ifPresent(
            place -> {
              place.part("before", "after");
              Duration before = Values.duration(place, "before").orElse(Duration.ZERO);
              Duration after = Values.duration(place, "after").orElse(Duration.ZERO);
              place.make(() -> type.buffers(before, after));
            });
    in.find("minimumNotice")
        .ifPresent(
            place -> {
              Duration notice = Values.duration(place);
              place.make(() -> type.minimumNotice(notice));
            });
    in.find("window").ifPresent(place -> type.window(window(place)));
    if (in.has("busyTypes")) {
      type.busyTypes(in.distinct("busyTypes", each -> Values.word(each, FreeBusyType.class)));
    }
    in.find("changePolicy").ifPresent(place -> type.changePolicy(changePolicy(place)));
  }

  private static BookingWindow window(In in) {
    in.part("days", "businessDays", "first", "last");
    boolean dates = in.has("first") || in.has("last");
    if ((in.has("days") ? 1 : 0) + (in.has("businessDays") ? 1 : 0) + (dates ? 1 : 0) != 1) {
      throw in.refused("expected one of 'days', 'businessDays', or 'first' and 'last'");
    }
    if (in.has("days")) {
      return BookingWindow.rolling(in.get("days").integer(0, 36_500));
    }
    if (in.has("businessDays")) {
      return BookingWindow.businessDays(in.get("businessDays").integer(0, 1_000));
    }
    LocalDate first = Values.date(in.get("first"));
    LocalDate last = Values.date(in.get("last"));
    return in.make(() -> BookingWindow.dates(first, last));
  }

  private static Closure closure(In in) {
    in.part("id", "from", "to");
    String id = in.get("id").text();
    Interval interval = Values.interval(in);
    return in.make(() -> new Closure(id, interval));
  }

  private static ChangePolicy changePolicy(In in) {
    in.part("cutOff", "maxReschedules");
    Duration cutOff = Values.duration(in, "cutOff").orElse(Duration.ZERO);
    int most =
        in.find("maxReschedules")
            .map(count -> count.integer(0, Integer.MAX_VALUE))
            .orElse(Integer.MAX_VALUE);
    return in.make(() -> new ChangePolicy(cutOff, most));
  }

  static ObjectNode write(EventType type) {
    EventType plain = plain(type);
    ObjectNode out = ScheduleFormat.object();
    out.put("id", checked(type.id()));
    out.put("duration", Values.text(type.duration()));
    type.durations().stream()
        .skip(1)
        .forEach(other -> out.withArray("otherDurations").add(Values.text(other)));
    PoolFormat.write(out, type.members(), type.pools());
    if (type.seats() != 1) {
      out.put("seats", type.seats());
    }
    if (!type.startIncrement().equals(plain.startIncrement())) {
      out.put("startIncrement", Values.text(type.startIncrement()));
    }
    if (type.alignment() != plain.alignment()) {
      out.put("alignment", Values.word(type.alignment()));
    }
    putBuffers(out, type.buffers());
    if (!type.minimumNotice().isZero()) {
      out.put("minimumNotice", Values.text(type.minimumNotice()));
    }
    putWindow(out, type.window());
    MemberFormat.putLimits(out, "limits", type.limits());
    MemberFormat.putLimits(out, "bookerLimits", type.bookerLimits());
    for (Closure closure : type.closures()) {
      Values.put(
          out.withArray("closures").addObject().put("id", checked(closure.id())),
          closure.interval());
    }
    if (!type.busyTypes().equals(plain.busyTypes())) {
      out.putArray("busyTypes");
      type.busyTypes().forEach(each -> out.withArray("busyTypes").add(Values.word(each)));
    }
    putChangePolicy(out, type.changePolicy());
    if (!type.zone().equals(plain.zone())) {
      out.put("zone", type.zone().getId());
    }
    return out;
  }

  /** Returns the event type with all its rules left out. */
  private static EventType plain(EventType type) {
    EventType.Builder plain = EventType.builder(type.id(), type.duration());
    type.pools().forEach(plain::pool);
    return plain.build();
  }

  private static void putBuffers(ObjectNode out, Buffers buffers) {
    if (buffers.equals(Buffers.none())) {
      return;
    }
    ObjectNode both = out.putObject("buffers");
    if (!buffers.before().isZero()) {
      both.put("before", Values.text(buffers.before()));
    }
    if (!buffers.after().isZero()) {
      both.put("after", Values.text(buffers.after()));
    }
  }

  private static void putWindow(ObjectNode out, BookingWindow window) {
    if (window instanceof BookingWindow.Rolling rolling) {
      out.putObject("window").put("days", rolling.days());
    } else if (window instanceof BookingWindow.BusinessDays business) {
      out.putObject("window").put("businessDays", business.days());
    } else if (window instanceof BookingWindow.Dates dates) {
      out.putObject("window")
          .put("first", Values.text(dates.first()))
          .put("last", Values.text(dates.last()));
    }
  }

  private static void putChangePolicy(ObjectNode out, ChangePolicy policy) {
    if (policy.equals(ChangePolicy.unlimited())) {
      return;
    }
    ObjectNode both = out.putObject("changePolicy");
    if (!policy.cutOff().isZero()) {
      both.put("cutOff", Values.text(policy.cutOff()));
    }
    if (policy.maxReschedules() != Integer.MAX_VALUE) {
      both.put("maxReschedules", policy.maxReschedules());
    }
  }
}
