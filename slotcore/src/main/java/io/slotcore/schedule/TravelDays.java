package io.slotcore.schedule;

import io.slotcore.time.CalendarDays;
import io.slotcore.time.LocalDays;
import java.time.Instant;
import java.time.LocalDate;

/** The calendar days of somebody who travels: each date starts in the zone of that date. */
record TravelDays(Schedule schedule) implements CalendarDays {

  @Override
  public Instant startOf(LocalDate date) {
    return new LocalDays(schedule.zoneOn(date.toEpochDay())).startOf(date);
  }

  @Override
  public LocalDate dayOf(Instant instant) {
    // No zone is more than a date away from any other, so one of these has started last.
    LocalDate date = LocalDate.ofInstant(instant, schedule.zone()).plusDays(2);
    while (startOf(date).isAfter(instant)) {
      date = date.minusDays(1);
    }
    return date;
  }
}
