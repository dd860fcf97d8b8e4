package io.slotcore.gcal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotcore.fakes.FakeRequest;
import io.slotcore.spi.CalendarChanges;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.EventChangedException;
import io.slotcore.spi.Meeting;
import io.slotcore.spi.MeetingRequest;
import io.slotcore.spi.StoredEvent;
import io.slotcore.time.Interval;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written, and how a meeting and an event share one. */
class GoogleWriterTest {

  private static final String UID = "1@own.slotcore.test";
  private static final Interval TEN = Interval.parse("2027-02-10T10:00:00Z/2027-02-10T10:30:00Z");
  private static final Interval LATER = Interval.parse("2027-02-10T10:15:00Z/2027-02-10T10:45:00Z");

  private final GoogleWorld world = new GoogleWorld();
  private final GoogleCalendar calendar = world.account.calendar(GoogleWorld.ADA);
  private final GoogleMeetings meetings = world.account.meetings(GoogleWorld.ADA);

  @AfterEach
  void close() {
    world.close();
  }

  private static CalendarEvent.Builder event(Interval time) {
    return CalendarEvent.builder(UID, time, GoogleWorld.BERLIN, "Intro");
  }

  private static MeetingRequest meeting(Interval time) {
    return new MeetingRequest(UID, time, GoogleWorld.BERLIN, "Held");
  }

  private JsonNode stored() {
    return world.ada.event(EventIds.of(UID)).orElseThrow();
  }

  private String version() {
    return calendar.find(UID).map(StoredEvent::version).orElseThrow();
  }

  @Test
  void anEventHasAllThatTheBookingSays() {
    calendar.create(
        event(TEN)
            .description("Line one\nLine two")
            .location("Room 4")
            .link(URI.create("https://bookings.example.com/b/1"))
            .guest("Bob", "bob@example.com")
            .build());

    JsonNode event = stored();
    assertThat(event.path("summary").asText()).isEqualTo("Intro");
    assertThat(event.path("description").asText()).isEqualTo("Line one\nLine two");
    assertThat(event.path("location").asText()).isEqualTo("Room 4");
    assertThat(event.path("source").path("url").asText())
        .isEqualTo("https://bookings.example.com/b/1");
    assertThat(event.path("start").path("dateTime").asText())
        .isEqualTo("2027-02-10T11:00:00+01:00");
    assertThat(event.path("start").path("timeZone").asText()).isEqualTo("Europe/Berlin");
    assertThat(event.path("attendees").get(0).path("email").asText()).isEqualTo("bob@example.com");
    assertThat(event.path("guestsCanSeeOtherGuests").asBoolean(true)).isFalse();
    assertThat(event.path("extendedProperties").path("private").path("slotcoreUid").asText())
        .isEqualTo(UID);
  }

  @Test
  void withoutAPlaceTheLinkIsThePlace() {
    calendar.create(event(TEN).link(URI.create("https://meet.example.com/1")).build());

    assertThat(stored().path("location").asText()).isEqualTo("https://meet.example.com/1");
  }

  @Test
  void googleSendsNoMail() {
    String version = calendar.create(event(TEN).guest("Bob", "bob@example.com").build());
    version = calendar.update(event(LATER).guest("Bob", "bob@example.com").build(), version);
    calendar.delete(UID, version);

    assertThat(world.ada.mailed()).isEmpty();
    assertThat(world.google.http().requests())
        .filteredOn(GoogleWorld::changes)
        .extracting(FakeRequest::parameters)
        .allSatisfy(query -> assertThat(query).containsEntry("sendUpdates", "none"));
  }

  @Test
  void anOffsetIsNoZoneForGoogle() {
    calendar.create(
        CalendarEvent.builder(UID, TEN, ZoneOffset.ofHoursMinutes(5, 45), "Intro").build());

    assertThat(calendar.find(UID).flatMap(StoredEvent::time)).contains(TEN);
  }

  @Test
  void whatTheOwnerHasAddedStays() {
    String version = calendar.create(event(TEN).build());
    world.ada.change(EventIds.of(UID), "{\"colorId\": \"7\"}");
    assertThatThrownBy(() -> calendar.update(event(LATER).build(), version))
        .isInstanceOf(EventChangedException.class);

    calendar.update(event(LATER).build(), version());

    assertThat(stored().path("colorId").asText()).isEqualTo("7");
    assertThat(calendar.find(UID).flatMap(StoredEvent::time)).contains(LATER);
  }

  @Test
  void anEventThatItsOwnerMadeAWholeDayIsFoundAndCanBeMovedBack() {
    calendar.create(event(TEN).build());
    world.ada.change(
        EventIds.of(UID),
        "{\"start\": {\"date\": \"2027-02-10\", \"dateTime\": null, \"timeZone\": null},"
            + " \"end\": {\"date\": \"2027-02-11\", \"dateTime\": null, \"timeZone\": null}}");
    assertThat(calendar.find(UID).flatMap(StoredEvent::time))
        .contains(Interval.parse("2027-02-09T23:00:00Z/2027-02-10T23:00:00Z"));

    calendar.update(event(LATER).build(), version());

    assertThat(calendar.find(UID).flatMap(StoredEvent::time)).contains(LATER);
  }

  @Test
  void anEventThatItsOwnerMadeTakeNoTimeTakesNone() {
    calendar.create(event(TEN).build());
    world.ada.change(EventIds.of(UID), "{\"transparency\": \"transparent\"}");

    assertThat(calendar.find(UID)).map(StoredEvent::time).contains(Optional.empty());
  }

  @Test
  void whatWeHaveDeletedCanBeCreatedAgain() {
    String first = calendar.create(event(TEN).location("Room 4").build());
    calendar.delete(UID, first);

    String second = calendar.create(event(LATER).build());

    assertThat(second).isNotEqualTo(first);
    assertThat(calendar.find(UID)).contains(new StoredEvent(second, Optional.of(LATER)));
    assertThat(stored().path("status").asText()).isEqualTo("confirmed");
    assertThat(stored().path("location").asText("")).isEmpty();
  }

  @Test
  void whatTheOwnerHasDeletedIsGoneForItsOldVersion() {
    String version = calendar.create(event(TEN).build());
    world.ada.remove(EventIds.of(UID));

    assertThatThrownBy(() -> calendar.update(event(LATER).build(), version))
        .isInstanceOf(EventChangedException.class);
    calendar.delete(UID, version);
    assertThat(calendar.find(UID)).isEmpty();
  }

  @Test
  void theWriterCompletesThePlaceholderOfAMeeting() {
    Meeting meeting = meetings.create(meeting(TEN));
    assertThat(stored().path("status").asText()).isEqualTo("tentative");
    assertThat(calendar.find(UID)).isEmpty();

    String version = calendar.create(event(TEN).link(meeting.link().orElseThrow()).build());

    assertThat(world.ada.events()).hasSize(1);
    assertThat(stored().path("status").asText()).isEqualTo("confirmed");
    assertThat(calendar.find(UID)).contains(new StoredEvent(version, Optional.of(TEN)));
    assertThat(meetings.find(meeting.reference())).contains(meeting);
    assertThat(calendar.create(event(TEN).build())).isEqualTo(version);
  }

  @Test
  void aPlaceholderElsewhereIsCompletedAtTheTimeOfTheEvent() {
    meetings.create(meeting(TEN));

    calendar.create(event(LATER).build());

    assertThat(calendar.find(UID).flatMap(StoredEvent::time)).contains(LATER);
  }

  @Test
  void movingTheEventKeepsItsLinkAndTheMeetingMovesNothing() {
    Meeting meeting = meetings.create(meeting(TEN));
    String version = calendar.create(event(TEN).build());

    String moved = calendar.update(event(LATER).build(), version);

    assertThat(meetings.update(meeting.reference(), meeting(LATER))).isEqualTo(meeting);
    assertThat(version()).isEqualTo(moved);
    assertThat(stored().path("summary").asText()).isEqualTo("Intro");
  }

  @Test
  void theMeetingOfAnEventIsDeletedWithoutIt() {
    Meeting meeting = meetings.create(meeting(TEN));
    calendar.create(event(TEN).build());

    meetings.delete(meeting.reference());

    assertThat(meetings.find(meeting.reference())).isEmpty();
    assertThat(calendar.find(UID).flatMap(StoredEvent::time)).contains(TEN);
    assertThat(stored().has("hangoutLink")).isFalse();
  }

  @Test
  void anEventThatIsThereGetsItsMeetingLater() {
    calendar.create(event(TEN).build());

    Meeting meeting = meetings.create(meeting(TEN));

    assertThat(meeting.state()).isEqualTo(Meeting.State.READY);
    assertThat(calendar.find(UID).flatMap(StoredEvent::time)).contains(TEN);
    meetings.delete(meeting.reference());
    Meeting another = meetings.create(meeting(TEN));
    assertThat(another.state()).isEqualTo(Meeting.State.READY);
    assertThat(another.link()).isNotEqualTo(meeting.link());
  }

  @Test
  void deletingTheEventEndsItsMeeting() {
    Meeting meeting = meetings.create(meeting(TEN));
    calendar.delete(UID, calendar.create(event(TEN).build()));

    assertThat(meetings.find(meeting.reference())).isEmpty();
    meetings.delete(meeting.reference());
    assertThat(world.ada.events()).isEmpty();
  }

  @Test
  void aPlaceholderNeverBlocksAndItsChangesAreOurs() {
    String cursor = calendar.start();

    Meeting meeting = meetings.create(meeting(TEN));

    assertThat(calendar.busy(TEN).periods()).isEmpty();
    CalendarChanges.Since made = (CalendarChanges.Since) calendar.since(cursor);
    assertThat(made.own()).isEqualTo(Set.of(UID));
    assertThat(made.foreign()).isZero();
    meetings.delete(meeting.reference());
    CalendarChanges.Since removed = (CalendarChanges.Since) calendar.since(made.cursor());
    assertThat(removed.own()).isEqualTo(Set.of(UID));
  }

  @Test
  void aCursorThatIsTooOldStartsOver() {
    String cursor = calendar.start();
    world.ada.forgetChanges();

    assertThat(calendar.since(cursor)).isEqualTo(new CalendarChanges.StartOver());
    assertThat(((CalendarChanges.Since) calendar.since(calendar.start())).own()).isEmpty();
  }

  @Test
  void changesOfAllPagesAreTold() {
    String cursor = calendar.start();
    for (int i = 0; i < 5; i++) {
      calendar.create(
          CalendarEvent.builder(i + "@own.slotcore.test", TEN, GoogleWorld.BERLIN, "Intro")
              .build());
    }
    world.google.pageAtMost(2);

    assertThat(((CalendarChanges.Since) calendar.since(cursor)).own()).hasSize(5);
    assertThat(((CalendarChanges.Since) calendar.since(calendar.start())).own()).isEmpty();
  }
}
