package io.slotcore.testkit;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One question and all that is known to answer it.
 *
 * @param query what is asked
 * @param facts what is known
 */
public record World(SlotQuery query, Facts facts) {

  /**
   * Checks that both parts are there.
   *
   * @param query what is asked
   * @param facts what is known
   */
  public World {
    requireNonNull(query, "query");
    requireNonNull(facts, "facts");
  }

  /**
   * Returns what is to be booked.
   *
   * @return the query's event type
   */
  public EventType eventType() {
    return query.eventType();
  }

  /**
   * Tells whether clocks change while one of the asked bookings could run.
   *
   * @return true if the offset of the event type's zone, or of a zone of a member's schedule in
   *     use, is not the same throughout
   */
  public boolean isOnTransition() {
    Stream<ZoneId> ofMembers =
        eventType().members().stream().map(member -> member.schedule().zone());
    return Stream.concat(Stream.of(eventType().zone()), ofMembers).anyMatch(this::changesIn);
  }

  private boolean changesIn(ZoneId zone) {
    ZoneOffsetTransition next = zone.getRules().nextTransition(query.window().start());
    return next != null && next.getInstant().isBefore(query.window().end().plus(query.duration()));
  }

  /**
   * Returns everything that the answer depends on.
   *
   * @return one line for each part; rules and facts that are not there are left out
   */
  @Override
  public String toString() {
    EventType type = eventType();
    List<String> lines = new ArrayList<>();
    lines.add("World");
    lines.add("window    " + query.window() + ", waived " + query.waived());
    lines.add("query     " + query.duration() + " for " + query.party() + " of " + query.booker());
    add(lines, "ignored   ", query.ignored());
    add(lines, "preferred ", query.preferred());
    lines.add("now       " + facts.now());
    add(lines, "steps     ", facts.claimGranularity().stream().toList());
    lines.add("type      " + type + " in " + type.zone() + ", seats " + type.seats());
    lines.add("rules     every " + type.startIncrement() + " by " + type.alignment());
    lines.add("          " + type.buffers() + ", notice " + type.minimumNotice());
    lines.add("          " + type.window() + ", busy are " + type.busyTypes());
    add(lines, "limits    ", type.limits());
    add(lines, "          of each booker ", type.bookerLimits());
    add(lines, "closures  ", type.closures());
    for (Pool pool : type.pools()) {
      lines.add("pool      " + pool + " " + pool.choice());
    }
    for (Member member : type.members()) {
      lines.add("member    " + member);
    }
    addFacts(lines, "busy      ", subject -> facts.busy(subject).periods());
    addFacts(lines, "claims    ", facts::claims);
    addFacts(lines, "counted   ", facts::counted);
    addFacts(lines, "seats     ", facts::seats);
    return String.join("\n  ", lines)
        .replace(Instant.MAX.toString(), "ever")
        .replace(Instant.MIN.toString(), "long ago");
  }

  private void addFacts(List<String> lines, String name, Function<Subject, List<?>> of) {
    Stream<Subject> members = eventType().members().stream().map(Member::subject);
    Stream<Subject> others = Stream.of(eventType().subject());
    Stream.of(members, others, query.booker().stream())
        .flatMap(subjects -> subjects)
        .forEach(
            subject -> of.apply(subject).forEach(each -> lines.add(name + subject + " " + each)));
  }

  private static void add(List<String> lines, String name, Iterable<?> all) {
    all.forEach(each -> lines.add(name + each));
  }
}
