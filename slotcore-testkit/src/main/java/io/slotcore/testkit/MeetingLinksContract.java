package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.Meeting;
import io.slotcore.spi.MeetingLinks;
import io.slotcore.spi.MeetingRequest;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every maker of meeting links promises, as tests that bear the numbers of the promises. The
 * test of a maker extends this class and hands in the maker, with a provider of its own for every
 * test.
 */
public abstract class MeetingLinksContract {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int RACERS = 4;

  /** For subclasses. */
  protected MeetingLinksContract() {}

  /**
   * Returns the maker that is tested.
   *
   * @return the same one throughout a test
   */
  protected abstract MeetingLinks links();

  /** What a provider does with meetings that are asked for from now on. */
  protected enum Making {
    /** The link is there at once. */
    AT_ONCE,
    /** The link is made when {@link #finishMaking} is called. */
    LATER,
    /** The link is not made. */
    NEVER,
    /** The link is one of a host that is not the provider's. */
    ELSEWHERE
  }

  /**
   * Sets what the provider does with meetings that are asked for from now on.
   *
   * @param making what it does; at first {@link Making#AT_ONCE}
   * @return false if this provider cannot do that, so that there is nothing to test
   */
  protected abstract boolean make(Making making);

  /** Makes the links that were to be made later. */
  protected abstract void finishMaking();

  /** Makes the provider carry out the next call that changes something, but lose its answer. */
  protected abstract void loseNextAnswer();

  /** Makes the provider one that cannot be reached, until {@link #reconnect}. */
  protected abstract void disconnect();

  /** Makes the provider one that can be reached again. */
  protected abstract void reconnect();

  /** Makes the provider give answers that make no sense, until the end of the test. */
  protected abstract void garble();

  /**
   * Counts the meetings at the provider.
   *
   * @return how many there are that were not deleted, whether they can be joined or not
   */
  protected abstract int meetings();

  private static MeetingRequest request(String id, String from, String to) {
    return new MeetingRequest(
        id, BusySourceContract.span(from, to), BERLIN, "Intro call, \"first\"; \uD83D\uDE00");
  }

  private static MeetingRequest request() {
    return request(UUID.randomUUID() + "@own.slotcore.test", "10:00", "10:30");
  }

  @Test
  void ml01_creatingAgainReturnsTheSameMeeting() {
    MeetingRequest request = request();

    Meeting first = links().create(request);

    assertThat(links().create(request)).isEqualTo(first);
    assertThat(meetings()).isOne();
  }

  @Test
  void ml01_otherIdsAreOtherMeetings() {
    Meeting first = links().create(request());
    Meeting second = links().create(request());

    assertThat(second.reference()).isNotEqualTo(first.reference());
    assertThat(second.link()).isNotEqualTo(first.link());
  }

  @Test
  void ml01_anAnswerThatWasLostIsFoundOutByCreatingAgain() {
    MeetingRequest request = request();
    loseNextAnswer();
    assertThatThrownBy(() -> links().create(request)).isInstanceOf(CalendarException.class);

    Meeting meeting = links().create(request);

    assertThat(meeting.state()).isEqualTo(Meeting.State.READY);
    assertThat(meetings()).isOne();
  }

  @Test
  void ml01_racersGetTheSameMeeting() {
    MeetingRequest request = request();

    List<Race<Meeting>> ends = Race.of(RACERS, i -> links().create(request));

    assertThat(Race.failures(ends)).isEmpty();
    Set<String> references = new HashSet<>();
    Race.results(ends).forEach(meeting -> references.add(meeting.reference()));
    assertThat(references).hasSize(1);
    assertThat(meetings()).isOne();
  }

  @Test
  void ml01_anyTextCanBeAnId() {
    for (String id : List.of("a/b?c#d%2Fe ü \uD83D\uDE00", "'\"<>&\\", "../../x")) {
      MeetingRequest request = request(id, "10:00", "10:30");
      Meeting meeting = links().create(request);

      assertThat(links().create(request)).isEqualTo(meeting);
      links().delete(meeting.reference());
    }
    assertThat(meetings()).isZero();
  }

  @Test
  void ml02_aMeetingThatIsReadyIsFoundWithItsLink() {
    Meeting meeting = links().create(request());

    assertThat(meeting.state()).isEqualTo(Meeting.State.READY);
    assertThat(links().find(meeting.reference())).contains(meeting);
  }

  @Test
  void ml02_aPendingLinkIsToldOnceItIsMade() {
    if (!make(Making.LATER)) {
      return;
    }
    Meeting pending = links().create(request());
    assertThat(pending.state()).isEqualTo(Meeting.State.PENDING);
    assertThat(links().find(pending.reference())).contains(pending);

    finishMaking();

    Meeting ready = links().find(pending.reference()).orElseThrow();
    assertThat(ready.state()).isEqualTo(Meeting.State.READY);
    assertThat(ready.reference()).isEqualTo(pending.reference());
  }

  @Test
  void ml02_aLinkThatIsNotMadeIsAFailure() {
    if (!make(Making.NEVER)) {
      return;
    }
    Meeting meeting = links().create(request());
    finishMaking();

    Meeting failed = links().find(meeting.reference()).orElseThrow();
    assertThat(failed.state()).isEqualTo(Meeting.State.FAILED);
    links().delete(failed.reference());
    assertThat(meetings()).isZero();
  }

  @Test
  void ml03_everyLinkIsSafe() {
    URI link = links().create(request()).link().orElseThrow();

    assertThat(link.getScheme()).isEqualTo("https");
    assertThat(link.getHost()).isNotEmpty();
  }

  @Test
  void ml03_aLinkOfAnotherHostIsNeverTold() {
    if (!make(Making.ELSEWHERE)) {
      return;
    }
    CalendarException failure =
        catchThrowableOfType(CalendarException.class, () -> links().create(request()));

    assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE);
  }

  @Test
  void ml04_movingKeepsTheLink() {
    MeetingRequest request = request();
    Meeting meeting = links().create(request);

    Meeting moved = links().update(meeting.reference(), request(request.id(), "10:15", "10:45"));

    assertThat(moved.link()).isEqualTo(meeting.link());
    assertThat(links().find(moved.reference()).orElseThrow().link()).isEqualTo(meeting.link());
    assertThat(meetings()).isOne();
  }

  @Test
  void ml04_whatIsGoneCannotBeMoved() {
    MeetingRequest request = request();
    Meeting meeting = links().create(request);
    links().delete(meeting.reference());

    CalendarException failure =
        catchThrowableOfType(
            CalendarException.class, () -> links().update(meeting.reference(), request));

    assertThat(failure.problem()).isEqualTo(Problem.MISSING);
    assertThat(meetings()).isZero();
  }

  @Test
  void ml05_whatIsDeletedIsNotFoundAndDeletingAgainIsNoError() {
    Meeting meeting = links().create(request());

    links().delete(meeting.reference());
    links().delete(meeting.reference());

    assertThat(links().find(meeting.reference())).isEmpty();
    assertThat(meetings()).isZero();
  }

  @Test
  void ml05_anIdCanBeUsedAgain() {
    MeetingRequest request = request();
    links().delete(links().create(request).reference());

    Meeting again = links().create(request);

    assertThat(again.state()).isEqualTo(Meeting.State.READY);
    assertThat(links().find(again.reference())).contains(again);
    assertThat(meetings()).isOne();
  }

  @Test
  void ml06_aProviderThatCannotBeReachedSaysSo() {
    MeetingRequest request = request();
    Meeting meeting = links().create(request);
    disconnect();

    for (Runnable call :
        List.<Runnable>of(
            () -> links().create(request()),
            () -> links().find(meeting.reference()),
            () -> links().update(meeting.reference(), request),
            () -> links().delete(meeting.reference()))) {
      CalendarException failure = catchThrowableOfType(CalendarException.class, call::run);
      assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
      assertThat(failure.isRetryable()).isTrue();
    }
    reconnect();
    assertThat(links().find(meeting.reference())).isEqualTo(Optional.of(meeting));
    assertThat(meetings()).isOne();
  }

  @Test
  void ml06_anAnswerThatMakesNoSenseIsNoMeeting() {
    garble();

    CalendarException failure =
        catchThrowableOfType(CalendarException.class, () -> links().create(request()));

    assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE);
  }
}
