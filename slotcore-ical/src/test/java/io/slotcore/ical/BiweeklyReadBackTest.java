package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Attendee;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What biweekly reads, which finds instants by the VTIMEZONE in the text. Version 0.6.8 takes every
 * daylight saving time for one hour, so summer in Lord Howe and Troll is left to {@link
 * ZoneReader}.
 */
class BiweeklyReadBackTest {

  @Test
  void everyPartOfARequestIsReadBack() {
    Invitation invitation = Sample.withEverything();
    ICalendar calendar = read(Invitations.request(invitation));
    VEvent event = calendar.getEvents().get(0);

    assertThat(calendar.validate(ICalVersion.V2_0)).isEmpty();
    assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
    assertThat(event.getUid().getValue()).isEqualTo(invitation.uid());
    assertThat(event.getSequence().getValue()).isEqualTo(3);
    assertThat(event.getDateTimeStamp().getValue()).hasTime(1_795_162_530_000L);
    assertThat(event.getSummary().getValue()).isEqualTo(invitation.summary());
    assertThat(event.getDescription().getValue()).isEqualTo(invitation.description().get());
    assertThat(event.getLocation().getValue()).isEqualTo(invitation.location().get());
    assertThat(event.getUrl().getValue()).isEqualTo(invitation.url().get().toString());
    assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
    assertThat(event.getTransparency().getValue()).isEqualTo("OPAQUE");
  }

  @Test
  void everyonesNameAddressRoleAndAnswerIsReadBack() {
    Invitation invitation = Sample.withEverything();
    VEvent event = read(Invitations.request(invitation)).getEvents().get(0);

    assertThat(event.getOrganizer().getCommonName()).isEqualTo(invitation.organizer().name());
    assertThat(event.getOrganizer().getEmail()).isEqualTo("ada@example.org");
    assertThat(event.getAttendees()).hasSize(3);
    Attendee bob = event.getAttendees().get(0);
    assertThat(bob.getCommonName()).isEqualTo("Bob");
    assertThat(bob.getEmail()).isEqualTo("bob+slots@example.org");
    assertThat(bob.getParticipationStatus().getValue()).isEqualTo("ACCEPTED");
    assertThat(bob.getParticipationLevel().getValue(ICalVersion.V2_0)).isEqualTo("REQ-PARTICIPANT");
    Attendee carol = event.getAttendees().get(1);
    assertThat(carol.getCommonName()).isNull();
    assertThat(carol.getRsvp()).isTrue();
    assertThat(event.getAttendees().get(2).getCalendarUserType().getValue()).isEqualTo("ROOM");
  }

  @Test
  void conferencesAndAlarmsAreReadBack() {
    Invitation invitation = Sample.withEverything();
    VEvent event = read(Invitations.request(invitation)).getEvents().get(0);

    assertThat(event.getConferences()).hasSize(2);
    biweekly.property.Conference video = event.getConferences().get(0);
    assertThat(video.getUri()).isEqualTo("https://meet.example.org/a;b,c?x=1&y=%20");
    assertThat(video.getLabel()).isEqualTo("Join: 'here', 語; ^");
    assertThat(video.getFeatures())
        .extracting(feature -> feature.getValue().toUpperCase(Locale.ROOT))
        .containsExactly("AUDIO", "VIDEO");
    assertThat(event.getAlarms())
        .extracting(alarm -> alarm.getTrigger().getDuration().toMillis())
        .containsExactly(-900_000L, -86_400_000L);
    assertThat(event.getAlarms().get(0).getDescription().getValue())
        .isEqualTo(invitation.summary());
  }

  @Test
  void aDeclinedProposalIsReadBack() {
    ICalendar calendar = read(Invitations.declineCounter(Sample.withEverything(), "Not; then"));

    assertThat(calendar.validate(ICalVersion.V2_0)).isEmpty();
    assertThat(calendar.getMethod().getValue()).isEqualTo("DECLINECOUNTER");
    assertThat(calendar.getEvents().get(0).getComments().get(0).getValue()).isEqualTo("Not; then");
  }

  @Test
  void uidAndSequenceAreTheSameInRequestAndCancellation() {
    Invitation invitation = Sample.withEverything();
    ICalendar cancellation = read(Invitations.cancel(invitation));
    VEvent cancel = cancellation.getEvents().get(0);

    assertThat(cancellation.getMethod().getValue()).isEqualTo("CANCEL");
    assertThat(cancel.getStatus().getValue()).isEqualTo("CANCELLED");
    assertThat(cancel.getUid().getValue()).isEqualTo(invitation.uid());
    assertThat(cancel.getSequence().getValue()).isEqualTo(3);
  }

  @Test
  void aCaretInANameIsReadBack() {
    Invitation invitation =
        Sample.builder().organizer(CalendarUser.of("^n ^' ^^\"", "ada@example.org")).build();
    VEvent event = read(Invitations.request(invitation)).getEvents().get(0);

    assertThat(event.getOrganizer().getCommonName()).isEqualTo("^n ^' ^^\"");
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2027-03-10T09:00:00Z",
    "America/New_York, 2027-03-12T15:00:00Z",
    "America/New_York, 2027-03-20T14:00:00Z",
    "America/New_York, 2027-03-30T14:00:00Z",
    "Europe/Berlin, 2027-03-20T09:00:00Z",
    "Europe/Berlin, 2027-03-28T00:45:00Z",
    "Europe/Berlin, 2027-10-31T00:15:00Z",
    "Europe/Berlin, 2027-10-31T01:15:00Z",
    "Asia/Kathmandu, 2027-01-10T04:15:00Z",
    "Australia/Lord_Howe, 2027-07-10T23:30:00Z",
    "Europe/Dublin, 2027-01-10T10:00:00Z",
    "Europe/Dublin, 2027-07-10T09:00:00Z",
    "Africa/Casablanca, 2026-03-01T10:00:00Z",
    "Africa/Casablanca, 2026-06-01T10:00:00Z",
    "Pacific/Apia, 2027-01-10T21:00:00Z",
    "Antarctica/Troll, 2027-01-10T10:00:00Z",
  })
  void startAndEndAreReadBackAsTheVeryInstants(String zone, Instant start) {
    Instant end = start.plus(Duration.ofMinutes(30));
    VEvent event =
        read(Invitations.request(Sample.at(zone, start, end).build())).getEvents().get(0);

    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(start);
    assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(end);
  }

  private static ICalendar read(String ics) {
    return Biweekly.parse(ics).first();
  }
}
