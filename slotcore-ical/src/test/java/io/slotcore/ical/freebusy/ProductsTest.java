package io.slotcore.ical.freebusy;

import static io.slotcore.ical.freebusy.Ics.busyIn;
import static io.slotcore.ical.freebusy.Ics.reader;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Files in the shape that the products write them. */
class ProductsTest {

  private static final CalendarReader.Builder ADA = reader().owner("ada@example.org");

  @Test
  void google() {
    String text =
        """
        BEGIN:VCALENDAR
        PRODID:-//Google Inc//Google Calendar 70.9054//EN
        VERSION:2.0
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        X-WR-CALNAME:ada@example.org
        X-WR-TIMEZONE:America/New_York
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        X-LIC-LOCATION:Europe/Berlin
        BEGIN:DAYLIGHT
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        TZNAME:GMT+2
        DTSTART:19700329T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        TZNAME:GMT+1
        DTSTART:19701025T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        DTSTART;TZID=Europe/Berlin:20270104T093000
        DTEND;TZID=Europe/Berlin:20270104T100000
        RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20270405T215959Z;BYDAY=MO
        EXDATE;TZID=Europe/Berlin:20270308T093000
        DTSTAMP:20270101T000000Z
        ORGANIZER;CN=Ada:mailto:ada@example.org
        UID:1abc@google.com
        ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Ada;X-NU
         M-GUESTS=0:mailto:ada@example.org
        CREATED:20260101T000000Z
        SEQUENCE:1
        STATUS:CONFIRMED
        SUMMARY:Weekly
        TRANSP:OPAQUE
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;TZID=Europe/Berlin:20270316T140000
        DTEND;TZID=Europe/Berlin:20270316T143000
        DTSTAMP:20270101T000000Z
        UID:1abc@google.com
        ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN=Ada;X-NU
         M-GUESTS=0:mailto:ada@example.org
        RECURRENCE-ID;TZID=Europe/Berlin:20270315T093000
        STATUS:CONFIRMED
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20270322
        DTEND;VALUE=DATE:20270323
        UID:2abc@google.com
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR
        """;

    assertThat(busyIn(ADA, text))
        .containsExactly(
            "2027-03-01T08:30Z/2027-03-01T09:00Z",
            "2027-03-16T13:00Z/2027-03-16T13:30Z TENTATIVE",
            "2027-03-22T08:30Z/2027-03-22T09:00Z",
            "2027-03-29T07:30Z/2027-03-29T08:00Z",
            "2027-04-05T07:30Z/2027-04-05T08:00Z");
  }

  @Test
  void outlook() {
    String text =
        """
        BEGIN:VCALENDAR
        PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
        VERSION:2.0
        METHOD:PUBLISH
        X-MS-OLK-FORCEINSPECTOROPEN:TRUE
        BEGIN:VTIMEZONE
        TZID:W. Europe Standard Time
        BEGIN:STANDARD
        DTSTART:16011028T030000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010325T020000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VEVENT
        CLASS:PUBLIC
        DESCRIPTION: \\n
        DTEND;TZID="W. Europe Standard Time":20270330T110000
        DTSTART;TZID="W. Europe Standard Time":20270330T100000
        PRIORITY:5
        TRANSP:OPAQUE
        UID:040000008200E00074C5B7101A82E00800000000
        X-ALT-DESC;FMTTYPE=text/html:<html><body>BEGIN:VEVENT</body></html>
        X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE
        X-MICROSOFT-CDO-IMPORTANCE:1
        BEGIN:VALARM
        TRIGGER:-PT15M
        ACTION:DISPLAY
        DESCRIPTION:Reminder
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        DTEND;VALUE=DATE:20270403
        DTSTART;VALUE=DATE:20270401
        UID:040000008200E00074C5B7101A82E00800000001
        X-MICROSOFT-CDO-BUSYSTATUS:OOF
        X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE
        END:VEVENT
        END:VCALENDAR
        """;

    assertThat(busyIn(text.replace("\n", "\r\n")))
        .containsExactly(
            "2027-03-30T08:00Z/2027-03-30T09:00Z TENTATIVE",
            "2027-03-31T22:00Z/2027-04-02T22:00Z OUT_OF_OFFICE");
  }

  @Test
  void exchange() {
    String text =
        """
        BEGIN:VCALENDAR
        METHOD:PUBLISH
        PRODID:Microsoft Exchange Server 2010
        VERSION:2.0
        X-WR-CALNAME:Kalender
        BEGIN:VTIMEZONE
        TZID:Eastern Standard Time
        BEGIN:STANDARD
        DTSTART:16010101T020000
        TZOFFSETFROM:-0400
        TZOFFSETTO:-0500
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T020000
        TZOFFSETFROM:-0500
        TZOFFSETTO:-0400
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VEVENT
        RRULE:FREQ=WEEKLY;UNTIL=20270324T140000Z;INTERVAL=1;BYDAY=WE;WKST=SU
        EXDATE;TZID=Eastern Standard Time:20270317T100000
        UID:040000008200E00074C5B7101A82E008-1
        SUMMARY:
        DTSTART;TZID=Eastern Standard Time:20270310T100000
        DTEND;TZID=Eastern Standard Time:20270310T103000
        CLASS:PUBLIC
        TRANSP:OPAQUE
        STATUS:CONFIRMED
        X-MICROSOFT-CDO-BUSYSTATUS:BUSY
        X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY
        X-MICROSOFT-CDO-ALLDAYEVENT:FALSE
        X-MICROSOFT-CDO-INSTTYPE:1
        END:VEVENT
        BEGIN:VEVENT
        UID:040000008200E00074C5B7101A82E008-2
        DTSTART;TZID=Eastern Standard Time:20270311T100000
        DTEND;TZID=Eastern Standard Time:20270311T103000
        X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE
        END:VEVENT
        END:VCALENDAR
        """;

    assertThat(busyIn(text))
        .containsExactly(
            "2027-03-10T15:00Z/2027-03-10T15:30Z", "2027-03-24T14:00Z/2027-03-24T14:30Z");
  }

  @Test
  void apple() {
    String text =
        """
        BEGIN:VCALENDAR
        CALSCALE:GREGORIAN
        PRODID:-//Apple Inc.//macOS 14.5//EN
        VERSION:2.0
        X-APPLE-CALENDAR-COLOR:#1BADF8
        BEGIN:VEVENT
        CREATED:20270101T000000Z
        UID:5A3C0B7E-0000-4000-8000-000000000001
        DTEND;TZID=America/Los_Angeles:20270310T110000
        TRANSP:OPAQUE
        X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
        SUMMARY:Call
        DTSTART;TZID=America/Los_Angeles:20270310T100000
        DTSTAMP:20270101T000000Z
        X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=70;X-TITLE="Some: Place; 1":geo:1,2
        SEQUENCE:1
        BEGIN:VALARM
        X-WR-ALARMUID:1
        UID:1
        TRIGGER:-PT15M
        ATTACH;VALUE=URI:Chord
        ACTION:AUDIO
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        UID:5A3C0B7E-0000-4000-8000-000000000002
        RRULE:FREQ=YEARLY
        DTSTART;VALUE=DATE:19900315
        DTEND;VALUE=DATE:19900316
        END:VEVENT
        BEGIN:VEVENT
        UID:5A3C0B7E-0000-4000-8000-000000000003
        DTSTART:20270320T100000
        DTEND:20270320T110000
        ATTENDEE;CUTYPE=INDIVIDUAL;EMAIL="ada@example.org";PARTSTAT=DECLINED:/aMTIz/principal/
        END:VEVENT
        BEGIN:VTIMEZONE
        TZID:America/Los_Angeles
        BEGIN:DAYLIGHT
        TZOFFSETFROM:-0800
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
        DTSTART:20070311T020000
        TZNAME:PDT
        TZOFFSETTO:-0700
        END:DAYLIGHT
        BEGIN:STANDARD
        TZOFFSETFROM:-0700
        RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
        DTSTART:20071104T020000
        TZNAME:PST
        TZOFFSETTO:-0800
        END:STANDARD
        END:VTIMEZONE
        END:VCALENDAR
        """;

    assertThat(busyIn(ADA, text))
        .containsExactly(
            "2027-03-10T18:00Z/2027-03-10T19:00Z", "2027-03-14T23:00Z/2027-03-15T23:00Z");
  }

  @Test
  void thunderbird() {
    String text =
        """
        BEGIN:VCALENDAR
        PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
        VERSION:2.0
        BEGIN:VTIMEZONE
        TZID:/mozilla.org/20070129_1/Europe/Berlin
        X-LIC-LOCATION:Europe/Berlin
        BEGIN:STANDARD
        DTSTART:19701025T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        CREATED:20270101T000000Z
        LAST-MODIFIED:20270101T000000Z
        DTSTAMP:20270101T000000Z
        UID:7f1d
        RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=-1FR
        RDATE;VALUE=PERIOD;TZID=/mozilla.org/20070129_1/Europe/Berlin:20270310T100000/PT30M
        DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20270226T100000
        DTEND;TZID=/mozilla.org/20070129_1/Europe/Berlin:20270226T110000
        X-MOZ-GENERATION:3
        END:VEVENT
        END:VCALENDAR
        """;

    assertThat(busyIn(text))
        .containsExactly(
            "2027-03-10T09:00Z/2027-03-10T09:30Z",
            "2027-03-26T09:00Z/2027-03-26T10:00Z",
            "2027-04-30T08:00Z/2027-04-30T09:00Z");
  }

  /** Evolution and others built on libical. */
  @Test
  void libical() {
    String text =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:8f1d
        DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:
         20270310T100000
        DURATION:PT1H
        ATTACH;ENCODING=BASE64;VALUE=BINARY:QkVHSU46VkVWRU5U
         RFRTVEFSVDoyMDI3MDMxMFQxMDAwMDBa
        END:VEVENT
        END:VCALENDAR
        """;

    for (String lineEnd : new String[] {"\n", "\r\n", "\r"}) {
      assertThat(busyIn(text.replace("\n", lineEnd)))
          .containsExactly("2027-03-10T09:00Z/2027-03-10T10:00Z");
    }
  }

  @Test
  void encodings() throws IOException {
    String text =
        Ics.calendar(
            Ics.event("SUMMARY:Käse 🧀", "DTSTART:20270310T100000Z", "DURATION:PT1H")
                .replace("UID:event", "UID:Ü🧀"));
    byte[] broken = text.getBytes(StandardCharsets.ISO_8859_1);

    for (byte[] bytes :
        new byte[][] {
          text.getBytes(StandardCharsets.UTF_8),
          ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
          text.getBytes(StandardCharsets.UTF_16),
          ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
          text.getBytes(StandardCharsets.UTF_16LE),
          text.getBytes(StandardCharsets.UTF_16BE),
        }) {
      assertThat(uid(bytes)).isEqualTo("Ü🧀");
    }
    assertThat(uid(broken)).isEqualTo("\uFFFD?");
  }

  private static String uid(byte[] bytes) throws IOException {
    return reader()
        .build()
        .read(new ByteArrayInputStream(bytes), Ics.SPRING, Instant.EPOCH)
        .freeBusy()
        .periods()
        .get(0)
        .source();
  }
}
