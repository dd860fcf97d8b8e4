package io.slotcore.testkit;

import io.slotcore.booking.Booking;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.Subject;
import java.time.Duration;
import java.util.List;

/** What can be booked in a history: each kind of event type, few hosts, starts that collide. */
final class HistoryOffers {

  static final Subject ADA = StoreFixture.ADA;
  static final Subject BOB = StoreFixture.BOB;
  static final Subject EVE = Subject.host("eve");
  static final Subject TABLES = Subject.resource("tables");
  static final List<Subject> SUBJECTS = List.of(ADA, BOB, EVE, TABLES);
  static final List<Subject> BOOKERS =
      List.of(Subject.booker("b-0"), Subject.booker("b-1"), Subject.booker("b-2"));

  private static final Host ADA_HERSELF = StoreFixture.always(ADA);
  private static final Host BOB_HIMSELF = StoreFixture.always(BOB);
  private static final Host EVE_HERSELF = StoreFixture.always(EVE);

  /** The event types, in the order in which steps choose them. */
  static final List<EventType> ALL =
      List.of(
          half("intro")
              .host(ADA_HERSELF)
              .buffers(Duration.ofMinutes(5), Duration.ofMinutes(10))
              .limit(BookingLimit.perDay(3))
              .build(),
          half("long").host(BOB_HIMSELF).durations(Duration.ofHours(1)).build(),
          half("group").host(ADA_HERSELF).seats(3).build(),
          half("both").pool(Pool.all(ADA_HERSELF, BOB_HIMSELF)).build(),
          half("any").pool(Pool.oneOf(ADA_HERSELF, BOB_HIMSELF, EVE_HERSELF)).build(),
          half("table")
              .pool(Pool.oneOf(Resource.builder(TABLES.id()).quantity(2).capacity(2).build()))
              .build(),
          half("class")
              .pool(Pool.oneOf(BOB_HIMSELF, EVE_HERSELF))
              .pool(
                  Pool.of(1, List.of(Resource.builder(TABLES.id()).quantity(2).build())).named("t"))
              .seats(2)
              .bookerLimit(BookingLimit.perDay(2))
              .build(),
          half("rare")
              .host(EVE_HERSELF)
              .limit(BookingLimit.perDay(2))
              .bookerLimit(BookingLimit.perDay(1))
              .build());

  private HistoryOffers() {}

  private static EventType.Builder half(String id) {
    return EventType.builder(id, Duration.ofMinutes(30)).startIncrement(Duration.ofMinutes(15));
  }

  static EventType of(HistoryStep step) {
    return ALL.get(step.offer() % ALL.size());
  }

  static EventType of(Booking booking) {
    return ALL.stream().filter(t -> t.id().equals(booking.eventTypeId())).findFirst().orElseThrow();
  }
}
