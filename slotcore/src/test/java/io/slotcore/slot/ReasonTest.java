package io.slotcore.slot;

import static io.slotcore.slot.Examples.ADA;
import static io.slotcore.slot.Examples.BOB;
import static io.slotcore.slot.Examples.MONDAY;
import static io.slotcore.slot.Examples.NOTHING;
import static io.slotcore.slot.Examples.NOW;
import static io.slotcore.slot.Examples.ada;
import static io.slotcore.slot.Examples.at;
import static io.slotcore.slot.Examples.bob;
import static io.slotcore.slot.Examples.booking;
import static io.slotcore.slot.Examples.busy;
import static io.slotcore.slot.Examples.claim;
import static io.slotcore.slot.Examples.explain;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.limit;
import static io.slotcore.slot.Examples.minutes;
import static io.slotcore.slot.Examples.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.Pool;
import io.slotcore.schedule.Closure;
import io.slotcore.schedule.Holiday;
import io.slotcore.schedule.OutOfOffice;
import io.slotcore.schedule.Schedule;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reasons and their words. */
class ReasonTest {

  private static Reason reason(Rule rule, String id, String end, String text) {
    return new Reason(rule, ADA, id, span("09:00", end), () -> text);
  }

  @Test
  void reasonsAreEqualIfAllButTheirWordsAre() {
    Reason reason = reason(Rule.BUSY, "feed", "10:00", "busy");

    assertThat(reason)
        .isEqualTo(reason(Rule.BUSY, "feed", "10:00", "in other words"))
        .hasSameHashCodeAs(reason(Rule.BUSY, "feed", "10:00", "in other words"))
        .isNotEqualTo(reason(Rule.CLAIM, "feed", "10:00", "busy"))
        .isNotEqualTo(reason(Rule.BUSY, "other", "10:00", "busy"))
        .isNotEqualTo(reason(Rule.BUSY, "feed", "11:00", "busy"))
        .isNotEqualTo(new Reason(Rule.BUSY, BOB, "feed", span("09:00", "10:00"), () -> "busy"))
        .isNotEqualTo("busy")
        .hasToString("host:ada BUSY: busy");
  }

  @Test
  void anOpenStartHasNoReasons() {
    Explanation open = explain(hourly().host(ada("09:00-10:00")).build(), "09:00", NOTHING);

    assertThat(open).hasToString("2027-01-04T09:00:00Z is open");
    assertThat(open.start()).isEqualTo(at("09:00"));
    assertThat(open.slot().orElseThrow().interval()).isEqualTo(span("09:00", "10:00"));
    assertThat(open.slot().orElseThrow()).hasToString("2027-01-04T09:00:00Z/2027-01-04T10:00:00Z");
  }

  @Test
  void everyRuleSaysWhatItForbidsInTheOrderOfTheRules() {
    Host ada =
        Host.builder("ada", Examples.daily("12:00-13:00"))
            .outOfOffice(new OutOfOffice("leave", span("09:00", "09:30")))
            .limit(limit(1, LimitPeriod.DAY))
            .build();
    EventType type =
        hourly()
            .host(ada)
            .seats(2)
            .minimumNotice(Duration.ofDays(30))
            .window(BookingWindow.rolling(2))
            .closure(new Closure("strike", span("09:15", "09:45")))
            .build();
    Facts facts =
        busy(ADA, "08:00", "09:01").toBuilder()
            .claims(List.of(claim(7, ADA, "09:00", "10:00"), claim(8, ADA, "09:59", "10:30")))
            .seats(type.subject(), List.of(Examples.seat(7, 1, "09:00", 2)))
            .counted(ADA, List.of(Examples.counted(9, "03:00")))
            .build();

    // Joining would not exceed the limit, so that it is no reason; the full session is.
    assertThat(explain(type, "09:00", facts))
        .hasToString(
            """
            2027-01-04T09:00:00Z is not offered:
              host:ada HOURS: outside the hours of 'hours'
              host:ada OUT_OF_OFFICE: away in 2027-01-04T09:00:00Z/2027-01-04T09:30:00Z (leave)
              event-type:intro CLOSED: closed in 2027-01-04T09:15:00Z/2027-01-04T09:45:00Z (strike)
              event-type:intro GRID: not on the grid of 60 minutes
              event-type:intro NOTICE: too soon, bookable from 2027-01-31T00:00:00Z
              event-type:intro WINDOW: too far ahead, bookable before 2027-01-04T00:00:00Z
              event-type:intro SEATS: 2 places of 00000000-0000-0000-0000-000000000007 are taken
              host:ada BUSY: busy in 2027-01-04T08:00:00Z/2027-01-04T09:01:00Z (calendar)
              host:ada CLAIM: taken by 00000000-0000-0000-0000-000000000008 for\
             2027-01-04T09:59:00Z/2027-01-04T10:30:00Z\
            """);
  }

  @Test
  void reasonsOfBothPoolsAreToldOnce() {
    Host ada = ada("09:00-10:00");
    EventType type = hourly(Pool.all(ada), Pool.of(2, List.of(ada, bob("09:00-10:00"))));

    assertThat(explain(type, "09:00", busy(ADA, "09:00", "09:10")).reasons())
        .extracting(Reason::toString)
        .containsExactly(
            "host:ada BUSY: busy in 2027-01-04T09:00:00Z/2027-01-04T09:10:00Z (calendar)");
  }

  @Test
  void aHoldIsNamedByItsBooking() {
    Claim hold = new Claim(ADA, span("09:00", "10:00"), booking(5), NOW.plus(minutes(10)));

    assertThat(
            explain(hourly().host(ada("09:00-10:00")).build(), "09:00", Examples.claims(hold))
                .reasons())
        .extracting(Reason::id)
        .containsExactly(booking(5).toString());
  }

  @Test
  void hoursNameTheDateThatIsNotOpen() {
    Schedule always =
        Schedule.builder("always", ZoneOffset.UTC)
            .weeklyHours(Schedule.alwaysOpen("a", ZoneOffset.UTC).weeklyHours())
            .holiday(new Holiday("holiday", MONDAY.plusDays(1)))
            .build();
    EventType type = hourly().host(Host.of("ada", always)).startIncrement(minutes(30)).build();
    Reason reason = explain(type, "23:30", NOTHING).reasons().get(0);

    assertThat(reason.id()).isEqualTo("holiday");
    assertThat(reason.forbids().start()).isEqualTo(at("23:00").plusSeconds(1));
    assertThat(reason.forbids().end()).isEqualTo(at("00:00").plus(Duration.ofDays(2)));
  }
}
