package io.slotcore.slot;

import static io.slotcore.slot.Examples.ADA;
import static io.slotcore.slot.Examples.MONDAY;
import static io.slotcore.slot.Examples.NOTHING;
import static io.slotcore.slot.Examples.NOW;
import static io.slotcore.slot.Examples.ada;
import static io.slotcore.slot.Examples.at;
import static io.slotcore.slot.Examples.busy;
import static io.slotcore.slot.Examples.claim;
import static io.slotcore.slot.Examples.claims;
import static io.slotcore.slot.Examples.days;
import static io.slotcore.slot.Examples.explain;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.served;
import static io.slotcore.slot.Examples.span;
import static io.slotcore.slot.Examples.starts;
import static io.slotcore.slot.Examples.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.schedule.OutOfOffice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rooms, devices and tables: units, capacity and parties. */
class ResourceTest {

  private static final Subject ROOM = Subject.resource("room");

  private static Unit room(int quantity, int number) {
    return new Unit(Examples.room(quantity).subject(), number);
  }

  private static EventType withRooms(int quantity) {
    return hourly(Pool.oneOf(ada("09:00-12:00")), Pool.of(1, List.of(Examples.room(quantity))));
  }

  @Test
  void theFreeUnitWithTheLowestNumberIsTaken() {
    assertThat(served(withRooms(3), "09:00", NOTHING)).containsExactly("host:ada", "resource:room");
    assertThat(
            served(
                withRooms(3),
                "09:00",
                claims(
                    claim(1, room(3, 0), "09:00", "10:00"),
                    claim(2, room(3, 2), "09:00", "10:00"))))
        .containsExactly("host:ada", "resource:room/1");
  }

  @Test
  void aResourceIsTakenWhenAllOfItsUnitsAre() {
    Facts both =
        claims(claim(1, room(2, 0), "09:00", "10:30"), claim(2, room(2, 1), "10:00", "11:00"));

    assertThat(starts(withRooms(2), both)).containsExactly("09:00", "11:00");
    assertThat(starts(withRooms(3), both)).hasSize(3);
  }

  @Test
  void eachUnitHasItsOwnReason() {
    Explanation explanation =
        explain(
            withRooms(2),
            "09:00",
            claims(claim(1, room(2, 0), "09:00", "10:00"), claim(2, room(2, 1), "09:30", "10:00")));

    assertThat(texts(explanation))
        .containsExactly(
            "resource:room CLAIM: taken by 00000000-0000-0000-0000-000000000001"
                + " for 2027-01-04T09:00:00Z/2027-01-04T10:00:00Z",
            "resource:room CLAIM: taken by 00000000-0000-0000-0000-000000000002"
                + " for 2027-01-04T09:30:00Z/2027-01-04T10:00:00Z",
            "event-type:intro POOL: 1 of 2 needed in 'pool-2', 0 can serve");
    assertThat(explanation.pools().get(1).members())
        .extracting(verdict -> verdict.unit().toString())
        .containsExactly("resource:room", "resource:room/1");
  }

  @Test
  void foreignBusyTimeTakesAllUnits() {
    assertThat(starts(withRooms(3), busy(ROOM, "09:30", "10:00")))
        .containsExactly("10:00", "11:00");
  }

  @Test
  void aResourceOutOfServiceServesNobody() {
    Resource room =
        Resource.builder("room")
            .quantity(2)
            .outOfService(new OutOfOffice("paint", span("10:00", "10:30")))
            .build();
    EventType type = hourly(Pool.oneOf(ada("09:00-12:00")), Pool.of(2, List.of(room)));

    assertThat(starts(type, NOTHING)).containsExactly("09:00", "11:00");
    assertThat(texts(explain(type, "10:00", NOTHING)))
        .containsExactly(
            "resource:room OUT_OF_OFFICE: away in 2027-01-04T10:00:00Z/2027-01-04T10:30:00Z"
                + " (paint)");
  }

  @Test
  void aPoolMayNeedAllUnits() {
    EventType type = hourly(Pool.oneOf(ada("09:00-12:00")), Pool.all(Examples.room(2)));

    assertThat(starts(type, claims(claim(1, room(2, 1), "10:00", "10:30"))))
        .containsExactly("09:00", "11:00");
    assertThat(served(type, "09:00", NOTHING))
        .containsExactly("host:ada", "resource:room", "resource:room/1");
  }

  @Test
  void aPartyNeedsAMemberThatIsLargeEnough() {
    Resource two = Resource.builder("two").capacity(2).build();
    Resource four = Resource.builder("four").capacity(4).build();
    EventType type = hourly(Pool.oneOf(ada("09:00-12:00")), Pool.oneOf(two, four));
    Facts fourTaken = claims(claim(1, four.subject(), "09:00", "10:00"));

    assertThat(served(table(type, 2, NOTHING))).containsExactly("host:ada", "resource:two");
    assertThat(served(table(type, 3, NOTHING))).containsExactly("host:ada", "resource:four");
    assertThat(served(table(type, 4, NOTHING))).containsExactly("host:ada", "resource:four");
    assertThat(texts(table(type, 5, fourTaken)))
        .containsExactly(
            "resource:two CAPACITY: serves parties of up to 2",
            "resource:four CAPACITY: serves parties of up to 4",
            "resource:four CLAIM: taken by 00000000-0000-0000-0000-000000000001"
                + " for 2027-01-04T09:00:00Z/2027-01-04T10:00:00Z",
            "event-type:intro POOL: 1 of 2 needed in 'pool-2', 0 can serve");
    assertThat(starts(party(type, 3), fourTaken)).containsExactly("10:00", "11:00");
  }

  private static Explanation table(EventType type, int party, Facts facts) {
    return Availability.explain(party(type, party), at("09:00"), facts);
  }

  private static SlotQuery party(EventType type, int party) {
    return SlotQuery.builder(type, days(type, MONDAY, 1).window()).party(party).build();
  }

  @Test
  void aResourceAloneCanBeBooked() {
    EventType court = hourly(Pool.oneOf(Resource.of("room")));

    assertThat(starts(court, claims(claim(1, ROOM, "00:00", "22:00"))))
        .containsExactly("22:00", "23:00");
    assertThat(court.zone()).isEqualTo(java.time.ZoneOffset.UTC);
  }

  @Test
  void theClaimOfAHostDoesNotTakeTheResourceOfThatName() {
    EventType type = hourly(Pool.oneOf(ada("09:00-10:00")), Pool.oneOf(Resource.of("ada")));
    Facts facts = Facts.builder(NOW).claims(List.of(claim(1, ADA, "09:00", "10:00"))).build();

    assertThat(explain(type, "09:00", facts).reasons())
        .extracting(Reason::subject)
        .containsExactly(ADA);
  }
}
