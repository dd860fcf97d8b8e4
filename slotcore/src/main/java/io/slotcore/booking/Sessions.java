package io.slotcore.booking;

import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Explanation;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingSearch.GuestsOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions that one command touches: who joins and leaves them, and what becomes of them. */
final class Sessions {

  private final Work work;
  private final Map<BookingId, Session> touched = new LinkedHashMap<>();

  Sessions(Work work) {
    this.work = work;
  }

  /**
   * Gives a guest seats at a start that was decided just now, in the session there or a new one.
   */
  void seat(BookingBuilder guest, Choice choice, Explanation verdict) {
    Session session =
        verdict.session().map(this::load).orElseGet(() -> newSession(choice, verdict));
    session.growTo(choice.eventType().seats());
    guest
        .servedBy(choice.eventType().id(), session.units())
        .seat(new Seat(session.id(), session.freeSeats(choice.party())));
  }

  private Session newSession(Choice choice, Explanation verdict) {
    List<Unit> units = verdict.assignment().orElseThrow().units();
    BookingId id = TimeOrderedIds.next(work.now());
    BookingBuilder made = work.newAt(id, BookingStatus.CONFIRMED, choice, units);
    Session session = new Session(id, made, units, choice.eventType().seats());
    touched.put(id, session);
    return session;
  }

  /** Reads a session that there is. */
  Session load(BookingId id) {
    Session known = touched.get(id);
    return known != null
        ? known
        : work.transaction().bookings(Set.of(id)).stream()
            .findFirst()
            .map(this::load)
            .orElseThrow(() -> new BookingNotFoundException(id));
  }

  /** Reads a session's guests, and expires those whose time has passed. */
  Session load(Booking session) {
    Session known = touched.get(session.id());
    if (known != null) {
      return known;
    }
    List<Booking> active = new ArrayList<>();
    List<Booking> expired = new ArrayList<>();
    for (Booking guest :
        work.transaction().search(new GuestsOf(session.id(), BookingSearch.MOST))) {
      (guest.isExpired(work.now()) ? expired : active).add(guest);
    }
    Session loaded = new Session(session, active);
    touched.put(session.id(), loaded);
    expired.stream().filter(guest -> !work.hasChanged(guest.id())).forEach(work::expire);
    return loaded;
  }

  /** Lets a guest go, so that his own seats are free for him. */
  void leave(Booking guest) {
    guest.seat().ifPresent(seat -> load(seat.session()).leave(guest.id()));
  }

  /** Takes note of a guest who joins, leaves or stays for longer. */
  void changed(@Nullable Booking before, Booking after) {
    if (before != null) {
      leave(before);
    }
    if (after.status().isActive()) {
      after.seat().ifPresent(seat -> load(seat.session()).seat(after));
    }
  }

  /** Changes, makes and ends the sessions as their guests want it. */
  void settle() {
    List.copyOf(touched.values()).forEach(session -> session.settle(work));
  }
}
