package io.slotcore.memory;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Seat;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.slot.TakenSeats;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.HoldKey;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.StoredAnswer;
import io.slotcore.spi.ZoneDataSearch;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one tenant has. Used under the store's lock. */
final class MemoryTenant {

  private record Kept(StoredAnswer answer, Instant at) {}

  private final Map<BookingId, Booking> bookings = new HashMap<>();
  private final Map<BookingId, List<Claim>> claims = new HashMap<>();
  private final Map<IdempotencyKey, Kept> answers = new HashMap<>();

  Facts facts(FactsNeeded needed, Instant now) {
    Facts.Builder facts = Facts.builder(now);
    needed
        .claims()
        .forEach(
            (subject, window) ->
                facts.claims(
                    claims.values().stream()
                        .flatMap(List::stream)
                        .filter(c -> c.subject().equals(subject) && c.interval().overlaps(window))
                        .toList()));
    needed.counted().forEach((subject, window) -> facts.counted(subject, counted(subject, window)));
    needed.seats().forEach((subject, window) -> facts.seats(subject, seats(subject, window)));
    return facts.build();
  }

  private List<CountedBooking> counted(Subject subject, Interval window) {
    return bookings.values().stream()
        .filter(b -> b.status().isActive() && window.contains(b.start()))
        .filter(
            b ->
                switch (subject.kind()) {
                  case HOST, RESOURCE -> b.seat().isEmpty() && b.hosts().contains(subject);
                  case EVENT_TYPE -> b.seat().isEmpty() && b.eventTypeId().equals(subject.id());
                  case BOOKER -> b.booker().equals(Optional.of(subject));
                })
        .map(
            b ->
                new CountedBooking(b.id(), b.start(), b.duration(), b.activeUntil(), b.createdAt()))
        .toList();
  }

  private List<TakenSeats> seats(Subject eventType, Interval window) {
    return bookings.values().stream()
        .filter(b -> b.status().isActive() && window.contains(b.start()))
        .filter(b -> b.eventTypeId().equals(eventType.id()))
        .flatMap(b -> b.seat().stream().map(seat -> taken(b, seat)))
        .toList();
  }

  private static TakenSeats taken(Booking guest, Seat seat) {
    return new TakenSeats(
        seat.session(),
        guest.id(),
        guest.start(),
        guest.duration(),
        seat.numbers().size(),
        guest.activeUntil());
  }

  List<Booking> bookings(Collection<BookingId> ids) {
    return ids.stream().map(bookings::get).filter(Objects::nonNull).toList();
  }

  Optional<Booking> hold(HoldKey key) {
    return bookings.values().stream()
        .filter(b -> b.status() == BookingStatus.HELD)
        .filter(b -> b.eventTypeId().equals(key.eventTypeId()))
        .filter(b -> b.visitor().equals(Optional.of(key.visitor())))
        .findFirst();
  }

  List<Booking> search(BookingSearch search) {
    return bookings.values().stream()
        .filter(b -> isAskedFor(b, search))
        .sorted(Comparator.comparing(Booking::start).thenComparing(Booking::id))
        .limit(search.limit())
        .toList();
  }

  private static boolean isAskedFor(Booking booking, BookingSearch search) {
    if (search instanceof BookingSearch.OfHost of) {
      return booking.seat().isEmpty()
          && booking.hosts().contains(of.host())
          && of.starts().contains(booking.start());
    }
    if (search instanceof BookingSearch.OfSession of) {
      return booking.seat().filter(seat -> seat.session().equals(of.session())).isPresent();
    }
    if (search instanceof BookingSearch.GuestsOf of) {
      return booking.status().isActive()
          && booking.seat().filter(seat -> seat.session().equals(of.session())).isPresent();
    }
    BookingId series = ((BookingSearch.OfSeries) search).series();
    return booking.series().filter(part -> part.series().equals(series)).isPresent();
  }

  List<Booking> byOtherZoneData(ZoneDataSearch search) {
    return bookings.values().stream()
        .filter(b -> b.status().isActive() && b.start().isAfter(search.startsAfter()))
        .filter(b -> !b.zoneDataVersion().equals(search.version()))
        .filter(b -> search.after().stream().allMatch(last -> b.id().compareTo(last) > 0))
        .sorted(Comparator.comparing(Booking::id))
        .limit(search.limit())
        .toList();
  }

  Optional<StoredAnswer> answer(IdempotencyKey key, Instant now) {
    return Optional.ofNullable(answers.get(key))
        .filter(kept -> now.isBefore(kept.at().plus(IdempotencyKey.KEPT)))
        .map(Kept::answer);
  }

  void keep(StoredAnswer answer, Instant now) {
    answers.put(answer.key(), new Kept(answer, now));
  }

  /** Checks versions, overlaps, holds and keys, as the constraints of a database would. */
  void requireWritable(List<BookingChange> changes, Optional<StoredAnswer> answer, Instant now) {
    Set<BookingId> changed =
        changes.stream().map(change -> change.booking().id()).collect(Collectors.toSet());
    List<Claim> taken = new ArrayList<>();
    claims.forEach((id, list) -> taken.addAll(changed.contains(id) ? List.of() : list));
    List<Booking> active = new ArrayList<>(bookings.values());
    active.removeIf(b -> !b.status().isActive() || changed.contains(b.id()));
    List<Booking> held = new ArrayList<>(active);
    held.removeIf(b -> b.status() != BookingStatus.HELD);
    for (BookingChange change : changes) {
      requireNext(change.booking());
      requireSeatFree(change.booking(), changes, active);
      if (change.booking().status().isActive()) {
        active.add(change.booking());
      }
      for (Claim claim : change.claims()) {
        requireFree(claim, taken);
        taken.add(claim);
      }
      if (change.booking().status() == BookingStatus.HELD) {
        requireOnlyHold(change.booking(), held);
        held.add(change.booking());
      }
    }
    answer.flatMap(kept -> answer(kept.key(), now)).ifPresent(MemoryTenant::refuseKey);
  }

  private void requireNext(Booking booking) {
    Booking current = bookings.get(booking.id());
    long version = current == null ? 0 : current.version();
    if (booking.version() != version + 1) {
      throw new ConcurrentChangeException(booking + " does not follow version " + version);
    }
  }

  private static void requireFree(Claim claim, List<Claim> taken) {
    for (Claim other : taken) {
      if (other.unit().equals(claim.unit()) && other.interval().overlaps(claim.interval())) {
        throw new ConcurrentChangeException(claim + " would overlap " + other);
      }
    }
  }

  /** A seat is of a session that there is, exists there, and is nobody else's. */
  private void requireSeatFree(Booking guest, List<BookingChange> changes, List<Booking> active) {
    if (guest.seat().isEmpty() || !guest.status().isActive()) {
      return;
    }
    Seat seat = guest.seat().get();
    int seats =
        changes.stream()
            .map(BookingChange::booking)
            .filter(b -> b.id().equals(seat.session()))
            .findFirst()
            .or(() -> Optional.ofNullable(bookings.get(seat.session())))
            .map(Booking::seats)
            .orElse(0);
    boolean taken =
        active.stream()
            .flatMap(b -> b.seat().stream())
            .filter(other -> other.session().equals(seat.session()))
            .anyMatch(other -> !Collections.disjoint(other.numbers(), seat.numbers()));
    if (taken || seat.numbers().get(seat.numbers().size() - 1) >= seats) {
      throw new ConcurrentChangeException(
          guest + " cannot have the seats " + seat.numbers() + " of " + seats);
    }
  }

  private static void requireOnlyHold(Booking booking, List<Booking> held) {
    for (Booking other : held) {
      if (booking.visitor().isPresent()
          && other.visitor().equals(booking.visitor())
          && other.eventTypeId().equals(booking.eventTypeId())) {
        throw new ConcurrentChangeException(
            "the visitor of " + booking + " has another hold: " + other);
      }
    }
  }

  private static void refuseKey(StoredAnswer kept) {
    throw new ConcurrentChangeException(
        "the idempotency key was used meanwhile for " + kept.booking());
  }

  void apply(List<BookingChange> changes) {
    for (BookingChange change : changes) {
      bookings.put(change.booking().id(), change.booking());
      claims.put(change.booking().id(), change.claims());
    }
  }
}
