package io.slotcore.booking;

import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session of a group and its guests, as one command finds and leaves them. */
final class Session {

  private final @Nullable Booking before;
  private final Map<BookingId, Booking> guests = new LinkedHashMap<>();
  private final BookingId id;
  private BookingBuilder after;
  private List<Unit> units;
  private int seats;
  private Command command;
  private String endReason = "";

  /** A session that there is, with its active guests. */
  Session(Booking session, Collection<Booking> guests) {
    before = session;
    id = session.id();
    units = session.units();
    after = session.next(BookingStatus.CONFIRMED);
    seats = session.seats();
    command = Command.SEAT;
    guests.forEach(guest -> this.guests.put(guest.id(), guest));
  }

  /** A session that the command makes. */
  Session(BookingId id, BookingBuilder made, List<Unit> units, int seats) {
    before = null;
    this.id = id;
    this.units = units;
    after = made;
    this.seats = seats;
    command = Command.BOOK;
  }

  BookingId id() {
    return id;
  }

  /** Returns the session as the command has found it; empty if the command makes it. */
  Optional<Booking> before() {
    return Optional.ofNullable(before);
  }

  Collection<Booking> guests() {
    return List.copyOf(guests.values());
  }

  /** Takes note of a guest as the command leaves him. */
  void seat(Booking guest) {
    guests.put(guest.id(), guest);
  }

  void leave(BookingId guest) {
    guests.remove(guest);
  }

  /** An event type that has grown makes room; one that has shrunk takes nobody's seat away. */
  void growTo(int newSeats) {
    seats = Math.max(seats, newSeats);
  }

  /** Moves the whole session. */
  void moveTo(BookingBuilder moved, List<Unit> newUnits) {
    after = moved;
    units = newUnits;
    command = Command.RESCHEDULE;
  }

  void endBecause(String reason) {
    endReason = reason;
  }

  /** Returns the lowest numbers that nobody has. */
  List<Integer> freeSeats(int party) {
    Set<Integer> taken = new HashSet<>();
    guests.values().forEach(g -> g.seat().ifPresent(seat -> taken.addAll(seat.numbers())));
    List<Integer> free = new ArrayList<>();
    for (int number = 0; free.size() < party; number++) {
      if (!taken.contains(number)) {
        free.add(number);
      }
    }
    return free;
  }

  /** Returns what serves all guests. */
  List<Unit> units() {
    return units;
  }

  boolean hasGuests() {
    return !guests.isEmpty();
  }

  /** Writes what has become of the session, if anything has. */
  void settle(Work work) {
    if (before == null) {
      if (hasGuests()) {
        work.record(command, null, standing());
      }
    } else if (before.status() != BookingStatus.CONFIRMED) {
      return;
    } else if (!hasGuests()) {
      end(work, before);
    } else {
      Booking standing = standing();
      boolean changed =
          command != Command.SEAT
              || standing.seats() != before.seats()
              || !standing.expiresAt().equals(before.expiresAt());
      if (changed) {
        work.record(command, before, standing);
      }
    }
  }

  /** It stands as long as its last guest can. */
  private Booking standing() {
    Instant last =
        guests.values().stream()
            .map(Booking::activeUntil)
            .max(Instant::compareTo)
            .orElse(Instant.MAX);
    return after.seats(seats).expiresAt(last.equals(Instant.MAX) ? null : last).build();
  }

  private void end(Work work, Booking session) {
    boolean expired = session.isExpired(work.now());
    Command end = expired ? Command.EXPIRE : Command.CANCEL;
    BookingBuilder ended = session.next(end.to()).cancelReason(endReason);
    if (!expired) {
      ended.sequence(session.sequence() + 1);
    }
    if (expired) {
      work.recordBySystem(end, session, ended.build());
    } else {
      work.record(end, session, ended.build());
    }
  }
}
