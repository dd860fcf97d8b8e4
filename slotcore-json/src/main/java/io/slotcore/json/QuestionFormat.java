package io.slotcore.json;

import static io.slotcore.json.Values.checked;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import io.slotcore.time.LocalDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/** Questions in documents. */
final class QuestionFormat {

  private QuestionFormat() {}

  static Question read(In in) {
    in.object(
        "eventType",
        "facts",
        "from",
        "to",
        "start",
        "date",
        "duration",
        "party",
        "booker",
        "ignored",
        "waived",
        "preferred",
        "limit",
        "timeZone");
    EventType type = EventTypeFormat.read(in.get("eventType"));
    Facts facts = FactsFormat.read(in.get("facts"));
    Question question = Question.of(query(in, type), facts);
    if (in.has("start")) {
      question = question.about(Values.instant(in.get("start")));
    } else if (in.has("date")) {
      question = question.about(Values.date(in.get("date")));
    }
    if (in.has("limit")) {
      question = question.withLimit(in.get("limit").integer(1, Integer.MAX_VALUE - 1));
    }
    return in.has("timeZone") ? question.withTimeZone(Values.zone(in.get("timeZone"))) : question;
  }

  private static SlotQuery query(In in, EventType type) {
    Interval window = window(in, type);
    In place = place(in);
    SlotQuery.Builder query = place.make(() -> SlotQuery.builder(type, window));
    in.find("duration")
        .ifPresent(
            each -> {
              Duration duration = Values.duration(each);
              each.make(() -> query.duration(duration));
            });
    in.find("party").ifPresent(each -> query.party(each.integer(1, Integer.MAX_VALUE)));
    in.find("booker")
        .ifPresent(
            each -> {
              String booker = each.text();
              each.make(() -> query.booker(booker));
            });
    query.ignoring(in.distinct("ignored", Values::booking));
    List<Rule> waived = in.distinct("waived", each -> Values.word(each, Rule.class));
    in.find("waived").ifPresent(each -> each.make(() -> query.waiving(waived)));
    query.preferring(in.items("preferred").stream().map(Values::subject).toList());
    return query.build();
  }

  private static In place(In in) {
    return in.find("start").or(() -> in.find("date")).or(() -> in.find("to")).orElse(in);
  }

  private static Interval window(In in, EventType type) {
    boolean window = in.has("from") || in.has("to");
    if ((window ? 1 : 0) + (in.has("start") ? 1 : 0) + (in.has("date") ? 1 : 0) != 1) {
      throw in.refused("expected one of 'from' and 'to', 'start', or 'date'");
    }
    if (in.has("start")) {
      Instant start = Values.instant(in.get("start"));
      return Interval.of(start, Duration.ofSeconds(1));
    }
    if (in.has("date")) {
      LocalDate date = Values.date(in.get("date"));
      return in.get("date").make(() -> new LocalDays(type.zone()).intervalOf(date));
    }
    Instant from = Values.instant(in.get("from"));
    Instant to = Values.instant(in.get("to"));
    return in.get("to").make(() -> Interval.of(from, to));
  }

  static ObjectNode write(Question question) {
    SlotQuery query = question.query();
    ObjectNode out = ScheduleFormat.object();
    out.set("eventType", EventTypeFormat.write(query.eventType()));
    out.set("facts", FactsFormat.write(question.facts()));
    if (question.start().isPresent()) {
      out.put("start", Values.text(question.start().get()));
    } else if (question.date().isPresent()) {
      out.put("date", Values.text(question.date().get()));
    } else {
      out.put("from", Values.text(query.window().start()));
      out.put("to", Values.text(query.window().end()));
    }
    if (!query.duration().equals(query.eventType().duration())) {
      out.put("duration", Values.text(query.duration()));
    }
    if (query.party() != 1) {
      out.put("party", query.party());
    }
    query.booker().ifPresent(booker -> out.put("booker", checked(booker.id())));
    for (BookingId booking : new TreeSet<>(query.ignored())) {
      out.withArray("ignored").add(booking.toString());
    }
    for (Rule rule : new TreeSet<>(query.waived())) {
      out.withArray("waived").add(Values.word(rule));
    }
    for (Subject member : query.preferred()) {
      out.withArray("preferred").add(checked(member.toString()));
    }
    question.limit().ifPresent(limit -> out.put("limit", limit));
    question.timeZone().ifPresent(zone -> out.put("timeZone", zone.getId()));
    return out;
  }
}
