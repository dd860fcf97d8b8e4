package io.slotcore.examples;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.schedule.Holiday;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.Availability;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;

/** Public holidays of a country, from the Jollyday library, close a schedule's dates. */
public final class PublicHolidays {

  private PublicHolidays() {}

  /** Prints why nothing is open on Italy's Republic Day. */
  public static void main(String[] args) {
    HolidayManager italy =
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.ITALY));
    Schedule.Builder office =
        Schedule.builder("office", ZoneId.of("Europe/Rome")).weeklyHours(WeeklyHours.officeHours());
    italy.getHolidays(Year.of(2027)).stream()
        .sorted()
        .forEach(day -> office.holiday(new Holiday("it:" + day.getPropertiesKey(), day.getDate())));
    EventType visit =
        EventType.builder("visit", Duration.ofHours(1))
            .host(Host.of("ada", office.build()))
            .build();

    Instant now = Instant.parse("2027-05-31T06:00:00Z");
    SlotQuery week = SlotQuery.of(visit, now, now.plus(Duration.ofDays(5)));
    Facts facts = Facts.empty(now);
    System.out.println(Availability.explainDay(week, LocalDate.of(2027, 6, 2), facts));
    System.out.println(Availability.slots(week, facts).size() + " starts on the other days");
  }
}
