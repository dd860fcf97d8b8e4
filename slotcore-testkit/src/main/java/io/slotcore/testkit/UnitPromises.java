package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Choice;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Rule;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** BS-01 and BS-02 of units and pools, and BS-12: several are claimed all or none. */
abstract class UnitPromises extends OfferPromises {

  private static final Subject EVE = Subject.host("eve");
  private static final Subject TABLES = Subject.resource("tables");
  private static final int RACERS = 12;

  static EventType.Builder half(String id) {
    return EventType.builder(id, Duration.ofMinutes(30)).startIncrement(Duration.ofMinutes(15));
  }

  private static EventType together(String id, Subject... hosts) {
    return half(id).pool(Pool.all(Arrays.stream(hosts).map(StoreFixture::always).toList())).build();
  }

  private static EventType table(int tables) {
    Resource resource = Resource.builder(TABLES.id()).quantity(tables).build();
    return half("table").pool(Pool.oneOf(resource)).build();
  }

  private List<Race<Booking>> race(EventType type, String time) {
    return Race.of(RACERS, i -> book("visitor-" + i, type, time));
  }

  private BookingChange change(Booking booking, List<Unit> units) {
    Claim[] claims =
        units.stream()
            .map(u -> new Claim(u, booking.claimed(), booking.id(), booking.activeUntil()))
            .toArray(Claim[]::new);
    return change(booking, claims);
  }

  @Test
  void bs01_theUnitsOfAResourceAreTakenEachForItself() {
    Interval hour = span("10:00", "11:00");
    Unit first = Unit.of(TABLES);
    Unit second = new Unit(TABLES, 1);
    Booking one = written(newId(), TABLES, hour);
    Booking other = written(newId(), TABLES, hour);
    Booking third = written(newId(), TABLES, span("10:30", "11:30"));

    write(change(one, List.of(first)), change(other, List.of(second)));
    assertThatThrownBy(() -> write(change(third, List.of(second))))
        .isInstanceOf(ConcurrentChangeException.class);

    assertThat(facts(Map.of(TABLES, wholeDay()), Map.of()).claims(TABLES))
        .extracting(Claim::unit)
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void bs02_ofRacingRequestsAsManyWinAsThereAreUnits() {
    List<Race<Booking>> ends = race(table(3), "10:00");

    assertThat(Race.results(ends))
        .flatExtracting(Booking::units)
        .containsExactlyInAnyOrder(Unit.of(TABLES), new Unit(TABLES, 1), new Unit(TABLES, 2));
    assertThat(Race.failures(ends)).hasSize(RACERS - 3).allSatisfy(f -> assertRefused(f));
  }

  @Test
  void bs02_theFreeUnitWithTheLowestNumberIsTaken() {
    List<Booking> taken = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      taken.add(book("visitor-" + i, table(4), "10:00"));
    }
    cancel(host(), taken.get(1));

    Booking next = book("late", table(4), "10:15");

    assertThat(next.units()).containsExactly(new Unit(TABLES, 1));
    assertThat(stored(next).units()).isEqualTo(next.units());
  }

  @Test
  void bs02_ofRacingRequestsAsManyWinAsAPoolCanServe() {
    Subject[] five = {ADA, BOB, EVE, Subject.host("dan"), Subject.host("fay")};
    Pool twoOfFive = Pool.of(2, Arrays.stream(five).map(StoreFixture::always).toList());

    List<Race<Booking>> ends = race(half("panel").pool(twoOfFive).build(), "10:00");

    assertThat(Race.results(ends)).hasSize(2);
    assertThat(Race.results(ends))
        .flatExtracting(Booking::hosts)
        .hasSize(4)
        .doesNotHaveDuplicates();
    assertThat(Race.failures(ends)).allSatisfy(f -> assertRefused(f));
  }

  @Test
  void bs02_aPartyTakesWhatIsLargeEnough() {
    Resource small = Resource.builder("small").capacity(2).build();
    Resource large = Resource.builder("large").capacity(6).build();
    EventType type = half("table").pool(Pool.oneOf(small, large)).build();
    Choice four = Choice.of(type, at("10:00")).party(4);

    Booking booking = service().book(booker(), four, attendance());

    assertThat(booking.hosts()).containsExactly(large.subject());
    assertThat(stored(booking).party()).isEqualTo(4);
    refused(() -> service().book(booker("other"), four, attendance()));
  }

  @Test
  void bs12_severalAreClaimedAllOrNone() {
    EventType both = together("both", ADA, BOB);
    book("visitor", together("bobs", BOB), "10:00");

    refused(() -> book("other", both, "10:15"), Rule.CLAIM);
    assertThat(claimed(ADA)).isEmpty();
    Booking booking = book("other", both, "10:30");

    assertThat(booking.hosts()).containsExactly(ADA, BOB);
    assertThat(claimed(ADA)).containsExactly(span("10:30", "11:00"));
    assertThat(claimed(BOB)).containsExactly(span("10:00", "10:30"), span("10:30", "11:00"));
  }

  @Test
  void bs12_ofRacersForOverlappingSetsOneWinsAndNothingIsHalfTaken() {
    List<EventType> pairs =
        List.of(together("ab", ADA, BOB), together("be", BOB, EVE), together("ea", EVE, ADA));

    List<Race<Booking>> ends =
        Race.of(RACERS, i -> book("visitor-" + i, pairs.get(i % 3), "10:00"));

    assertThat(Race.results(ends)).hasSize(1);
    assertThat(Race.failures(ends)).allSatisfy(f -> assertRefused(f, Rule.CLAIM));
    for (Subject host : List.of(ADA, BOB, EVE)) {
      boolean serves = Race.results(ends).get(0).hosts().contains(host);
      assertThat(claimed(host)).hasSize(serves ? 1 : 0);
    }
  }

  @Test
  void bs12_ofRacersForHostsAndRoomsAsManyWinAsHaveBoth() {
    Resource rooms = Resource.builder("rooms").quantity(2).build();
    Pool hosts = Pool.oneOf(always(ADA), always(BOB), always(EVE));
    EventType type = half("visit").pool(hosts).pool(Pool.oneOf(rooms)).build();

    List<Race<Booking>> ends = race(type, "10:00");

    assertThat(Race.results(ends)).hasSize(2);
    assertThat(Race.results(ends))
        .flatExtracting(Booking::units)
        .hasSize(4)
        .doesNotHaveDuplicates()
        .contains(Unit.of(rooms.subject()), new Unit(rooms.subject(), 1));
  }

  @Test
  void bs12_aCollisionOfOneClaimWritesNone() {
    Booking bobs = written(newId(), BOB, span("10:00", "11:00"));
    write(change(bobs, claim(bobs)));
    Booking both = written(newId(), ADA, span("10:30", "11:30"));

    assertThatThrownBy(() -> write(change(both, List.of(Unit.of(ADA), Unit.of(BOB)))))
        .isInstanceOf(ConcurrentChangeException.class);

    assertThat(store().find(tenant, both.id())).isEmpty();
    assertThat(claimed(ADA)).isEmpty();
  }

  @Test
  void bs12_aHoldOfSeveralIsConfirmedOrExpiresAsOne() {
    EventType both = together("both", ADA, BOB);
    Booking confirmed = confirm(hold("visitor", both, "10:00"));
    Booking expired = hold("other", both, "12:00");
    clock().advance(LIFETIME);

    Booking adas = book("12:00");

    assertThat(claimed(ADA)).containsExactly(confirmed.claimed(), adas.claimed());
    assertThat(claimed(BOB)).containsExactly(confirmed.claimed());
    assertThat(stored(expired).status()).isEqualTo(BookingStatus.EXPIRED);
  }

  @Test
  void bs12_aMoveOfSeveralFreesAndTakesAllOrNone() {
    EventType both = together("both", ADA, BOB);
    Booking booking = book("visitor", both, "10:00");
    book("other", together("bobs", BOB), "12:00");

    refused(() -> move(booker(), booking, Choice.of(both, at("12:15"))), Rule.CLAIM);
    assertThat(claimed(ADA)).containsExactly(span("10:00", "10:30"));
    move(booker(), booking, Choice.of(both, at("10:15")));

    assertThat(claimed(ADA)).containsExactly(span("10:15", "10:45"));
    assertThat(claimed(BOB)).containsExactly(span("10:15", "10:45"), span("12:00", "12:30"));
    cancel(host(), booking);
    assertThat(claimed(ADA)).isEmpty();
    assertThat(claimed(BOB)).containsExactly(span("12:00", "12:30"));
  }
}
