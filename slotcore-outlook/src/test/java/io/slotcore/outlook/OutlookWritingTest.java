package io.slotcore.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotcore.fakes.FakeGraphEvent;
import io.slotcore.fakes.Fault;
import io.slotcore.spi.CalendarChanges;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.EventChangedException;
import io.slotcore.time.Interval;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written into a calendar of Outlook, and what is told of it. */
class OutlookWritingTest {

  private static final String UID = "one@own.slotcore.test";
  private static final Instant TEN = Instant.parse("2027-02-10T10:00:00Z");

  private final OutlookWorld world = new OutlookWorld();

  @AfterEach
  void close() {
    world.close();
  }

  private static CalendarEvent.Builder event(Instant start) {
    return CalendarEvent.builder(
        UID, Interval.of(start, Duration.ofMinutes(30)), OutlookWorld.BERLIN, "Intro call");
  }

  private JsonNode stored() {
    return world.ada.event(world.ada.idOf(UID).orElseThrow()).orElseThrow();
  }

  @Test
  void guestsAreNotWrittenSoThatExchangeInvitesNobody() {
    String version = world.calendar.create(event(TEN).guest("Grace", "grace@example.org").build());
    world.calendar.update(
        event(TEN.plusSeconds(900)).guest("Grace", "grace@example.org").build(), version);

    assertThat(world.ada.invited()).isEmpty();
    assertThat(world.graph.http().requests())
        .noneMatch(request -> request.body().contains("grace"));
  }

  @Test
  void theLinkIsThePlaceOrStandsInTheText() {
    URI link = URI.create("https://teams.microsoft.com/l/meetup-join/1");
    String version = world.calendar.create(event(TEN).link(link).description("Hello").build());
    assertThat(stored().path("location").path("displayName").asText()).isEqualTo(link.toString());
    assertThat(stored().path("body").path("content").asText()).isEqualTo("Hello");

    world.calendar.update(
        event(TEN).link(link).description("Hello").location("Room 4").build(), version);

    assertThat(stored().path("location").path("displayName").asText()).isEqualTo("Room 4");
    assertThat(stored().path("body").path("content").asText()).isEqualTo("Hello\n\n" + link);
  }

  @Test
  void whatTheOwnerHasAddedStays() {
    world.calendar.create(event(TEN).build());
    world.ada.change(world.ada.idOf(UID).orElseThrow(), "{\"categories\": [\"Red\"]}");

    world.calendar.update(
        event(TEN.plusSeconds(900)).build(), world.calendar.find(UID).orElseThrow().version());

    assertThat(stored().path("categories").path(0).asText()).isEqualTo("Red");
  }

  @Test
  void anEventThatTheOwnerHasMadeFreeTakesNoTime() {
    world.calendar.create(event(TEN).build());
    world.ada.change(world.ada.idOf(UID).orElseThrow(), "{\"showAs\": \"free\"}");

    assertThat(world.calendar.find(UID).orElseThrow().time()).isEmpty();
  }

  @Test
  void anAnswerThatWasLostIsFoundByCreatingAgain() {
    world.graph.http().fail(1, OutlookWorld::changes, new Fault.ClosedAfter());
    assertThatThrownBy(() -> world.calendar.create(event(TEN).build()))
        .isInstanceOf(CalendarException.class);

    String version = world.calendar.create(event(TEN).build());

    assertThat(world.calendar.find(UID).orElseThrow().version()).isEqualTo(version);
    assertThat(world.ada.events()).hasSize(1);
  }

  @Test
  void anEventThatWasDeletedCanBeCreatedAgainAndAgain() {
    for (int round = 0; round < 3; round++) {
      String version = world.calendar.create(event(TEN).build());
      assertThat(world.ada.events()).hasSize(1);
      world.calendar.delete(UID, version);
      assertThat(world.ada.events()).isEmpty();
    }
  }

  @Test
  void aUidOfOtherCaseIsAnotherEvent() {
    world.calendar.create(event(TEN).build());

    assertThat(world.calendar.find("ONE@own.slotcore.test")).isEmpty();
  }

  @Test
  void oneBookingCanBeInTwoCalendarsOfAMailbox() {
    OutlookCalendar second =
        world.account.calendar(
            world.graph.addCalendar(OutlookWorld.ADA, "Second", OutlookWorld.BERLIN).id(),
            OutlookWorld.BERLIN);

    assertThat(second.create(event(TEN).build()))
        .isNotEqualTo(world.calendar.create(event(TEN).build()));
  }

  @Test
  void aVersionThatIsNoneOfOursChangesNothing() {
    world.calendar.create(event(TEN).build());

    for (String version : Set.of("", "x", "x y z", "x \r\nHost: y")) {
      assertThatThrownBy(() -> world.calendar.update(event(TEN).build(), version))
          .isInstanceOf(EventChangedException.class);
      assertThatThrownBy(() -> world.calendar.delete(UID, version))
          .isInstanceOf(EventChangedException.class);
    }
    assertThat(world.ada.events()).hasSize(1);
  }

  @Test
  void changesOfManyPagesAreToldOnce() {
    String cursor = world.calendar.start();
    for (int i = 0; i < 7; i++) {
      world.ada.put(FakeGraphEvent.timed(i + "@elsewhere.test", TEN, TEN.plusSeconds(1800)));
    }
    world.calendar.create(event(TEN).build());
    world.graph.pageAtMost(2);

    CalendarChanges.Since told = (CalendarChanges.Since) world.calendar.since(cursor);

    assertThat(told.foreign()).isEqualTo(7);
    assertThat(told.own()).containsExactly(UID);
    assertThat(world.calendar.since(told.cursor()))
        .isInstanceOfSatisfying(
            CalendarChanges.Since.class, rest -> assertThat(rest.foreign()).isZero());
  }

  @Test
  void aTokenThatGraphHasForgottenStartsOver() {
    String cursor = world.calendar.start();
    world.ada.forgetChanges();

    assertThat(world.calendar.since(cursor)).isEqualTo(new CalendarChanges.StartOver());
  }

  @Test
  void aCursorOfAnotherCalendarStartsOverOrTellsNothingOfIt() {
    OutlookCalendar second =
        world.account.calendar(
            world.graph.addCalendar(OutlookWorld.ADA, "Second", OutlookWorld.BERLIN).id(),
            OutlookWorld.BERLIN);
    world.calendar.create(event(TEN).build());
    String cursor = world.calendar.start();

    assertThat(second.since(cursor)).isEqualTo(new CalendarChanges.StartOver());
  }

  @Test
  void afterThirtyDaysTheWatchStartsOverSoThatItMovesOn() {
    String cursor = world.calendar.start();
    world.clock.advance(Duration.ofDays(29));
    assertThat(world.calendar.since(cursor)).isInstanceOf(CalendarChanges.Since.class);

    world.clock.advance(Duration.ofDays(2));

    assertThat(world.calendar.since(cursor)).isEqualTo(new CalendarChanges.StartOver());
  }

  @Test
  void anEventOfOursThatWasAddedAndDeletedBetweenTwoCallsIsNotMissed() {
    String cursor = world.calendar.start();
    world.calendar.create(event(TEN).build());
    world.ada.remove(world.ada.idOf(UID).orElseThrow());

    assertThat(world.calendar.since(cursor)).isEqualTo(new CalendarChanges.StartOver());
  }

  @Test
  void anEventOfOursThatIsMovedFarAwayAndDeletedThereIsTold() {
    world.calendar.create(event(TEN).build());
    String cursor = world.calendar.start();
    String eventId = world.ada.idOf(UID).orElseThrow();

    world.ada.move(eventId, TEN.plus(Duration.ofDays(900)), TEN.plus(Duration.ofDays(901)));
    CalendarChanges.Since moved = (CalendarChanges.Since) world.calendar.since(cursor);
    world.ada.remove(eventId);
    CalendarChanges.Since removed = (CalendarChanges.Since) world.calendar.since(moved.cursor());

    assertThat(moved.own()).containsExactly(UID);
    assertThat(removed.own()).containsExactly(UID);
  }
}
