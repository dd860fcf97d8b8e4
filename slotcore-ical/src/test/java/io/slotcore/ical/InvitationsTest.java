package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvitationsTest {

  @Test
  void aRequestIsAnEventWithItsZoneAndPeople() {
    Invitation invitation =
        Sample.builder()
            .sequence(1)
            .description("Bring: paper, pens;\nand a \\ if you have one")
            .location("Room 4")
            .url(URI.create("https://meet.example.org/ä?x=1"))
            .attendee(
                Attendee.of(
                        CalendarUser.of("", "carol@example.org"), ParticipationStatus.NEEDS_ACTION)
                    .withRole(ParticipationRole.OPTIONAL))
            .build();

    assertThat(ContentLine.unfold(Invitations.request(invitation)))
        .containsExactly(
            "BEGIN:VCALENDAR",
            "PRODID:-//SlotCore//slotcore-ical//EN",
            "VERSION:2.0",
            "CALSCALE:GREGORIAN",
            "METHOD:REQUEST",
            "BEGIN:VTIMEZONE",
            "TZID:Europe/Berlin",
            "BEGIN:DAYLIGHT",
            "DTSTART:19980329T020000",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "END:DAYLIGHT",
            "BEGIN:STANDARD",
            "DTSTART:19981025T030000",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "END:STANDARD",
            "END:VTIMEZONE",
            "BEGIN:VEVENT",
            "UID:7b0c@slotcore",
            "SEQUENCE:1",
            "DTSTAMP:20261120T081530Z",
            "DTSTART;TZID=Europe/Berlin:20270310T100000",
            "DTEND;TZID=Europe/Berlin:20270310T103000",
            "SUMMARY:Intro call with Ada",
            "DESCRIPTION:Bring: paper\\, pens\\;\\nand a \\\\ if you have one",
            "LOCATION:Room 4",
            "URL:https://meet.example.org/%C3%A4?x=1",
            "ORGANIZER;CN=\"Ada Lovelace\":mailto:ada@example.org",
            "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=\"Bob\":mailto:bob@example.org",
            "ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:"
                + "mailto:carol@example.org",
            "STATUS:CONFIRMED",
            "TRANSP:OPAQUE",
            "END:VEVENT",
            "END:VCALENDAR");
  }

  @Test
  void aCancellationDiffersInMethodStatusAndAsksForNoReply() {
    Invitation invitation =
        Sample.builder()
            .sequence(2)
            .attendee(
                CalendarUser.of("Carol", "carol@example.org"), ParticipationStatus.NEEDS_ACTION)
            .build();

    List<String> request = ContentLine.unfold(Invitations.request(invitation));
    List<String> cancel = ContentLine.unfold(Invitations.cancel(invitation));

    assertThat(request)
        .map(
            line ->
                line.replace("METHOD:REQUEST", "METHOD:CANCEL")
                    .replace("STATUS:CONFIRMED", "STATUS:CANCELLED")
                    .replace(";RSVP=TRUE", ""))
        .isEqualTo(cancel)
        .isNotEqualTo(request);
    assertThat(cancel).contains("UID:7b0c@slotcore", "SEQUENCE:2", "STATUS:CANCELLED");
  }

  @Test
  void withoutAPlaceTheMeetingLinkStandsThereToo() {
    URI link = URI.create("https://meet.example.org/x");
    Invitation online = Sample.builder().conference(Conference.video(link)).build();
    Invitation both =
        Sample.builder().location("Room 4").conference(Conference.video(link)).build();

    assertThat(ContentLine.unfold(Invitations.request(online)))
        .contains(
            "LOCATION:https://meet.example.org/x",
            "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://meet.example.org/x");
    assertThat(ContentLine.unfold(Invitations.request(both))).contains("LOCATION:Room 4");
  }

  @Test
  void whatMayBeRefusedIsTentativeUntilItIsCancelled() {
    Invitation invitation = Sample.builder().tentative().build();

    assertThat(Invitations.request(invitation)).contains("STATUS:TENTATIVE\r\n");
    assertThat(Invitations.cancel(invitation)).contains("STATUS:CANCELLED\r\n");
  }

  @Test
  void whatIsNotSetIsNotWritten() {
    assertThat(ContentLine.read(Invitations.request(Sample.builder().build())))
        .extracting(ContentLine::name)
        .contains("SUMMARY")
        .doesNotContain("DESCRIPTION", "LOCATION", "URL", "CONFERENCE");
  }

  @Test
  void theContentTypeNamesTheMethodOfTheMessage() {
    assertThat(ItipMethod.REQUEST.contentType())
        .isEqualTo("text/calendar; charset=UTF-8; method=REQUEST");
    assertThat(ItipMethod.CANCEL.contentType())
        .isEqualTo("text/calendar; charset=UTF-8; method=CANCEL");
  }

  @Test
  void allRolesAndAnswersHaveTheirTokens() {
    Attendee attendee = Attendee.of(Sample.BOB, ParticipationStatus.TENTATIVE);
    Invitation invitation =
        Sample.builder()
            .attendee(attendee.withRole(ParticipationRole.CHAIR))
            .attendee(
                Attendee.of(Sample.BOB, ParticipationStatus.NEEDS_ACTION)
                    .withRole(ParticipationRole.INFORMED)
                    .withoutReply())
            .attendee(Sample.ADA, ParticipationStatus.DECLINED)
            .build();

    assertThat(Invitations.request(invitation).replace("\r\n ", ""))
        .contains("ATTENDEE;ROLE=CHAIR;PARTSTAT=TENTATIVE;CN=\"Bob\":")
        .contains("ATTENDEE;ROLE=NON-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN=\"Bob\":")
        .contains("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED;CN=\"Ada Lovelace\":");
  }
}
