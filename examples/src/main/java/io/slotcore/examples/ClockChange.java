package io.slotcore.examples;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.Availability;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The two nights on which New York changes its clocks: the example of docs/time-zones.md. */
public final class ClockChange {

  private ClockChange() {}

  /** Prints what the document says. */
  public static void main(String[] args) {
    ZoneId newYork = ZoneId.of("America/New_York");
    WeeklyHours nights =
        WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "00:30-04:30").build();
    Schedule watch = Schedule.builder("watch", newYork).weeklyHours(nights).build();
    EventType shift =
        EventType.builder("shift", Duration.ofMinutes(60)).host(Host.of("ada", watch)).build();

    for (LocalDate date : new LocalDate[] {LocalDate.of(2027, 3, 14), LocalDate.of(2027, 11, 7)}) {
      Instant midnight = date.atStartOfDay(newYork).toInstant();
      SlotQuery night = SlotQuery.of(shift, midnight, midnight.plus(Duration.ofHours(12)));
      for (Slot slot : Availability.slots(night, Facts.empty(Instant.EPOCH))) {
        System.out.println(slot.startIn(newYork) + "  " + slot.start());
      }
    }
  }
}
