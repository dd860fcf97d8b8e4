package io.slotcore.jdbc;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.slot.Reason;
import io.slotcore.slot.SlotQuery;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.LockRequest;
import io.slotcore.testkit.World;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A generated world whose bookings lie in a database, as far as they do not overlap.
 *
 * <p>The database's clock goes on, so the world's time is put a second behind the full minute: what
 * is decided within the same minute is decided at the same time, for all rules that count minutes.
 *
 * @param now about the store's time
 */
record StoredWorld(World world, TenantId tenant, BookingStore store, Instant now) {

  private static final InstantSource MACHINE = InstantSource.system();

  static StoredWorld of(DataSource database, OverlapGuard guard, TenantId tenant, World world) {
    Instant now =
        world.facts().now().plusSeconds(59).truncatedTo(ChronoUnit.MINUTES).plusSeconds(1);
    Duration shift = Duration.between(MACHINE.instant(), now);
    BookingStore store =
        JooqBookingStore.builder(database).guard(guard).clockShift(() -> shift).build();
    StoredWorld stored = new StoredWorld(world, tenant, store, now);
    stored.write();
    return stored;
  }

  BookingService service() {
    return new BookingService(store);
  }

  SlotQuery query() {
    return SlotQuery.builder(world.eventType(), world.query().window()).build();
  }

  Map<Subject, FreeBusy> busy() {
    return Map.of(host(), world.facts().busy(host()));
  }

  /** Books a start and gives it back, or says why not. */
  List<Reason> refusal(Instant start) {
    Caller caller = Caller.of(tenant, Actor.host("ada"));
    Choice choice =
        Choice.of(world.eventType(), start).withBusy(host(), world.facts().busy(host()));
    try {
      Booking booking = service().book(caller, choice, Worlds.attendance());
      service().cancel(caller, CancelRequest.of(booking.id(), "", ChangePolicy.unlimited()));
      return List.of();
    } catch (SlotRefusedException refused) {
      return refused.reasons();
    }
  }

  private Subject host() {
    return world.eventType().host().subject();
  }

  private void write() {
    Facts facts = world.facts();
    List<CountedBooking> counted = facts.counted(world.eventType().subject());
    List<Interval> taken = new ArrayList<>();
    Duration step =
        store.facts(tenant, FactsNeeded.nothing()).claimGranularity().orElse(Duration.ZERO);
    for (Claim claim : facts.claims(host())) {
      boolean counts = counted.stream().anyMatch(c -> c.id().equals(claim.booking()));
      Interval time = inSteps(claim.interval(), step);
      if (taken.stream().noneMatch(time::overlaps)) {
        taken.add(time);
        write(claim, time, counts ? world.eventType().id() : "other");
      }
    }
    for (CountedBooking each : counted) {
      if (facts.claims(host()).stream().noneMatch(c -> c.booking().equals(each.id()))) {
        Interval time = inSteps(Interval.of(each.start(), each.duration()), step);
        Subject elsewhere = Subject.host("of-" + each.id());
        Claim claim = new Claim(elsewhere, time, each.id(), each.activeUntil());
        write(claim, time, world.eventType().id());
      }
    }
  }

  /** A store that keeps claims in steps can keep no others. */
  private static Interval inSteps(Interval time, Duration step) {
    if (step.isZero()) {
      return time;
    }
    long seconds = step.toSeconds();
    long first = Math.floorDiv(time.start().getEpochSecond(), seconds);
    long last = Math.floorDiv(time.end().minusNanos(1).getEpochSecond(), seconds);
    return Interval.of(
        Instant.ofEpochSecond(first * seconds), Instant.ofEpochSecond((last + 1) * seconds));
  }

  private void write(Claim claim, Interval time, String type) {
    Instant until = activeUntil(claim);
    boolean confirmed = until.equals(Instant.MAX);
    Booking booking =
        Booking.builder(claim.booking(), confirmed ? BookingStatus.CONFIRMED : BookingStatus.HELD)
            .served(type, List.of(claim.subject()))
            .time(time.start(), time.duration(), Buffers.none())
            .promised(
                ZoneOffset.UTC, LocalDateTime.ofInstant(time.start(), ZoneOffset.UTC), "2026a")
            .expiresAt(confirmed ? null : until)
            .createdAt(Instant.EPOCH)
            .build();
    BookingEvent event =
        new BookingEvent(
            new BookingEvent.Source(tenant, Command.BOOK, Actor.host("ada"), Instant.EPOCH),
            booking.id(),
            booking.version(),
            null,
            BookingEvent.State.of(booking));
    Claim written = new Claim(claim.subject(), time, booking.id(), until);
    store.inTransaction(
        tenant,
        transaction -> {
          transaction.lock(LockRequest.of(List.of(claim.subject())));
          transaction.write(
              List.of(new BookingChange(booking, List.of(written), event)), Optional.empty());
          return booking;
        });
  }

  /** What expires after the world's time expires so late that no decision meets the moment. */
  private Instant activeUntil(Claim claim) {
    Instant until = claim.activeUntil();
    boolean later = until.isAfter(world.facts().now()) && !until.equals(Instant.MAX);
    return later ? now.plus(Duration.ofHours(1)) : until;
  }
}
