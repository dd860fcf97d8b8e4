package io.slotcore.benchmarks.bookings;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Attendance;
import io.slotcore.booking.Attendee;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Idempotency;
import io.slotcore.booking.TenantId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/** Books through the service, with two answers and an idempotency key. */
final class Bookings {

  static final TenantId TENANT = TenantId.of("acme");

  static final Attendance GUEST =
      new Attendance(
          new Attendee("Grace Hopper", "grace@example.org", ZoneOffset.UTC, Locale.ENGLISH),
          "{\"topic\": \"A compiler for everybody\", \"phone\": \"+1 555 0100\"}");

  private final BookingService service;

  Bookings(BookingService service) {
    this.service = service;
  }

  /** Books, and returns whether it was not refused. */
  boolean book(Choice choice) {
    String key = UUID.randomUUID().toString();
    Caller caller =
        Caller.of(TENANT, Actor.booker("guest"))
            .withIdempotency(Idempotency.of("book", key, "sha-256-of-the-request"));
    try {
      service.book(caller, choice, GUEST);
      return true;
    } catch (BookingRefusedException refused) {
      return false;
    }
  }
}
