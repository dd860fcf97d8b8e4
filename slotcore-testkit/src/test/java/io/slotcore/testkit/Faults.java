package io.slotcore.testkit;

import io.slotcore.booking.Booking;
import io.slotcore.booking.Seat;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.StoredAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** Stores that break a promise each. */
final class Faults {

  private Faults() {}

  /** Keeps everything under one tenant, whoever asks. */
  static final class WithoutTenants extends BrokenStore {

    private static final TenantId ALL = TenantId.of("all");

    WithoutTenants(BookingStore good) {
      super(good);
    }

    @Override
    TenantId tenant(TenantId tenant) {
      return ALL;
    }
  }

  /** Forgets that a key was used. */
  static final class WithoutKeys extends BrokenStore {

    WithoutKeys(BookingStore good) {
      super(good);
    }

    @Override
    Optional<StoredAnswer> kept(Optional<StoredAnswer> answer) {
      return Optional.empty();
    }
  }

  /** Keeps of each change the first claim only. */
  static final class ClaimingHalf extends BrokenStore {

    ClaimingHalf(BookingStore good) {
      super(good);
    }

    @Override
    BookingChange written(BookingChange change) {
      List<Claim> first = change.claims().stream().limit(1).toList();
      return new BookingChange(change.booking(), first, change.event());
    }
  }

  /** Keeps claims in steps of five minutes, and tells nobody. */
  static final class InUntoldSteps extends StoreInSteps {

    InUntoldSteps(BookingStore good) {
      super(good, Duration.ofMinutes(5));
    }

    @Override
    Facts read(Facts facts, FactsNeeded needed) {
      return facts;
    }
  }

  /** Lets what has expired stand in everybody's way. */
  static final class WithoutExpiry extends BrokenStore {

    WithoutExpiry(BookingStore good) {
      super(good);
    }

    @Override
    Facts read(Facts facts, FactsNeeded needed) {
      List<Claim> eternal =
          facts.claims().stream()
              .map(c -> new Claim(c.unit(), c.interval(), c.booking(), Instant.MAX))
              .toList();
      Facts.Builder read = Facts.builder(facts.now()).claims(eternal);
      needed.counted().keySet().forEach(each -> read.counted(each, facts.counted(each)));
      needed.seats().keySet().forEach(each -> read.seats(each, facts.seats(each)));
      return read.build();
    }
  }

  /** Does not know which seats are taken. */
  static final class BlindForSeats extends BrokenStore {

    BlindForSeats(BookingStore good) {
      super(good);
    }

    @Override
    Facts read(Facts facts, FactsNeeded needed) {
      Facts.Builder read = Facts.builder(facts.now()).claims(facts.claims());
      needed.counted().keySet().forEach(each -> read.counted(each, facts.counted(each)));
      return read.build();
    }
  }

  /** Forgets which unit of a resource serves a booking. */
  static final class ForgettingUnits extends BrokenStore {

    ForgettingUnits(BookingStore good) {
      super(good);
    }

    @Override
    Booking read(Booking booking) {
      return booking
          .next(booking.status())
          .version(booking.version())
          .served(booking.eventTypeId(), booking.hosts())
          .build();
    }
  }

  /**
   * Refuses neither overlapping claims nor seats that are taken or that there are not: what it
   * hands to the good store is told apart by numbers that never collide.
   */
  static final class WithoutConstraints extends BrokenStore {

    private static final int STEP = 1_000;
    private static final int MANY = 1_000_000_000;

    private final AtomicInteger written = new AtomicInteger();

    WithoutConstraints(BookingStore good) {
      super(good);
    }

    @Override
    BookingChange written(BookingChange change) {
      Booking booking = change.booking();
      int seats = booking.isSession() ? booking.seats() + MANY : 0;
      Booking apart = as(booking, seats, seat -> seat + nextStep());
      List<Claim> claims =
          change.claims().stream().map(c -> claim(c, c.unit().number() + nextStep())).toList();
      return new BookingChange(apart, claims, change.event());
    }

    private int nextStep() {
      return written.incrementAndGet() * STEP;
    }

    @Override
    Booking read(Booking booking) {
      return as(booking, booking.seats() % MANY, seat -> seat % STEP);
    }

    @Override
    Facts read(Facts facts, FactsNeeded needed) {
      Facts.Builder read = Facts.builder(facts.now());
      read.claims(facts.claims().stream().map(c -> claim(c, c.unit().number() % STEP)).toList());
      needed.counted().keySet().forEach(each -> read.counted(each, facts.counted(each)));
      needed.seats().keySet().forEach(each -> read.seats(each, facts.seats(each)));
      return read.build();
    }

    private static Booking as(Booking booking, int seats, IntUnaryOperator numbers) {
      return booking
          .next(booking.status())
          .version(booking.version())
          .seats(seats)
          .seat(booking.seat().map(seat -> numbered(seat, numbers)).orElse(null))
          .build();
    }

    private static Seat numbered(Seat seat, IntUnaryOperator numbers) {
      return new Seat(seat.session(), seat.numbers().stream().map(numbers::applyAsInt).toList());
    }

    private static Claim claim(Claim claim, int number) {
      Unit unit = new Unit(claim.subject(), number);
      return new Claim(unit, claim.interval(), claim.booking(), claim.activeUntil());
    }
  }
}
