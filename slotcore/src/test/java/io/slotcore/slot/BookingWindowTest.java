package io.slotcore.slot;

import static io.slotcore.slot.Examples.MONDAY;
import static io.slotcore.slot.Examples.NOTHING;
import static io.slotcore.slot.Examples.at;
import static io.slotcore.slot.Examples.bob;
import static io.slotcore.slot.Examples.daily;
import static io.slotcore.slot.Examples.explain;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.room;
import static io.slotcore.slot.Examples.starts;
import static io.slotcore.slot.Examples.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.schedule.Closure;
import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.time.Interval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far ahead, with how much notice, and when the business is closed. */
class BookingWindowTest {

  private static final Facts MORNING = Facts.empty(at("08:00"));

  private static EventType noon(BookingWindow window) {
    return hourly().host(Examples.ada("12:00-13:00")).window(window).build();
  }

  private static List<String> tenDays(EventType type) {
    return starts(type, MONDAY, 10, MORNING);
  }

  @Test
  void aRollingWindowOfNoDaysIsToday() {
    assertThat(tenDays(noon(BookingWindow.rolling(0)))).containsExactly("04T12:00");
    assertThat(tenDays(noon(BookingWindow.rolling(1)))).containsExactly("04T12:00", "05T12:00");
  }

  @Test
  void aWindowOfNoBusinessDaysIsToday() {
    assertThat(tenDays(noon(BookingWindow.businessDays(0)))).containsExactly("04T12:00");
  }

  @Test
  void fixedDatesSayFromAndUntilWhen() {
    EventType type = noon(BookingWindow.dates(MONDAY.plusDays(2), MONDAY.plusDays(3)));

    assertThat(tenDays(type)).containsExactly("06T12:00", "07T12:00");
    assertThat(texts(explain(type, "12:00", MORNING)))
        .containsExactly(
            "event-type:intro WINDOW: before the window, bookable from 2027-01-06T00:00:00Z");
    assertThat(texts(explain(type, "2027-01-08T12:00", MORNING)))
        .containsExactly(
            "event-type:intro WINDOW: too far ahead, bookable before 2027-01-08T00:00:00Z");
  }

  @Test
  void aBusinessDayIsOneOnWhichEnoughOfTheFirstPoolWork() {
    Host mondays = working("ada", DayOfWeek.MONDAY, DayOfWeek.THURSDAY);
    Host fridays = working("bob", DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
    BookingWindow two = BookingWindow.businessDays(2);

    // After Monday the 4th: Tuesday and Wednesday, if one is enough.
    assertThat(last(hourly().pool(Pool.oneOf(mondays, fridays)), two)).isEqualTo("06T12:00");
    assertThat(last(hourly().pool(Pool.oneOf(mondays)), two)).isEqualTo("06T12:00");
    // Of both of them Monday and Friday are no business days.
    assertThat(last(hourly().pool(Pool.all(mondays, fridays)), BookingWindow.businessDays(4)))
        .isEqualTo("12T12:00");
    // The second pool is of no account.
    assertThat(
            last(
                hourly().pool(Pool.oneOf(mondays, fridays)).pool(Pool.of(1, List.of(room(1)))),
                two))
        .isEqualTo("06T12:00");
  }

  private static Host working(String id, DayOfWeek first, DayOfWeek last) {
    return Host.of(
        id,
        Schedule.builder("hours", ZoneOffset.UTC)
            .weeklyHours(WeeklyHours.builder().on(first, last, "12:00-13:00").build())
            .build());
  }

  private static String last(EventType.Builder type, BookingWindow window) {
    List<String> starts = starts(type.window(window).build(), MONDAY, 21, MORNING);
    return starts.get(starts.size() - 1);
  }

  @Test
  void aBusinessDayMayBeFullyTaken() {
    EventType type = noon(BookingWindow.businessDays(1));
    Facts taken =
        MORNING.toBuilder()
            .busy(Examples.ADA, Examples.busy("2027-01-05T00:00", "2027-01-06T00:00"))
            .build();

    assertThat(starts(type, MONDAY, 10, taken)).containsExactly("04T12:00");
  }

  @Test
  void anOverrideMakesABusinessDay() {
    Schedule saturday =
        Schedule.builder("hours", ZoneOffset.UTC)
            .override(DateOverride.of("fair", MONDAY.plusDays(5), "12:00-13:00"))
            .build();
    EventType type =
        hourly().host(Host.of("ada", saturday)).window(BookingWindow.businessDays(1)).build();

    assertThat(tenDays(type)).containsExactly("09T12:00");
  }

  @Test
  void withoutSoManyBusinessDaysInTenYearsTheWindowHasNoEnd() {
    Schedule once =
        Schedule.builder("hours", ZoneOffset.UTC)
            .override(DateOverride.of("fair", MONDAY.plusDays(5), "12:00-13:00"))
            .build();
    EventType type =
        hourly().host(Host.of("ada", once)).window(BookingWindow.businessDays(2)).build();

    assertThat(tenDays(type)).containsExactly("09T12:00");
  }

  @Test
  void todayIsTodayInTheZoneOfTheEventType() {
    EventType type =
        hourly()
            .host(bob("00:00-24:00"))
            .zone(ZoneId.of("Pacific/Kiritimati"))
            .window(BookingWindow.rolling(0))
            .build();

    // At 12:00 in UTC it is 02:00 of Tuesday on Kiritimati, which ends at 10:00 in UTC.
    assertThat(
            Availability.slots(
                    SlotQuery.of(type, at("12:00"), at("2027-01-06T12:00")),
                    Facts.empty(at("12:00")))
                .stream()
                .map(Slot::start))
        .hasSize(22)
        .endsWith(at("2027-01-05T09:00"));
  }

  @Test
  void noticeEndsAtItsInstant() {
    EventType type =
        hourly()
            .host(Examples.ada("09:00-18:00"))
            .minimumNotice(java.time.Duration.ofHours(4))
            .build();

    assertThat(starts(type, MORNING)).startsWith("12:00");
    assertThat(texts(explain(type, "11:00", MORNING)))
        .containsExactly("event-type:intro NOTICE: too soon, bookable from 2027-01-04T12:00:00Z");
    assertThat(explain(type, "11:00", MORNING).reasons().get(0).forbids())
        .isEqualTo(Interval.of(Instant.MIN, at("12:00")));
  }

  @Test
  void withoutNoticeTheRunningMomentCanBeBooked() {
    EventType type = hourly().host(Examples.ada("08:00-10:00")).build();

    assertThat(starts(type, MORNING)).containsExactly("08:00", "09:00");
    assertThat(starts(type, Facts.empty(at("08:00").plusNanos(1)))).containsExactly("09:00");
  }

  @Test
  void aClosureOfTheBusinessForbidsWhateverTouchesIt() {
    EventType type =
        hourly()
            .host(Examples.ada("09:00-14:00"))
            .closure(new Closure("fire-drill", Examples.span("10:30", "11:00")))
            .closure(new Closure("nothing", Examples.span("12:30", "12:30")))
            .build();

    assertThat(starts(type, NOTHING)).containsExactly("09:00", "11:00", "12:00", "13:00");
    assertThat(texts(explain(type, "10:00", NOTHING)))
        .containsExactly(
            "event-type:intro CLOSED: closed in 2027-01-04T10:30:00Z/2027-01-04T11:00:00Z"
                + " (fire-drill)");
  }

  @Test
  void aClosureOfDaysIsCutInItsZone() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    EventType type =
        hourly()
            .host(Host.of("ada", daily(tokyo, "00:00-01:00", "23:00-24:00").build()))
            .closure(Closure.days("new-year", MONDAY, MONDAY.plusDays(1), tokyo))
            .build();

    assertThat(starts(type, MONDAY.minusDays(1), 4, NOTHING))
        .containsExactly("03T00:00", "03T23:00", "06T00:00", "06T23:00");
  }
}
