package io.slotcore.booking;

import static io.slotcore.booking.Desk.BOOKER;
import static io.slotcore.booking.Desk.GUEST;
import static io.slotcore.booking.Desk.LIFETIME;
import static io.slotcore.booking.Desk.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.RoundRobin;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.schedule.Schedule;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bookings that take several members, or one of several. */
class PoolBookingTest {

  private static final Schedule HOURS = Schedule.alwaysOpen("always", ZoneOffset.UTC);
  private static final Host ADA = Host.of("ada", HOURS);
  private static final Host BOB = Host.of("bob", HOURS);
  private static final Resource ROOM = Resource.of("room");

  private static final EventType TURNS =
      EventType.builder("turns", Duration.ofMinutes(30)).pool(Pool.oneOf(ADA, BOB)).build();

  private final Desk desk = new Desk();

  private Booking book(EventType type, String time) {
    return desk.service.book(BOOKER, Choice.of(type, at(time)), GUEST);
  }

  @Test
  void asManyAreBookedAsThereAreHosts() {
    assertThat(book(TURNS, "10:00").hosts()).containsExactly(ADA.subject());
    assertThat(book(TURNS, "10:00").hosts()).containsExactly(BOB.subject());
    assertThatThrownBy(() -> book(TURNS, "10:00"))
        .isInstanceOfSatisfying(
            SlotRefusedException.class,
            refused ->
                assertThat(refused.reasons())
                    .extracting(Reason::rule)
                    .containsExactly(Rule.CLAIM, Rule.CLAIM, Rule.POOL));
  }

  @Test
  void allThatAreNeededAreTakenTogether() {
    EventType visit =
        EventType.builder("visit", Duration.ofMinutes(30))
            .pool(Pool.all(ADA, BOB))
            .pool(Pool.oneOf(ROOM))
            .build();

    assertThat(book(visit, "10:00").hosts())
        .containsExactly(ADA.subject(), BOB.subject(), ROOM.subject());
    assertThatThrownBy(() -> book(TURNS, "10:00")).isInstanceOf(SlotRefusedException.class);
  }

  @Test
  void aMoveKeepsTheHostWhereHeIsFree() {
    book(TURNS, "10:00");
    Booking second = book(TURNS, "10:00");

    Booking moved =
        desk.service.reschedule(
            BOOKER, RescheduleRequest.of(second.id(), Choice.of(TURNS, at("12:00"))));

    assertThat(moved.hosts()).containsExactly(BOB.subject());
  }

  @Test
  void aHoldIsConfirmedWithTheHostsThatItTook() {
    book(TURNS, "10:00");
    Booking hold =
        desk.service.hold(BOOKER, HoldRequest.of(Choice.of(TURNS, at("10:00")), "me", LIFETIME));

    assertThat(desk.confirm(hold).hosts()).containsExactly(BOB.subject());
  }

  @Test
  void aMoveByAHoldKeepsWhatTheHoldTook() {
    EventType both =
        EventType.builder("turns", Duration.ofMinutes(30))
            .durations(Duration.ofMinutes(90))
            .pool(Pool.oneOf(ADA, BOB))
            .build();
    Booking booking = book(both, "10:00");
    Choice longer = Choice.of(both, at("12:00")).lasting(Duration.ofMinutes(90));
    Booking hold =
        desk.service.hold(BOOKER, HoldRequest.of(longer, "me", LIFETIME).moving(booking.id()));

    Booking moved =
        desk.service.reschedule(
            BOOKER, RescheduleRequest.of(booking.id(), longer).using(hold.id()));

    assertThat(moved.duration()).isEqualTo(Duration.ofMinutes(90));
    assertThat(moved.hosts()).isEqualTo(booking.hosts());
  }

  @Test
  void aMoveKeepsTheLengthIfNoOtherIsChosen() {
    EventType both =
        EventType.builder("both", Duration.ofMinutes(30))
            .durations(Duration.ofMinutes(90))
            .host(ADA)
            .build();
    Choice longer = Choice.of(both, at("10:00")).lasting(Duration.ofMinutes(90));
    Booking booking = desk.service.book(BOOKER, longer, GUEST);

    Booking moved =
        desk.service.reschedule(
            BOOKER, RescheduleRequest.of(booking.id(), Choice.of(both, at("14:00"))));

    assertThat(moved.duration()).isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void aHoldForAMoveAsksTheBusyTypesOfTheEventType() {
    EventType type =
        EventType.builder("calm", Duration.ofMinutes(30))
            .host(ADA)
            .busyTypes(Set.of(FreeBusyType.BUSY))
            .build();
    Booking booking = book(type, "10:00");
    BusyPeriod perhaps =
        new BusyPeriod(
            Interval.of(at("12:00"), Duration.ofHours(1)), FreeBusyType.TENTATIVE, "calendar");
    Choice to =
        Choice.of(type, at("12:00"))
            .withBusy(ADA.subject(), FreeBusy.of(List.of(perhaps), at("09:00")));
    Booking hold =
        desk.service.hold(BOOKER, HoldRequest.of(to, "me", LIFETIME).moving(booking.id()));

    Booking moved =
        desk.service.reschedule(BOOKER, RescheduleRequest.of(booking.id(), to).using(hold.id()));

    assertThat(moved.start()).isEqualTo(at("12:00"));
  }

  @Test
  void theHostWithTheLeastBookingsTakesTurns() {
    EventType fair =
        EventType.builder("fair", Duration.ofMinutes(30))
            .pool(Pool.oneOf(ADA, BOB).choosing(RoundRobin.leastLoaded(LimitPeriod.DAY)))
            .build();

    assertThat(book(fair, "10:00").hosts()).containsExactly(ADA.subject());
    assertThat(book(fair, "11:00").hosts()).containsExactly(BOB.subject());
    assertThat(book(fair, "12:00").hosts()).containsExactly(ADA.subject());
  }

  @Test
  void aHostsLimitCountsAllHisBookings() {
    Host once = Host.builder("ada", HOURS).limit(BookingLimit.perDay(1)).build();
    EventType other = EventType.builder("other", Duration.ofMinutes(30)).host(once).build();
    book(TURNS, "10:00");

    assertThatThrownBy(() -> book(other, "15:00"))
        .isInstanceOfSatisfying(
            SlotRefusedException.class,
            refused ->
                assertThat(refused.reasons())
                    .extracting(Reason::rule, Reason::subject)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Rule.LIMIT, Subject.host("ada"))));
  }
}
