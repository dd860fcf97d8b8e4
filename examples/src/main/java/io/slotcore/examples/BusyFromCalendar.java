package io.slotcore.examples;

import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.ical.freebusy.CalendarContent;
import io.slotcore.ical.freebusy.CalendarReader;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.time.ZoneId;

/** Busy times out of a calendar's text: the example of docs/calendars.md. */
public final class BusyFromCalendar {

  private BusyFromCalendar() {}

  /** Prints what the document says. */
  public static void main(String[] args) {
    String text =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:standup@example.org
        DTSTART;TZID=W. Europe Standard Time:20270322T093000
        DURATION:PT15M
        RRULE:FREQ=WEEKLY;COUNT=3
        EXDATE;VALUE=DATE:20270329
        END:VEVENT
        BEGIN:VEVENT
        UID:lunch@example.org
        DTSTART;TZID=Europe/Berlin:20270323T120000
        DURATION:PT1H
        ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ada@example.org
        END:VEVENT
        END:VCALENDAR
        """;
    CalendarReader reader =
        CalendarReader.builder(ZoneId.of("Europe/Berlin"))
            .owner("ada@example.org")
            .ignoring(uid -> uid.endsWith("@slotcore.example.org"))
            .build();

    Interval spring = Interval.parse("2027-03-01T00:00:00Z/2027-06-01T00:00:00Z");
    CalendarContent read = reader.read(text, spring, Instant.EPOCH);
    for (BusyPeriod period : read.freeBusy().periods()) {
      System.out.println(period.interval() + " " + period.type() + " " + period.source());
    }
    System.out.println(read.findings());
  }
}
