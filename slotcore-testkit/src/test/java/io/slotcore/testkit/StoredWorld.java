package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.memory.MemoryBookingStore;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A generated world whose bookings lie in a store, as far as they do not overlap.
 *
 * @param world what was generated
 * @param store what was stored of it; its time stands still
 */
record StoredWorld(World world, BookingStore store) {

  static final TenantId TENANT = TenantId.of("acme");

  static StoredWorld of(World world) {
    BookingStore store = new MemoryBookingStore(InstantSource.fixed(world.facts().now()));
    bookings(world).forEach(booking -> write(store, booking));
    Optional<Duration> step = world.facts().claimGranularity();
    return new StoredWorld(
        world, step.<BookingStore>map(each -> new StoreInSteps(store, each)).orElse(store));
  }

  BookingService service() {
    return new BookingService(store);
  }

  /** The stored bookings of the host that can be moved. */
  List<BookingId> confirmed() {
    return bookings(world)
        .filter(booking -> booking.status() == BookingStatus.CONFIRMED)
        .filter(booking -> booking.hosts().contains(host()))
        .map(Booking::id)
        .filter(id -> store.find(TENANT, id).isPresent())
        .toList();
  }

  SlotQuery query(Set<BookingId> ignored) {
    return SlotQuery.builder(world.eventType(), world.query().window())
        .waiving(world.query().waived())
        .ignoring(ignored)
        .build();
  }

  Map<Subject, FreeBusy> busy() {
    return Map.of(host(), world.facts().busy(host()));
  }

  Choice choice(Instant start) {
    return Choice.of(world.eventType(), start)
        .withBusy(host(), world.facts().busy(host()))
        .waiving(world.query().waived());
  }

  private Subject host() {
    return world.eventType().host().subject();
  }

  private static Stream<Booking> bookings(World world) {
    Subject host = world.eventType().host().subject();
    Facts facts = world.facts();
    List<CountedBooking> counted = facts.counted(world.eventType().subject());
    Stream<Booking> claiming =
        facts.claims(host).stream()
            .map(
                claim -> {
                  boolean counts = counted.stream().anyMatch(c -> c.id().equals(claim.booking()));
                  String type = counts ? world.eventType().id() : "other";
                  return booking(
                      claim.booking(), type, host, claim.interval(), claim.activeUntil());
                });
    Stream<Booking> counting =
        counted.stream()
            .filter(c -> facts.claims(host).stream().noneMatch(o -> o.booking().equals(c.id())))
            .map(
                c ->
                    booking(
                        c.id(),
                        world.eventType().id(),
                        Subject.host("of-" + c.id()),
                        Interval.of(c.start(), c.duration()),
                        c.activeUntil()));
    return Stream.concat(claiming, counting);
  }

  private static Booking booking(
      BookingId id, String type, Subject host, Interval time, Instant activeUntil) {
    boolean confirmed = activeUntil.equals(Instant.MAX);
    return Booking.builder(id, confirmed ? BookingStatus.CONFIRMED : BookingStatus.HELD)
        .served(type, List.of(host))
        .time(time.start(), time.duration(), Buffers.none())
        .promised(ZoneOffset.UTC, LocalDateTime.ofInstant(time.start(), ZoneOffset.UTC), "2026a")
        .expiresAt(confirmed ? null : activeUntil)
        .createdAt(Instant.EPOCH)
        .build();
  }

  private static void write(BookingStore store, Booking booking) {
    List<Claim> claims =
        booking.hosts().stream()
            .map(h -> new Claim(h, booking.claimed(), booking.id(), booking.activeUntil()))
            .toList();
    BookingEvent event =
        new BookingEvent(
            new BookingEvent.Source(TENANT, Command.BOOK, Actor.host("ada"), Instant.EPOCH),
            booking.id(),
            booking.version(),
            null,
            BookingEvent.State.of(booking));
    try {
      store.inTransaction(
          TENANT,
          transaction -> {
            transaction.write(List.of(new BookingChange(booking, claims, event)), Optional.empty());
            return booking;
          });
    } catch (ConcurrentChangeException overlaps) {
      // Generated claims may overlap, stored ones may not: the earlier one stays.
      assertThat(store.find(TENANT, booking.id())).isEmpty();
    }
  }
}
