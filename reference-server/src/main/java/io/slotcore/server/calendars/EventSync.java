package io.slotcore.server.calendars;

import io.slotcore.server.booking.Invites;
import io.slotcore.server.calendars.EventLedger.Difference;
import io.slotcore.server.calendars.EventLedger.Entry;
import io.slotcore.server.calendars.EventLedger.State;
import io.slotcore.server.calendars.SyncedBookings.Synced;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarWriter;
import io.slotcore.spi.EventChangedException;
import io.slotcore.spi.StoredEvent;
import io.slotcore.time.Interval;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps bookings and their events in one calendar the same. Thread-safe if its parts are.
 *
 * <p>SY-01: once a booking has changed and the calendar can be written, its event is that of the
 * booking.
 *
 * <p>SY-02: once others have changed an event and the calendar has told of it, either the booking
 * is where the event is, or the event is that of the booking, or the difference is kept for the
 * host to see; which of them is the policy's and the decision's to say.
 *
 * <p>SY-03: notices that are repeated, late or lost make no difference to where this ends, as each
 * of them leads to the present state of both sides.
 *
 * <p>SY-04: if both have changed, the booking is right: people were told of it.
 */
final class EventSync {

  private static final String OTHER_LENGTH = "other_length";

  private final CalendarWriter writer;
  private final EventLedger ledger;
  private final SyncedBookings bookings;

  EventSync(CalendarWriter writer, EventLedger ledger, SyncedBookings bookings) {
    this.writer = writer;
    this.ledger = ledger;
    this.bookings = bookings;
  }

  /**
   * Makes the event what the booking is now (SY-01).
   *
   * @throws CalendarException if the calendar could not be written
   */
  void push(Synced booking) {
    Optional<Entry> entry = ledger.entry(booking.id());
    if (booking.event().isEmpty()) {
      remove(booking.id(), entry);
    } else if (entry.filter(known -> known.bookingVersion() >= booking.version()).isEmpty()) {
      put(booking, booking.event().get(), entry);
    }
  }

  private void put(Synced booking, CalendarEvent event, Optional<Entry> entry) {
    Optional<String> version = entry.flatMap(Entry::version);
    try {
      String now = version.isPresent() ? writer.update(event, version.get()) : writer.create(event);
      keep(booking, Optional.of(now), entry.map(Entry::state).orElse(State.WRITTEN));
    } catch (EventChangedException e) {
      // Perhaps by us: of two that write at a time, the later booking counts.
      if (ledger.entry(booking.id()).equals(entry)) {
        overwrite(booking, event, version.isPresent());
      } else {
        push(bookings.find(booking.id()).orElse(booking));
      }
    }
  }

  private void overwrite(Synced booking, CalendarEvent event, boolean wasOurs) {
    Optional<StoredEvent> there = writer.find(event.uid());
    if (there.isPresent()) {
      String version = writer.update(event, there.get().version());
      keep(booking, Optional.of(version), State.REWRITTEN);
    } else if (wasOurs) {
      keep(booking, Optional.of(writer.create(event)), State.REWRITTEN);
    } else {
      // The same UID under another name: the host has accepted the mailed invitation.
      keep(booking, Optional.empty(), State.THEIRS);
    }
  }

  private void keep(Synced booking, Optional<String> version, State state) {
    ledger.keep(booking.id(), new Entry(version, booking.version(), state, Optional.empty()));
  }

  private void remove(BookingId booking, Optional<Entry> entry) {
    String uid = uid(booking);
    if (entry.filter(known -> known.state() == State.THEIRS).isEmpty()) {
      // Without a version, an answer may have been lost after the event was written.
      Optional<String> version = entry.flatMap(Entry::version).or(() -> version(uid));
      try {
        version.ifPresent(known -> writer.delete(uid, known));
      } catch (EventChangedException e) {
        version(uid).ifPresent(now -> writer.delete(uid, now));
      }
    }
    ledger.forget(booking);
  }

  private Optional<String> version(String uid) {
    return writer.find(uid).map(StoredEvent::version);
  }

  private static String uid(BookingId booking) {
    return Invites.uid(booking);
  }

  /**
   * Looks at an event that others may have changed (SY-02); one that was never written here is
   * theirs.
   *
   * @throws CalendarException if the calendar could not be read or written
   */
  void pull(BookingId id, OnChange policy) {
    pull(id, policy, difference -> true);
  }

  /** Looks at an event, and leaves it at a difference that is seen already. */
  private void pull(BookingId id, OnChange policy, Predicate<Difference> seen) {
    Optional<Entry> known = ledger.entry(id).filter(entry -> entry.state() != State.THEIRS);
    Optional<Synced> booking = bookings.find(id);
    if (known.isEmpty() || booking.isEmpty()) {
      return;
    }
    if (booking.get().event().isEmpty() || known.get().bookingVersion() < booking.get().version()) {
      push(booking.get());
      return;
    }
    Entry entry = known.get();
    Optional<StoredEvent> there = writer.find(uid(id));
    Optional<String> version = there.map(StoredEvent::version);
    Interval time = booking.get().event().get().time();
    if (there.isPresent() && there.get().time().equals(Optional.of(time))) {
      if (!version.equals(entry.version()) || entry.difference().isPresent()) {
        keep(booking.get(), version, entry.state());
      }
    } else if (entry
        .difference()
        .filter(seen)
        .filter(difference -> difference.version().equals(version))
        .isEmpty()) {
      differs(booking.get(), there, entry, policy);
    }
  }

  private void differs(Synced booking, Optional<StoredEvent> there, Entry entry, OnChange policy) {
    if (changedMeanwhile(booking)) {
      return;
    }
    if (policy == OnChange.RESTORE) {
      overwrite(booking, booking.event().orElseThrow(), true);
      return;
    }
    Optional<String> refusal = policy == OnChange.FOLLOW ? follow(booking, there) : Optional.of("");
    if (refusal.isPresent() && changedMeanwhile(booking)) {
      return;
    }
    if (refusal.isPresent()) {
      Difference difference =
          new Difference(
              there.map(StoredEvent::version),
              there.flatMap(StoredEvent::time).map(Interval::start),
              refusal.get());
      ledger.keep(
          booking.id(),
          new Entry(
              entry.version(), entry.bookingVersion(), entry.state(), Optional.of(difference)));
    } else if (there.isPresent()) {
      // Another change since then has yet to be pushed.
      bookings
          .find(booking.id())
          .filter(now -> now.event().map(CalendarEvent::time).equals(there.get().time()))
          .ifPresent(now -> keep(now, there.map(StoredEvent::version), entry.state()));
    } else {
      ledger.forget(booking.id());
    }
  }

  /** What was compared is no more: both have changed, and the booking is right (SY-04). */
  private boolean changedMeanwhile(Synced booking) {
    Optional<Synced> now =
        bookings.find(booking.id()).filter(found -> found.version() != booking.version());
    now.ifPresent(this::push);
    return now.isPresent();
  }

  private Optional<String> follow(Synced booking, Optional<StoredEvent> there) {
    if (there.isEmpty()) {
      return bookings.cancel(booking);
    }
    Interval time = booking.event().orElseThrow().time();
    return there
        .get()
        .time()
        .filter(moved -> moved.duration().equals(time.duration()))
        .map(moved -> bookings.move(booking, moved))
        .orElse(Optional.of(OTHER_LENGTH));
  }

  /** Tells whether the event of a booking that takes place is not there, though it was written. */
  boolean isGone(BookingId id) {
    return ledger.entry(id).filter(entry -> entry.version().isPresent()).isPresent()
        && bookings.find(id).flatMap(Synced::event).isPresent()
        && writer.find(uid(id)).isEmpty();
  }

  /**
   * Does to one event whose difference the host has seen what he chose; the difference stays until
   * that is done.
   */
  void settle(BookingId id, OnChange choice) {
    ledger
        .entry(id)
        .filter(entry -> entry.difference().isPresent())
        .ifPresent(entry -> pull(id, choice, difference -> false));
  }
}
