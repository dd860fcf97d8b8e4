package io.slotcore.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.fakes.FakeAnswer;
import io.slotcore.fakes.FakeGraph;
import io.slotcore.fakes.FakeGraphEvent;
import io.slotcore.fakes.FakeRequest;
import io.slotcore.fakes.Fault;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of Graph's failures. */
class OutlookFailuresTest {

  private static final Interval DAY = Interval.parse("2027-02-10T00:00:00Z/2027-02-11T00:00:00Z");
  private static final Instant TEN = Instant.parse("2027-02-10T10:00:00Z");

  private final OutlookWorld world = new OutlookWorld();

  @AfterEach
  void close() {
    world.close();
  }

  private CalendarException failure() {
    return catchThrowableOfType(CalendarException.class, () -> world.calendar.busy(DAY));
  }

  private void fail(int times, Fault fault) {
    world.graph.http().fail(times, fault);
  }

  @Test
  void eachStatusHasItsProblem() {
    Map<Integer, Problem> problems =
        Map.of(
            400, Problem.UNREADABLE,
            403, Problem.DENIED,
            404, Problem.MISSING,
            410, Problem.MISSING,
            412, Problem.CHANGED,
            418, Problem.UNREADABLE,
            302, Problem.UNREADABLE,
            500, Problem.UNREACHABLE,
            504, Problem.UNREACHABLE);
    problems.forEach(
        (status, problem) -> {
          fail(Integer.MAX_VALUE, FakeGraph.failure(status, "ErrorSomething"));

          CalendarException failure = failure();

          assertThat(failure.problem()).as("status %s", status).isEqualTo(problem);
          assertThat(failure).hasMessageContaining(status + " ErrorSomething");
          assertThat(failure).hasMessageNotContaining("ada").hasNoCause();
          world.graph.http().recover();
        });
  }

  @Test
  void throttlingIsWaitedForAsLongAsGraphSays() {
    fail(2, Fault.retryAfter(429, "3"));

    assertThat(world.calendar.busy(DAY).periods()).isEmpty();

    assertThat(world.pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));
  }

  @Test
  void whoIsToWaitTooLongIsToldSo() {
    fail(1, Fault.retryAfter(429, "120"));

    CalendarException failure = failure();

    assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
    assertThat(failure.retryAfter()).contains(Duration.ofMinutes(2));
    assertThat(world.pauses).isEmpty();
    assertThat(world.graph.http().requests()).hasSize(1);
  }

  @Test
  void aDateInRetryAfterIsUnderstood() {
    fail(1, Fault.retryAfter(503, "Fri, 20 Nov 2026 10:00:00 GMT"));

    assertThat(failure().retryAfter()).contains(Duration.ofHours(1));
  }

  @Test
  void thereAreThreeTriesWithPausesThatGrow() {
    fail(Integer.MAX_VALUE, Fault.status(503));

    assertThat(failure().isRetryable()).isTrue();
    assertThat(world.graph.http().requests()).hasSize(3);
    assertThat(world.pauses).hasSize(2);
    assertThat(world.pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(world.pauses.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void aChangeOfWhichNobodyKnowsWhetherItWasMadeIsNotRepeated() {
    CalendarEvent event =
        CalendarEvent.builder(
                "one@own.slotcore.test",
                Interval.of(TEN, Duration.ofMinutes(30)),
                OutlookWorld.BERLIN,
                "Secret title")
            .guest("Grace", "grace@example.org")
            .build();
    world.graph.http().fail(1, OutlookWorld::changes, Fault.status(504));

    CalendarException failure =
        catchThrowableOfType(CalendarException.class, () -> world.calendar.create(event));

    assertThat(failure.isRetryable()).isTrue();
    assertThat(failure).hasMessageNotContaining("Secret").hasMessageNotContaining("grace");
    assertThat(world.graph.http().requests().stream().filter(OutlookWorld::changes)).hasSize(1);
    world.graph.http().fail(1, OutlookWorld::changes, Fault.retryAfter(429, "1"));
    world.calendar.create(event);
    assertThat(world.ada.events()).hasSize(1);
  }

  @Test
  void anAnswerThatBreaksOffIsNoAnswer() {
    world.ada.put(FakeGraphEvent.timed("x@elsewhere.test", TEN, TEN.plusSeconds(60)));
    fail(Integer.MAX_VALUE, new Fault.Half());

    assertThat(failure().problem()).isEqualTo(Problem.UNREADABLE);
  }

  @Test
  void anAnswerThatIsTooLongIsGivenUp() {
    String tooLong = "{\"value\": [\"" + "x".repeat(GraphHttp.MAX_BYTES) + "\"]}";
    fail(Integer.MAX_VALUE, new Fault.Instead(FakeAnswer.json(200, tooLong)));

    CalendarException failure = failure();

    assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE);
    assertThat(failure).hasMessageContaining("more than");
  }

  @Test
  void anAnswerThatIsAnotherThanItShouldBeIsNotFree() {
    for (String other :
        new String[] {"{}", "[]", "3", "{\"value\": {}}", "{\"value\": [{}]}", ""}) {
      fail(1, new Fault.Instead(FakeAnswer.json(200, other)));

      assertThat(failure().problem()).as(other).isEqualTo(Problem.UNREADABLE);
    }
  }

  @Test
  void theAccessTokenIsNotTakenElsewhere() {
    String elsewhere =
        "{\"value\": [], \"@odata.nextLink\": \"https://graph.microsoft.com.example.org/v1.0/\"}";
    fail(1, new Fault.Instead(FakeAnswer.json(200, elsewhere)));

    CalendarException failure = failure();

    assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE);
    assertThat(failure).hasMessageContaining("elsewhere");
  }

  @Test
  void aCallThatTakesTooLongIsUnreachable() throws InterruptedException {
    MicrosoftAccount hasty =
        world
            .app()
            .timeLimit(Duration.ofMillis(300))
            .build()
            .account(world.tokens, world.renewed::add, OutlookWorld.OWN);
    Fault.Held held = new Fault.Held();
    fail(Integer.MAX_VALUE, held);

    CalendarException failure = catchThrowableOfType(CalendarException.class, hasty::calendars);

    assertThat(held.awaitRequest()).isTrue();
    held.release();
    assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
  }

  @Test
  void answersAreAskedForPacked() {
    world.calendar.busy(DAY);

    assertThat(world.graph.http().requests())
        .extracting(FakeRequest::headers)
        .allMatch(headers -> "gzip".equals(headers.get("accept-encoding")))
        .allMatch(headers -> "outlook.timezone=\"UTC\"".equals(headers.get("prefer")));
  }
}
