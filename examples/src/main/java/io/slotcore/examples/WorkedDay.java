package io.slotcore.examples;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.Availability;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** One day, from the hours to the slots: the example of docs/how-slots-are-computed.md. */
public final class WorkedDay {

  private WorkedDay() {}

  /** Prints what the document says. */
  public static void main(String[] args) {
    ZoneId rome = ZoneId.of("Europe/Rome");
    LocalDate monday = LocalDate.of(2027, 6, 14);
    Schedule hours =
        Schedule.builder("office", rome)
            .weeklyHours(
                WeeklyHours.builder().on(DayOfWeek.MONDAY, "09:00-12:00", "13:00-15:00").build())
            .build();
    Host ada = Host.of("ada", hours);
    EventType consultation =
        EventType.builder("consultation", Duration.ofMinutes(60))
            .host(ada)
            .startIncrement(Duration.ofMinutes(30))
            .buffers(Duration.ZERO, Duration.ofMinutes(15))
            .minimumNotice(Duration.ofHours(2))
            .build();

    Instant now = monday.atTime(7, 20).atZone(rome).toInstant();
    Interval call = interval(monday, rome, 10, 30, 10, 45);
    Interval taken = interval(monday, rome, 13, 0, 14, 15); // 13:00-14:00 and the buffer after it
    Facts facts =
        Facts.builder(now)
            .busy(ada.subject(), FreeBusy.of(List.of(BusyPeriod.busy(call, "work/call")), now))
            .claims(
                List.of(
                    new Claim(ada.subject(), taken, new BookingId(new UUID(0, 7)), Instant.MAX)))
            .build();

    Instant midnight = monday.atStartOfDay(rome).toInstant();
    SlotQuery query = SlotQuery.of(consultation, midnight, midnight.plus(Duration.ofDays(1)));
    for (Slot slot : Availability.slots(query, facts)) {
      System.out.println(slot.startIn(rome));
    }
    System.out.println(Availability.explainDay(query, monday, facts));
  }

  private static Interval interval(LocalDate date, ZoneId zone, int h1, int m1, int h2, int m2) {
    return Interval.of(
        date.atTime(h1, m1).atZone(zone).toInstant(), date.atTime(h2, m2).atZone(zone).toInstant());
  }
}
