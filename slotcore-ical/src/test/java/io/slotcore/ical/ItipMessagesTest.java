package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.ical.ItipMessage.Counter;
import io.slotcore.ical.ItipMessage.Reply;
import io.slotcore.ical.ItipMessage.Unsupported;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages in the shapes of real products, written for these tests. */
class ItipMessagesTest {

  private static final String OUTLOOK_REPLY =
      """
      BEGIN:VCALENDAR\r
      METHOD:REPLY\r
      PRODID:Microsoft Exchange Server 2010\r
      VERSION:2.0\r
      BEGIN:VTIMEZONE\r
      TZID:W. Europe Standard Time\r
      BEGIN:STANDARD\r
      DTSTART:16010101T030000\r
      TZOFFSETFROM:+0200\r
      TZOFFSETTO:+0100\r
      RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r
      END:STANDARD\r
      END:VTIMEZONE\r
      BEGIN:VEVENT\r
      ATTENDEE;PARTSTAT=DECLINED;CN=Bob:mailto:Bob@Example.org\r
      COMMENT;LANGUAGE=en-GB:I am away that day\\, sorry.\\n\\n\r
      UID:7b0c@slotcore\r
      SUMMARY;LANGUAGE=en-GB:Declined: Intro call: Bob\\, Ada Lovelace\r
      DTSTART;TZID=W. Europe Standard Time:20270310T100000\r
      DTEND;TZID=W. Europe Standard Time:20270310T103000\r
      CLASS:PUBLIC\r
      PRIORITY:5\r
      DTSTAMP:20270301T081500Z\r
      TRANSP:OPAQUE\r
      STATUS:CONFIRMED\r
      SEQUENCE:1\r
      X-MICROSOFT-CDO-APPT-SEQUENCE:1\r
      END:VEVENT\r
      END:VCALENDAR\r
      """;

  private static final String GOOGLE_REPLY =
      """
      BEGIN:VCALENDAR\r
      PRODID:-//Google Inc//Google Calendar 70.9054//EN\r
      VERSION:2.0\r
      CALSCALE:GREGORIAN\r
      METHOD:REPLY\r
      BEGIN:VEVENT\r
      DTSTART:20270310T090000Z\r
      DTEND:20270310T093000Z\r
      DTSTAMP:20270301T081500Z\r
      ORGANIZER;CN=Ada Lovelace:mailto:ada@example.org\r
      UID:7b0c@slotcore\r
      ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Bob;X\r
       -NUM-GUESTS=0:mailto:bob@example.org\r
      CREATED:20270228T081500Z\r
      DESCRIPTION:\r
      LAST-MODIFIED:20270301T081500Z\r
      LOCATION:\r
      SEQUENCE:0\r
      STATUS:CONFIRMED\r
      SUMMARY:Intro call\r
      TRANSP:OPAQUE\r
      END:VEVENT\r
      END:VCALENDAR\r
      """;

  private static final String APPLE_REPLY =
      """
      BEGIN:VCALENDAR
      METHOD:REPLY
      VERSION:2.0
      PRODID:-//Apple Inc.//macOS 14.5//EN
      CALSCALE:GREGORIAN
      BEGIN:VTIMEZONE
      TZID:Europe/Berlin
      BEGIN:DAYLIGHT
      TZOFFSETFROM:+0100
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
      DTSTART:19810329T020000
      TZNAME:GMT+2
      TZOFFSETTO:+0200
      END:DAYLIGHT
      END:VTIMEZONE
      BEGIN:VEVENT
      UID:7b0c@slotcore
      RECURRENCE-ID;TZID=Europe/Berlin:20270331T100000
      DTSTART;TZID=Europe/Berlin:20270331T100000
      DTEND;TZID=Europe/Berlin:20270331T103000
      DTSTAMP:20270301T081500Z
      ORGANIZER;CN="Ada Lovelace";EMAIL="ada@example.org":mailto:ada@example.org
      ATTENDEE;CN="Bob: ^'B^'";CUTYPE=INDIVIDUAL;EMAIL="bob@example.org";PARTSTAT=T
       ENTATIVE:/aMjAwMTAxMDEyMDAx/principal/
      SEQUENCE:4
      BEGIN:VALARM
      X-WR-ALARMUID:1
      ACTION:NONE
      ATTENDEE:mailto:eve@example.org
      TRIGGER;VALUE=DATE-TIME:19760401T005545Z
      END:VALARM
      END:VEVENT
      END:VCALENDAR
      """;

  private static final String THUNDERBIRD_COUNTER =
      """
      BEGIN:VCALENDAR\r
      PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN\r
      VERSION:2.0\r
      METHOD:COUNTER\r
      BEGIN:VEVENT\r
      CREATED:20270301T081500Z\r
      DTSTAMP:20270301T081500Z\r
      UID:7b0c@slotcore\r
      SUMMARY:Intro call\r
      ORGANIZER;CN=Ada Lovelace:mailto:ada@example.org\r
      ATTENDEE;RSVP=TRUE;PARTSTAT=TENTATIVE;CN=Bob;ROLE=REQ-PARTICIPANT:mailto:bob%2Bslots@e\r
       xample.org\r
      DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20270312T140000\r
      DTEND;TZID=/mozilla.org/20050126_1/Europe/Berlin:20270312T143000\r
      COMMENT:Friday?\r
      SEQUENCE:2\r
      END:VEVENT\r
      END:VCALENDAR\r
      """;

  private static String reply(String... lines) {
    return message("REPLY", lines);
  }

  private static String message(String method, String... lines) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:"
        + method
        + "\nBEGIN:VEVENT\n"
        + String.join("\n", lines)
        + "\nEND:VEVENT\nEND:VCALENDAR\n";
  }

  @Test
  void outlookDeclinesWithAComment() {
    assertThat(ItipMessages.read(OUTLOOK_REPLY))
        .containsExactly(
            new Reply(
                new ItipMessage.Version(
                    "7b0c@slotcore",
                    Optional.empty(),
                    1,
                    Optional.of(Instant.parse("2027-03-01T08:15:00Z"))),
                CalendarUser.of("Bob", "Bob@Example.org"),
                ParticipationStatus.DECLINED,
                "I am away that day, sorry."));
  }

  @Test
  void googleAccepts() {
    Reply reply = (Reply) ItipMessages.read(GOOGLE_REPLY).get(0);

    assertThat(reply.status()).isEqualTo(ParticipationStatus.ACCEPTED);
    assertThat(reply.attendee()).isEqualTo(CalendarUser.of("Bob", "bob@example.org"));
    assertThat(reply.version().sequence()).isZero();
    assertThat(reply.comment()).isEmpty();
  }

  @Test
  void appleAnswersToOneOccurrenceWithBareLineFeedsAndNoMailto() {
    Reply reply = (Reply) ItipMessages.read(APPLE_REPLY).get(0);

    assertThat(reply.status()).isEqualTo(ParticipationStatus.TENTATIVE);
    assertThat(reply.attendee()).isEqualTo(CalendarUser.of("Bob: \"B\"", "bob@example.org"));
    assertThat(reply.version().occurrence()).contains(Instant.parse("2027-03-31T08:00:00Z"));
    assertThat(reply.version().sequence()).isEqualTo(4);
  }

  @Test
  void thunderbirdProposesAnotherTime() {
    Counter counter = (Counter) ItipMessages.read(THUNDERBIRD_COUNTER).get(0);

    assertThat(counter.proposed())
        .isEqualTo(Interval.of(Instant.parse("2027-03-12T13:00:00Z"), Duration.ofMinutes(30)));
    assertThat(counter.attendee().address()).isEqualTo("bob+slots@example.org");
    assertThat(counter.comment()).isEqualTo("Friday?");
    assertThat(counter.version().sequence()).isEqualTo(2);
  }

  @Test
  void outlookProposesAnotherTimeForOneOccurrenceInAZoneOfWindows() {
    String text =
        OUTLOOK_REPLY
            .replace("METHOD:REPLY", "METHOD:COUNTER")
            .replace("PARTSTAT=DECLINED", "PARTSTAT=TENTATIVE")
            .replace(
                "DTSTART;TZID=W. Europe Standard Time:20270310T100000",
                "RECURRENCE-ID;TZID=\"W. Europe Standard Time\":20270331T100000\r\n"
                    + "DTSTART;TZID=\"W. Europe Standard Time\":20270331T110000")
            .replace(
                "DTEND;TZID=W. Europe Standard Time:20270310T103000",
                "DTEND;TZID=\"W. Europe Standard Time\":20270331T113000");
    Counter counter = (Counter) ItipMessages.read(text).get(0);

    assertThat(counter.version().occurrence()).contains(Instant.parse("2027-03-31T08:00:00Z"));
    assertThat(counter.proposed())
        .isEqualTo(Interval.of(Instant.parse("2027-03-31T09:00:00Z"), Duration.ofMinutes(30)));
  }

  @Test
  void aProposalMayHaveALengthInsteadOfAnEnd() {
    Counter counter =
        (Counter)
            ItipMessages.read(
                    message(
                        "counter",
                        "UID:1",
                        "ATTENDEE:MAILTO:bob@example.org",
                        "DTSTART:20270312T140000Z",
                        "DURATION:PT45M"))
                .get(0);

    assertThat(counter.proposed().end()).isEqualTo("2027-03-12T14:45:00Z");
  }

  @Test
  void severalOccurrencesAreAnsweredInOneMessage() {
    String two =
        reply(
                "UID:1",
                "RECURRENCE-ID:20270317T090000Z",
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@x.org")
            .replace(
                "END:VCALENDAR",
                "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20270324T090000Z\n"
                    + "ATTENDEE;PARTSTAT=DECLINED:mailto:b@x.org\nEND:VEVENT\nEND:VCALENDAR");

    assertThat(ItipMessages.read(two))
        .extracting(message -> ((Reply) message).status())
        .containsExactly(ParticipationStatus.ACCEPTED, ParticipationStatus.DECLINED);
    assertThatThrownBy(() -> ItipMessages.read(two.replaceFirst("UID:1", "UID:2")))
        .hasMessageContaining("UID must be the same");
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, ACCEPTED",
    "declined, DECLINED",
    "DELEGATED, DELEGATED",
    "X-MAYBE, NEEDS_ACTION",
    "IN-PROCESS, NEEDS_ACTION"
  })
  void everyAnswerIsUnderstood(String token, ParticipationStatus status) {
    String text = reply("UID:1", "ATTENDEE;PARTSTAT=" + token + ":mailto:bob@example.org");

    assertThat(((Reply) ItipMessages.read(text).get(0)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REFRESH", "ADD", "REQUEST", "CANCEL", "PUBLISH", "X-FOO"})
  void otherMethodsAreNotSupported(String method) {
    assertThat(ItipMessages.read(message(method, "UID:1", "SEQUENCE:2")).get(0))
        .isEqualTo(
            new Unsupported(
                new ItipMessage.Version("1", Optional.empty(), 2, Optional.empty()), method));
  }

  @Test
  void whatIsBrokenIsRefusedWithLineAndProperty() {
    refused(reply("UID:1"), 5, "ATTENDEE", "is missing in the event");
    refused(reply("ATTENDEE:mailto:b@x.org"), 5, "UID", "is missing in the event");
    refused(
        reply("UID:1\\n2", "ATTENDEE:mailto:b@x.org"),
        5,
        "UID",
        "must be one line of 1 to 255 octets");
    refused(
        reply("UID:1", "ATTENDEE:mailto:b@x.org", "ATTENDEE:mailto:c@x.org"),
        7,
        "ATTENDEE",
        "must be the only one, who answers");
    refused(reply("UID:1", "ATTENDEE:urn:uuid:1"), 6, "ATTENDEE", "must be a mailto: address");
    refused(
        reply("UID:1", "ATTENDEE:mailto:b%0D%0Ax@x.org"), 6, "ATTENDEE", "must be a mail address");
    refused(reply("UID:1", "ATTENDEE:mailto:b%zz@x.org"), 6, "ATTENDEE", "must be a mail address");
    refused(
        reply("UID:1", "SEQUENCE:-1", "ATTENDEE:mailto:b@x.org"),
        6,
        "SEQUENCE",
        "must be a number from 0 on");
    refused(
        reply("UID:1", "SEQUENCE:99999999999", "ATTENDEE:mailto:b@x.org"),
        6,
        "SEQUENCE",
        "must be a number from 0 on");
    refused(
        reply("UID:1", "DTSTAMP:20270231T080000Z", "ATTENDEE:mailto:b@x.org"),
        6,
        "DTSTAMP",
        "must be a date with a time that exists");
    refused(
        reply("UID:1", "RECURRENCE-ID;VALUE=DATE:20270228", "ATTENDEE:mailto:b@x.org"),
        6,
        "RECURRENCE-ID",
        "must be a date with a time");
    refused(
        reply("UID:1", "RECURRENCE-ID;TZID=Mars/Olympus:20270228T080000", "ATTENDEE:mailto:b@x"),
        6,
        "RECURRENCE-ID",
        "must name a time zone that is known");
    refused(
        reply("UID:1", "RECURRENCE-ID:20270228T080000", "ATTENDEE:mailto:b@x.org"),
        6,
        "RECURRENCE-ID",
        "must be in UTC or name a zone");
    refused(
        message(
            "COUNTER",
            "UID:1",
            "ATTENDEE:mailto:b@x.org",
            "DTSTART:20270228T080000Z",
            "DTEND:20270228T080000Z"),
        8,
        "DTEND",
        "must leave a time between start and end");
    refused(
        reply("UID:1", "no colon"), 6, "text", "is no property: there is no name before a colon");
    refused(reply("UID:1", "COMMENT;X=\"never: closed"), 6, "COMMENT", "has no value");
    refused("", 1, "VCALENDAR", "must begin here");
    refused("BEGIN:VCALENDAR\nEND:VCALENDAR\n", 1, "METHOD", "is missing");
    refused("BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR\n", 1, "VEVENT", "is missing");
    refused("BEGIN:VCALENDAR\nMETHOD:REPLY\n", 2, "VCALENDAR", "has no END");
    refused("BEGIN:VEVENT\nEND:VEVENT\n", 1, "BEGIN", "must be of one VCALENDAR");
    refused("X:1\nBEGIN:VCALENDAR\n", 1, "X", "stands outside of a VCALENDAR");
    refused(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n",
        3,
        "END",
        "does not end what was begun last");
    refused(reply("UID:1") + reply("UID:1"), 8, "BEGIN", "must be of one VCALENDAR");
  }

  @Test
  void hostileTextsAreRefusedAtTheirBounds() {
    String nested = "BEGIN:VCALENDAR\n" + "BEGIN:X\n".repeat(15_000);
    String longLine = reply("UID:1", "COMMENT:" + "x".repeat(200_000));
    String folded = reply("UID:1", "COMMENT:" + "x\n ".repeat(15_000) + "y".repeat(90_000));
    String lines = reply("UID:1\n".repeat(30_000));
    String events = "BEGIN:VCALENDAR\nMETHOD:REPLY\n" + "BEGIN:VEVENT\nEND:VEVENT\n".repeat(1_000);

    refused(nested, 9, "BEGIN", "must not be nested deeper than 8");
    refused(longLine, 6, "text", "must not have a line of more than 100000");
    refused(folded, 6, "text", "must not have a line of more than 100000");
    refused(lines, 20_001, "text", "must not have more than 20000 lines");
    refused(events, 803, "BEGIN", "must not be one of more than 400 events");
    refused("x".repeat(1_000_001), 1, "text", "must not be longer than 1000000");
  }

  @Test
  void personalDataStayOutOfToStringAndErrors() {
    assertThat(ItipMessages.read(OUTLOOK_REPLY).toString() + ItipMessages.read(THUNDERBIRD_COUNTER))
        .doesNotContainIgnoringCase("bob", "sorry", "Friday");
    assertThatThrownBy(
            () -> ItipMessages.read(GOOGLE_REPLY.replace("mailto:bob@example.org", "bob@example")))
        .hasMessage("line 12: ATTENDEE must be a mailto: address");
  }

  private static void refused(String text, int line, String property, String problem) {
    assertThatThrownBy(() -> ItipMessages.read(text))
        .hasMessage("line " + line + ": " + property + " " + problem)
        .isInstanceOfSatisfying(
            ItipException.class,
            e -> assertThat(List.of(e.line(), e.property())).isEqualTo(List.of(line, property)));
  }
}
