package io.slotcore.booking;

import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.SlotQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Moves one booking, under the locks: to what a hold has taken, or to a start that is decided. */
final class Move {

  private final RescheduleRequest request;
  private final Choice to;
  private final SlotQuery question;
  private final Work work;

  Move(RescheduleRequest request, Choice to, SlotQuery question, Work work) {
    this.request = request;
    this.to = to;
    this.question = question;
    this.work = work;
  }

  /** Returns the booking as it is moved, or as it is if it is there already. */
  Booking booking() {
    Booking booking = work.booking(request.booking());
    Checks.requireVersion(booking, request.expectedVersion());
    Checks.requireOwn(booking, Command.RESCHEDULE, work.caller());
    Checks.requireSameType(booking, to.eventType());
    Optional<Booking> hold = request.hold().map(work::booking);
    if (hold.isEmpty()) {
      Checks.requireMovable(booking, work.caller(), to.eventType().changePolicy(), work.now());
    } else {
      // The cut-off was asked when the time was held, and a hold is honoured (BS-05).
      Checks.requireMovesLeft(booking, work.caller(), to.eventType().changePolicy());
    }
    if (Decisions.isThere(booking, to) && hold.isEmpty()) {
      return booking;
    }
    if (booking.isSession()) {
      return session(booking);
    }
    Booking moved =
        hold.isPresent()
            ? onto(hold.get(), booking)
            : work.moved(booking, to, Decisions.decide(question, to, work.facts())).build();
    work.change(Command.RESCHEDULE, booking, moved);
    return moved;
  }

  private Booking onto(Booking hold, Booking booking) {
    Checks.requireUsable(hold, work.now());
    boolean fits =
        hold.moves().equals(Optional.of(booking.id()))
            && hold.start().equals(to.start())
            && to.fits(hold.duration())
            && hold.eventTypeId().equals(to.eventType().id());
    if (!fits || hold.status() != BookingStatus.HELD) {
      throw new HoldMismatchException(hold, Command.RESCHEDULE);
    }
    Map<Subject, FreeBusy> busy = new HashMap<>();
    Set<FreeBusyType> counting = to.eventType().busyTypes();
    to.busy().forEach((host, freeBusy) -> busy.put(host, freeBusy.only(counting)));
    Decisions.requireFree(hold, Set.of(hold, booking), busy, work.facts());
    work.end(Command.RELEASE, hold, "");
    return work.moved(booking, to, hold).build();
  }

  /** All guests of a session move with it; to where another session stands, they join that one. */
  private Booking session(Booking booking) {
    Session session = work.sessions().load(booking);
    int places =
        session.guests().stream().mapToInt(g -> g.seat().orElseThrow().numbers().size()).sum();
    Choice all = to.party(Math.max(places, 1));
    SlotQuery asked =
        all.query().ignoring(Set.of(booking.id())).preferring(booking.hosts()).build();
    Explanation verdict = Decisions.decide(asked, all, work.facts());
    List<Unit> units = verdict.assignment().orElseThrow().units();
    Optional<Session> other = verdict.session().map(work.sessions()::load);
    if (other.isPresent()) {
      session
          .guests()
          .forEach(guest -> change(guest, work.moved(guest, to.party(guest.party()), verdict)));
      return other.get().before().orElseThrow();
    }
    session.moveTo(work.movedAlong(booking, to, units), units);
    session.guests().forEach(guest -> change(guest, work.movedAlong(guest, to, units)));
    return booking;
  }

  private void change(Booking guest, BookingBuilder moved) {
    work.change(Command.RESCHEDULE, guest, moved.build());
  }
}
