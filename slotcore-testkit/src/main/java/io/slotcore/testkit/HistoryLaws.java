package io.slotcore.testkit;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Seat;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingStore;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What is true at the end of every history. */
final class HistoryLaws {

  private HistoryLaws() {}

  /** Tells which law the bookings of a tenant break; empty if none. */
  static Optional<String> broken(BookingStore store, TenantId tenant, HistoryWords words) {
    Instant now = store.facts(tenant, FactsNeeded.nothing()).now();
    List<Booking> active = new ArrayList<>();
    for (BookingId id : words.known()) {
      store
          .find(tenant, id)
          .filter(b -> b.status().isActive() && !b.isExpired(now))
          .ifPresent(active::add);
    }
    TreeMap<Subject, Interval> asked = new TreeMap<>();
    HistoryOffers.SUBJECTS.forEach(subject -> asked.put(subject, words.everything()));
    TreeMap<Subject, Interval> none = new TreeMap<>();
    Facts facts = store.facts(tenant, new FactsNeeded(asked, none, none, none));
    List<Claim> claims = facts.claims().stream().filter(c -> c.isActive(now)).toList();
    List<String> broken = new ArrayList<>();
    for (Booking booking : active) {
      if (booking.seat().isPresent()) {
        seat(booking, active).ifPresent(law -> broken.add(words.name(booking.id()) + law));
      } else if (booking.moves().isEmpty() && !claims.containsAll(claimsOf(booking))) {
        broken.add(words.name(booking.id()) + " does not claim its time");
      }
      boolean lonely = active.stream().noneMatch(guest -> sits(guest, booking.id()));
      if (booking.isSession() && lonely && booking.status() == BookingStatus.CONFIRMED) {
        broken.add(words.name(booking.id()) + " stands without a guest");
      }
    }
    for (Claim claim : claims) {
      if (active.stream().noneMatch(b -> b.id().equals(claim.booking()))) {
        broken.add(words.name(claim.booking()) + " is over and still claims time");
      }
    }
    return broken.isEmpty() ? Optional.empty() : Optional.of("laws are broken: " + broken);
  }

  private static List<Claim> claimsOf(Booking booking) {
    return booking.units().stream()
        .map(u -> new Claim(u, booking.claimed(), booking.id(), booking.activeUntil()))
        .toList();
  }

  private static boolean sits(Booking guest, BookingId session) {
    return guest.seat().filter(seat -> seat.session().equals(session)).isPresent();
  }

  private static Optional<String> seat(Booking guest, List<Booking> active) {
    Seat seat = guest.seat().orElseThrow();
    Optional<Booking> session =
        active.stream().filter(b -> b.id().equals(seat.session())).findFirst();
    if (session.isEmpty()) {
      return Optional.of(" sits in a session that is over");
    }
    boolean together =
        guest.start().equals(session.get().start())
            && guest.duration().equals(session.get().duration())
            && guest.units().equals(session.get().units());
    if (!together) {
      return Optional.of(" is not where its session is");
    }
    if (seat.numbers().size() != guest.party()) {
      return Optional.of(" has another number of seats than people");
    }
    return session.get().activeUntil().isBefore(guest.activeUntil())
        ? Optional.of(" outlasts its session")
        : Optional.empty();
  }
}
