package io.slotcore.booking;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.schedule.Schedule;
import io.slotcore.slot.Availability;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.slot.TakenSeats;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks {@link Availability} on behalf of the commands, and refuses what it refuses. */
final class Decisions {

  private Decisions() {}

  /** Decides a start, and returns the verdict, which tells who serves it. */
  static Explanation decide(SlotQuery query, Choice choice, Facts facts) {
    Explanation explanation =
        Availability.explain(query, choice.start(), facts.withBusy(choice.busy()));
    if (!explanation.isBookable()) {
      throw new SlotRefusedException(explanation);
    }
    return explanation;
  }

  /** Asks only whether the time of a hold is still free: the rules were asked when it was held. */
  static void requireFree(
      Booking hold, Set<Booking> own, Map<Subject, FreeBusy> busy, Facts facts) {
    Set<Rule> rules =
        EnumSet.allOf(Rule.class).stream().filter(Rule::isWaivable).collect(Collectors.toSet());
    Choice held = Choice.of(asHeld(hold), hold.start()).waiving(rules);
    for (Map.Entry<Subject, FreeBusy> entry : busy.entrySet()) {
      held = held.withBusy(entry.getKey(), entry.getValue());
    }
    Set<BookingId> ignored = new HashSet<>();
    for (Booking booking : own) {
      ignored.add(booking.id());
      booking.seat().map(Seat::session).ifPresent(ignored::add);
    }
    Facts known = Facts.builder(facts.now()).claims(claimsOf(hold, facts)).build();
    decide(held.query().ignoring(ignored).build(), held, known);
  }

  /** The event type as it was when the hold was made, reduced to what can still matter. */
  private static EventType asHeld(Booking hold) {
    Schedule noHours = Schedule.builder("as-held", hold.zone()).build();
    List<Member> members = new ArrayList<>();
    for (Subject subject : hold.hosts()) {
      members.add(
          subject.kind() == Subject.Kind.HOST
              ? Host.of(subject.id(), noHours)
              : Resource.of(subject.id()));
    }
    return EventType.builder(hold.eventTypeId(), hold.duration())
        .pool(Pool.all(members))
        .buffers(hold.buffers().before(), hold.buffers().after())
        .build();
  }

  /** The claims of the very units that are held, each as if there were no other unit. */
  private static List<Claim> claimsOf(Booking hold, Facts facts) {
    return facts.claims().stream()
        .filter(claim -> hold.units().contains(claim.unit()))
        .map(c -> new Claim(c.subject(), c.interval(), c.booking(), c.activeUntil()))
        .toList();
  }

  /**
   * Counts the seats of a guest who holds others, as he keeps his own until he moves; where two
   * bookings would share the time, two seats cannot.
   */
  static Facts keepingSeat(Booking moving, Facts facts) {
    if (moving.seat().isEmpty()) {
      return facts;
    }
    Seat seat = moving.seat().get();
    TakenSeats kept =
        new TakenSeats(
            seat.session(),
            TimeOrderedIds.next(facts.now()),
            moving.start(),
            moving.duration(),
            seat.numbers().size(),
            moving.activeUntil());
    Subject eventType = Subject.eventType(moving.eventTypeId());
    return facts.toBuilder().seats(eventType, List.of(kept)).build();
  }

  /**
   * Tells whether a booking is what a choice would make of it, so that there is nothing to move.
   */
  static boolean isThere(Booking booking, Choice to) {
    EventType type = to.eventType();
    int needed = type.pools().stream().mapToInt(Pool::needed).sum();
    return booking.start().equals(to.start())
        && booking.duration().equals(to.duration())
        && booking.eventTypeId().equals(type.id())
        && booking.party() == to.party()
        && booking.units().size() == needed
        && type.members().stream()
            .map(Member::subject)
            .collect(Collectors.toSet())
            .containsAll(booking.hosts());
  }
}
