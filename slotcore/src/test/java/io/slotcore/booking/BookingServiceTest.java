package io.slotcore.booking;

import static io.slotcore.booking.Desk.BOOKER;
import static io.slotcore.booking.Desk.GUEST;
import static io.slotcore.booking.Desk.HOST;
import static io.slotcore.booking.Desk.LIFETIME;
import static io.slotcore.booking.Desk.TENANT;
import static io.slotcore.booking.Desk.at;
import static io.slotcore.booking.Desk.choice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BookingServiceTest {

  private static final EventType TYPE = Desk.type().build();
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Desk desk = new Desk();

  private List<Instant> offered() {
    SlotQuery query = SlotQuery.of(TYPE, at("10:00"), at("11:00"));
    return desk.service.slots(TENANT, query, Map.of()).stream().map(Slot::start).toList();
  }

  private static void refused(Runnable command, Rule... rules) {
    SlotRefusedException refusal = catchThrowableOfType(SlotRefusedException.class, command::run);
    assertThat(refusal.reasons()).extracting(Reason::rule).containsExactly(rules);
  }

  private static FreeBusy busy(String start, String end) {
    return FreeBusy.of(
        List.of(BusyPeriod.busy(Interval.of(at(start), at(end)), "calendar")), Instant.EPOCH);
  }

  @Test
  void aBookingTakesItsTime() {
    Booking booking = desk.book("10:00");

    assertThat(booking.status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(booking.version()).isEqualTo(1);
    assertThat(booking.attendee()).contains(GUEST.attendee());
    assertThat(offered()).containsExactly(at("10:30"), at("10:45"));
    refused(() -> desk.book("09:45"), Rule.CLAIM);
    assertThat(desk.get(booking)).hasToString(booking.toString());
  }

  @Test
  void aBookingKeepsTheLocalTimeThatItWasPromisedAt() {
    EventType inBerlin = Desk.type().zone(Desk.BERLIN).build();

    Booking booking = desk.service.book(BOOKER, Choice.of(inBerlin, at("10:00")), GUEST);

    assertThat(booking.zone()).isEqualTo(Desk.BERLIN);
    assertThat(booking.promisedStart()).isEqualTo(LocalDateTime.parse("2027-01-04T11:00"));
    assertThat(booking.zoneDataVersion()).isNotBlank();
  }

  @Test
  void aHoldTakesItsTimeUntilItExpires() {
    Booking hold = desk.hold("10:00");

    assertThat(hold.expiresAt()).contains(desk.now().plus(LIFETIME));
    desk.pass(LIFETIME.minusNanos(1));
    refused(() -> desk.book("10:00"), Rule.CLAIM);

    desk.pass(Duration.ofNanos(1));
    assertThat(offered()).contains(at("10:00"));
    desk.book("10:00");
    assertThat(desk.get(hold).status()).isEqualTo(BookingStatus.EXPIRED);
  }

  @Test
  void anExpiredHoldIsNeitherConfirmedNorReleased() {
    Booking hold = desk.hold("10:00");
    desk.pass(LIFETIME);

    assertThatThrownBy(() -> desk.confirm(hold))
        .isInstanceOf(HoldExpiredException.class)
        .hasMessage("hold " + hold.id() + " expired at 2027-01-01T00:10:00Z");
    assertThatThrownBy(() -> desk.service.release(BOOKER, hold.id()))
        .isInstanceOf(HoldExpiredException.class);
  }

  @Test
  void aConfirmedHoldIsABookingWithTheSameId() {
    Booking hold = desk.hold("10:00");
    desk.pass(LIFETIME.minus(MINUTE));

    Booking booking = desk.confirm(hold);
    desk.pass(LIFETIME);

    assertThat(booking.id()).isEqualTo(hold.id());
    assertThat(booking.expiresAt()).isEmpty();
    refused(() -> desk.book("10:00"), Rule.CLAIM);
  }

  @Test
  void confirmingAsksNeitherNoticeNorLimitAgain() {
    EventType strict =
        Desk.type().minimumNotice(Duration.ofHours(1)).limit(BookingLimit.perDay(1)).build();
    desk.passUntil(at("09:00"));
    Choice choice = Choice.of(strict, at("10:00"));
    Booking hold = desk.service.hold(BOOKER, HoldRequest.of(choice, "visitor", LIFETIME));
    desk.pass(MINUTE);

    assertThat(desk.confirm(hold).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void confirmingAsksTheCalendarsAgain() {
    Booking hold = desk.hold("10:00");
    ConfirmRequest request =
        new ConfirmRequest(hold.id(), GUEST, Map.of(TYPE.host().subject(), busy("10:15", "10:20")));

    refused(() -> desk.service.confirm(BOOKER, request), Rule.BUSY);
    assertThat(desk.get(hold).status()).isEqualTo(BookingStatus.HELD);
  }

  @Test
  void aVisitorsNewHoldReplacesHisFormerOne() {
    Booking first = desk.hold("10:00");

    Booking second = desk.hold("10:15");

    assertThat(desk.get(first).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(desk.get(second).status()).isEqualTo(BookingStatus.HELD);
    refused(() -> desk.hold("10:30", "another"), Rule.CLAIM);
  }

  @Test
  void aRefusedHoldLeavesTheFormerOne() {
    desk.book("11:00");
    Booking first = desk.hold("10:00");

    refused(() -> desk.hold("11:00"), Rule.CLAIM);

    assertThat(desk.get(first).status()).isEqualTo(BookingStatus.HELD);
  }

  @Test
  void aHoldThatIsReleasedTakesNothing() {
    Booking hold = desk.hold("10:00");

    assertThat(desk.service.release(BOOKER, hold.id()).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(offered()).contains(at("10:00"));
  }

  @Test
  void aHoldToMoveByAQuarterOverlapsItsOwnBookingOnly() {
    Booking booking = desk.book("10:00");
    HoldRequest request = HoldRequest.of(choice("10:15"), "visitor", LIFETIME).moving(booking.id());

    Booking hold = desk.service.hold(BOOKER, request);
    refused(() -> desk.book("10:30"), Rule.CLAIM);
    Booking moved =
        desk.service.reschedule(
            BOOKER, RescheduleRequest.of(booking.id(), choice("10:15")).using(hold.id()));

    assertThat(moved.id()).isEqualTo(booking.id());
    assertThat(moved.start()).isEqualTo(at("10:15"));
    assertThat(desk.get(hold).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(offered()).containsExactly(at("10:45"));
    desk.book("09:45");
  }

  @Test
  void aHoldToMoveIsUsedForItsBookingAndItsStartOnly() {
    Booking booking = desk.book("10:00");
    Booking other = desk.book("12:00");
    HoldRequest request = HoldRequest.of(choice("10:15"), "visitor", LIFETIME).moving(booking.id());
    Booking hold = desk.service.hold(BOOKER, request);

    assertThatThrownBy(() -> desk.confirm(hold)).isInstanceOf(HoldMismatchException.class);
    for (RescheduleRequest wrong :
        List.of(
            RescheduleRequest.of(other.id(), choice("10:15")).using(hold.id()),
            RescheduleRequest.of(booking.id(), choice("10:30")).using(hold.id()),
            RescheduleRequest.of(booking.id(), choice("10:15")).using(other.id()))) {
      assertThatThrownBy(() -> desk.service.reschedule(BOOKER, wrong))
          .isInstanceOf(HoldMismatchException.class);
    }
  }

  @Test
  void aMoveFreesTheOldTimeAndTakesTheNew() {
    Booking booking = desk.book("10:00");

    Booking moved = desk.move(booking.id(), "10:15");

    assertThat(moved.version()).isEqualTo(2);
    assertThat(moved.sequence()).isEqualTo(1);
    assertThat(moved.reschedules()).isEqualTo(1);
    assertThat(offered()).containsExactly(at("10:45"));
  }

  @Test
  void aRefusedMoveChangesNothing() {
    Booking booking = desk.book("10:00");
    desk.book("11:00");

    refused(() -> desk.move(booking.id(), "10:45"), Rule.CLAIM);

    assertThat(desk.get(booking).version()).isEqualTo(1);
    assertThat(desk.get(booking).start()).isEqualTo(at("10:00"));
  }

  @Test
  void aMoveToWhereTheBookingIsChangesNothing() {
    Booking booking = desk.book("10:00");

    assertThat(desk.move(booking.id(), "10:00").version()).isEqualTo(1);
  }

  @Test
  void aBookingCanBeMovedToAnotherHost() {
    Booking booking = desk.book("10:00");
    EventType graces = Desk.type("grace").build();

    Booking moved =
        desk.service.reschedule(
            HOST, RescheduleRequest.of(booking.id(), Choice.of(graces, at("10:15"))));

    assertThat(moved.hosts()).containsExactly(Subject.host("grace"));
    assertThat(offered()).contains(at("10:00"));
  }

  @Test
  void aMoveToAnotherHostAtTheSameTimeIsAMove() {
    Booking booking = desk.book("10:00");
    EventType graces = Desk.type("grace").build();

    Booking moved =
        desk.service.reschedule(
            HOST, RescheduleRequest.of(booking.id(), Choice.of(graces, at("10:00"))));

    assertThat(moved.hosts()).containsExactly(Subject.host("grace"));
    assertThat(offered()).contains(at("10:00"));
  }

  @Test
  void aCancelledBookingTakesNothing() {
    Booking cancelled = desk.cancel(desk.book("10:00"));

    assertThat(cancelled.status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(cancelled.cancelReason()).isEqualTo("ill");
    assertThat(cancelled.sequence()).isEqualTo(1);
    assertThat(offered()).contains(at("10:00"));
  }

  @Test
  void aHostMayWaiveRulesAndABookerMayNot() {
    Choice early = choice("08:07").waiving(Set.of(Rule.HOURS, Rule.GRID));

    assertThat(desk.service.book(HOST, early, GUEST).start()).isEqualTo(at("08:07"));
    assertThatThrownBy(() -> desk.service.book(BOOKER, early, GUEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only a host may waive rules, not a BOOKER");
    refused(() -> desk.service.book(HOST, early, GUEST), Rule.CLAIM);
  }

  @Test
  void busyTimeThatIsHandedInRefuses() {
    Choice choice = choice("10:00").withBusy(TYPE.host().subject(), busy("10:29", "12:00"));

    refused(() -> desk.service.book(HOST, choice, GUEST), Rule.BUSY);
  }

  @Test
  void aStaleVersionIsRefused() {
    Booking booking = desk.book("10:00");
    desk.move(booking.id(), "11:00");

    assertThatThrownBy(
            () ->
                desk.service.reschedule(
                    BOOKER, RescheduleRequest.of(booking.id(), choice("12:00")).ifVersion(1)))
        .isInstanceOf(StaleVersionException.class)
        .hasMessage("booking " + booking.id() + " is at version 2, not 1");
    assertThatThrownBy(
            () ->
                desk.service.cancel(
                    BOOKER,
                    CancelRequest.of(booking.id(), "", ChangePolicy.unlimited()).ifVersion(1)))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  void nobodySeesTheBookingsOfAnotherTenant() {
    Booking booking = desk.book("10:00");
    Caller stranger = Caller.of(TenantId.of("other"), Actor.host("ada"));

    assertThatThrownBy(
            () ->
                desk.service.cancel(
                    stranger, CancelRequest.of(booking.id(), "", ChangePolicy.unlimited())))
        .isInstanceOf(BookingNotFoundException.class);
    assertThat(desk.service.book(stranger, choice("10:00"), GUEST).status())
        .isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void anUnknownBookingIsNotFound() {
    BookingId unknown = new BookingId(new UUID(0, 0));

    assertThatThrownBy(() -> desk.move(unknown, "10:00"))
        .isInstanceOf(BookingNotFoundException.class)
        .hasMessageContaining(unknown.toString());
  }

  @Test
  void everyChangeIsToldWithItsActorAndWhatWasBeforeAndAfter() {
    Booking booking = desk.confirm(desk.hold("10:00"));
    desk.service.reschedule(HOST, RescheduleRequest.of(booking.id(), choice("11:00")));
    desk.cancel(booking);

    List<BookingEvent> events = desk.events();

    assertThat(events)
        .extracting(BookingEvent::command)
        .containsExactly(Command.HOLD, Command.CONFIRM, Command.RESCHEDULE, Command.CANCEL);
    assertThat(events).extracting(BookingEvent::version).containsExactly(1L, 2L, 3L, 4L);
    assertThat(events.get(0).before()).isEmpty();
    BookingEvent moved = events.get(2);
    assertThat(moved.actor()).isEqualTo(HOST.actor());
    assertThat(moved.before().orElseThrow().start()).isEqualTo(at("10:00"));
    assertThat(moved.after().start()).isEqualTo(at("11:00"));
    assertThat(events.get(3).after().status()).isEqualTo(BookingStatus.CANCELLED);
  }

  @Test
  void aRefusalIsNoEvent() {
    desk.book("10:00");
    desk.events();

    refused(() -> desk.book("10:00"), Rule.CLAIM);

    assertThat(desk.events()).isEmpty();
  }

  @Test
  void theExpiryOfAHoldThatStoodInTheWayIsTold() {
    Booking hold = desk.hold("10:00");
    desk.pass(LIFETIME);
    desk.book("10:15");

    assertThat(desk.events())
        .filteredOn(event -> event.booking().equals(hold.id()))
        .extracting(BookingEvent::command)
        .containsExactly(Command.HOLD, Command.EXPIRE);
  }
}
