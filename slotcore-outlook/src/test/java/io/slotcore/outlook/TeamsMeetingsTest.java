package io.slotcore.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.fakes.FakeGraph;
import io.slotcore.fakes.FakeRequest;
import io.slotcore.fakes.Fault;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.MeetingLinks;
import io.slotcore.spi.MeetingRequest;
import io.slotcore.testkit.MeetingLinksContract;
import io.slotcore.time.Interval;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TeamsMeetingsTest extends MeetingLinksContract {

  private final OutlookWorld world = new OutlookWorld();
  private final MeetingLinks meetings = world.account.meetings();

  @AfterEach
  void close() {
    world.close();
  }

  @Override
  protected MeetingLinks links() {
    return meetings;
  }

  /** Graph knows no meeting that is still to be made, or that it has given up. */
  @Override
  protected boolean make(Making making) {
    switch (making) {
      case AT_ONCE -> world.graph.make(FakeGraph.Making.AT_ONCE);
      case ELSEWHERE -> world.graph.make(FakeGraph.Making.ELSEWHERE);
      case LATER, NEVER -> {
        return false;
      }
    }
    return true;
  }

  @Override
  protected void finishMaking() {
    // Nothing is made later.
  }

  @Override
  protected void loseNextAnswer() {
    world.graph.http().fail(1, OutlookWorld::changes, new Fault.ClosedAfter());
  }

  @Override
  protected void disconnect() {
    world.graph.http().fail(Integer.MAX_VALUE, new Fault.ClosedBefore());
  }

  @Override
  protected void reconnect() {
    world.graph.http().recover();
  }

  @Override
  protected void garble() {
    world.graph.http().fail(Integer.MAX_VALUE, Fault.webPage());
  }

  @Override
  protected int meetings() {
    return world.graph.teamsMeetings();
  }

  private MeetingRequest request() {
    return new MeetingRequest(
        "one@own.slotcore.test",
        Interval.of(world.clock.instant(), Duration.ofMinutes(30)),
        OutlookWorld.BERLIN,
        "Intro call");
  }

  @Test
  void aMeetingWithoutALinkIsNotReady() {
    world.graph.make(FakeGraph.Making.WITHOUT_LINK);

    CalendarException failure =
        catchThrowableOfType(CalendarException.class, () -> meetings.create(request()));

    assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE);
  }

  @Test
  void anAccountWithoutTeamsIsDenied() {
    world.ada.withoutMeetings();

    CalendarException failure =
        catchThrowableOfType(CalendarException.class, () -> meetings.create(request()));

    assertThat(failure.problem()).isEqualTo(Problem.DENIED);
    assertThat(world.account.calendars()).singleElement().matches(info -> !info.meetings());
  }

  @Test
  void aMeetingStandsInNoCalendarAndIsToldNobody() {
    meetings.create(request());

    assertThat(world.ada.events()).isEmpty();
    assertThat(world.graph.http().requests())
        .extracting(FakeRequest::body)
        .noneMatch(body -> body.contains("participants"));
  }
}
