package io.slotcore.gcal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.fakes.FakeAnswer;
import io.slotcore.fakes.FakeGoogle;
import io.slotcore.fakes.FakeGoogleEvent;
import io.slotcore.fakes.Fault;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong, which of it is tried again, and what is said about it. */
class GoogleFailuresTest {

  private static final Interval TEN = Interval.parse("2027-02-10T10:00:00Z/2027-02-10T10:30:00Z");
  private static final CalendarEvent EVENT =
      CalendarEvent.builder("1@own.slotcore.test", TEN, GoogleWorld.BERLIN, "Secret title")
          .guest("Bob", "bob@example.com")
          .build();

  private final GoogleWorld world = new GoogleWorld();
  private final GoogleCalendar calendar = world.account.calendar(GoogleWorld.ADA);

  @AfterEach
  void close() {
    world.close();
  }

  private CalendarException failure(int times, Fault fault, Runnable call) {
    world.google.http().recover();
    world.google.http().forgetRequests();
    world.pauses.clear();
    world.google.http().fail(times, fault);
    return catchThrowableOfType(CalendarException.class, call::run);
  }

  private CalendarException reading(Fault fault) {
    return failure(100, fault, () -> calendar.busy(TEN));
  }

  private CalendarException writing(Fault fault) {
    return failure(100, fault, () -> calendar.create(EVENT));
  }

  private int requests() {
    return world.google.http().requests().size();
  }

  @Test
  void quotasAreToldApartFromRights() {
    for (String reason : List.of("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded")) {
      CalendarException failure = reading(FakeGoogle.failure(403, "usageLimits", reason));
      assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
      assertThat(failure).hasMessageContaining(reason);
      assertThat(requests()).isEqualTo(3);
    }
    for (String reason : List.of("insufficientPermissions", "requiredAccessLevel", "forbidden")) {
      assertThat(reading(FakeGoogle.failure(403, "global", reason)).problem())
          .isEqualTo(Problem.DENIED);
      assertThat(requests()).isOne();
    }
    Fault notEnabled = FakeGoogle.failure(403, "usageLimits", "accessNotConfigured");
    assertThat(reading(notEnabled).problem()).isEqualTo(Problem.DENIED);
  }

  @Test
  void everyStatusHasItsProblem() {
    assertThat(reading(Fault.status(404)).problem()).isEqualTo(Problem.MISSING);
    assertThat(reading(Fault.status(410)).problem()).isEqualTo(Problem.MISSING);
    assertThat(reading(Fault.status(400)).problem()).isEqualTo(Problem.UNREADABLE);
    assertThat(reading(Fault.status(302)).problem()).isEqualTo(Problem.UNREADABLE);
    for (int status : List.of(408, 429, 500, 502, 503, 504)) {
      assertThat(reading(Fault.status(status)).problem()).isEqualTo(Problem.UNREACHABLE);
      assertThat(requests()).isEqualTo(3);
    }
  }

  @Test
  void aFailureThatPassesIsNotNoticed() {
    world.ada.put(FakeGoogleEvent.timed("a", TEN.start(), TEN.end()));
    for (Fault fault :
        List.of(Fault.status(500), Fault.status(429), new Fault.Half(), new Fault.ClosedBefore())) {
      world.google.http().fail(2, fault);
      assertThat(calendar.busy(TEN).periods()).hasSize(1);
    }
  }

  @Test
  void pausesGrow() {
    reading(Fault.status(503));

    assertThat(world.pauses).hasSize(2);
    assertThat(world.pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(world.pauses.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void retryAfterIsHonouredUpToTenSeconds() {
    CalendarException failure = reading(Fault.retryAfter(429, "4"));
    assertThat(world.pauses).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(4));
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(4));

    reading(Fault.retryAfter(503, "6"));
    assertThat(world.pauses).containsExactly(Duration.ofSeconds(6));

    failure = reading(Fault.retryAfter(429, "3600"));
    assertThat(world.pauses).isEmpty();
    assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
  }

  @Test
  void retryAfterMayBeADateOrNonsense() {
    Instant later = world.clock.instant().plusSeconds(3);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(later.atOffset(ZoneOffset.UTC));

    reading(Fault.retryAfter(429, date));
    assertThat(world.pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));

    assertThat(reading(Fault.retryAfter(429, "soon")).retryAfter()).isEmpty();
  }

  @Test
  void aChangeIsRepeatedOnlyIfNothingWasDone() {
    for (Fault refused :
        List.of(
            Fault.status(429),
            Fault.status(503),
            FakeGoogle.failure(403, "usageLimits", "rateLimitExceeded"))) {
      assertThat(writing(refused).problem()).isEqualTo(Problem.UNREACHABLE);
      assertThat(requests()).isEqualTo(3);
    }
    for (Fault unknown :
        List.of(
            Fault.status(500),
            Fault.status(504),
            new Fault.ClosedBefore(),
            new Fault.ClosedAfter())) {
      assertThat(writing(unknown).problem()).isEqualTo(Problem.UNREACHABLE);
      assertThat(requests()).isOne();
    }
  }

  @Test
  void aChangeWhoseAnswerWasLostIsFoundOutByCreatingAgain() {
    assertThat(writing(new Fault.ClosedAfter()).isRetryable()).isTrue();
    world.google.http().recover();

    String version = calendar.create(EVENT);

    assertThat(calendar.find(EVENT.uid()).orElseThrow().version()).isEqualTo(version);
    assertThat(world.ada.events()).hasSize(1);
  }

  @Test
  void whatIsNotWholeIsUnreadable() {
    assertThat(reading(new Fault.Half()).problem()).isEqualTo(Problem.UNREADABLE);
    assertThat(reading(Fault.webPage()).problem()).isEqualTo(Problem.UNREADABLE);
    assertThat(writing(new Fault.Half()).problem()).isEqualTo(Problem.UNREADABLE);
    assertThat(writing(Fault.webPage()).problem()).isEqualTo(Problem.UNREADABLE);
    FakeAnswer cut = FakeAnswer.json(200, "{\"kind\":\"calendar#events\",\"items\":[{\"id\"");
    assertThat(reading(new Fault.Instead(cut)).problem()).isEqualTo(Problem.UNREADABLE);
    String deleted = calendarVersion();
    CalendarException failure =
        failure(100, Fault.webPage(), () -> calendar.delete(EVENT.uid(), deleted));
    assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE);
  }

  private String calendarVersion() {
    world.google.http().recover();
    return calendar.create(EVENT);
  }

  @Test
  void anAnswerThatIsTooLargeIsUnreadable() {
    // Packed it is small.
    String large = "{\"kind\":\"calendar#events\",\"x\":\"" + "a".repeat(17_000_000) + "\"}";

    CalendarException failure = reading(new Fault.Instead(FakeAnswer.json(200, large)));

    assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE);
    assertThat(failure).hasMessageContaining("more than");
  }

  @Test
  void whoDoesNotAnswerInTimeIsUnreachable() throws Exception {
    GoogleApp hasty = world.app().timeLimit(Duration.ofMillis(200)).build();
    GoogleCalendar slow =
        hasty.account(world.tokens, tokens -> {}, GoogleWorld.OWN).calendar(GoogleWorld.ADA);
    Fault.Held held = new Fault.Held();
    world.google.http().fail(100, held);

    CompletableFuture<Object> answer = CompletableFuture.supplyAsync(() -> slow.busy(TEN));
    assertThat(held.awaitRequest()).isTrue();
    ExecutionException failed =
        catchThrowableOfType(ExecutionException.class, () -> answer.get(20, TimeUnit.SECONDS));
    held.release();

    assertThat(failed.getCause())
        .isInstanceOfSatisfying(
            CalendarException.class,
            failure -> assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE));
  }

  @Test
  void messagesTellNobodysNames() {
    FakeAnswer talkative =
        FakeAnswer.json(
            400,
            "{\"error\":{\"code\":400,\"message\":\"Invalid attendee"
                + " bob@example.com\",\"errors\":[{\"reason\":\"Secret title,"
                + " bob@example.com\",\"message\":\"Secret title\"}]}}");
    for (Fault fault :
        List.of(
            new Fault.Instead(talkative),
            FakeGoogle.failure(403, "global", "forbidden"),
            Fault.status(500),
            Fault.webPage(),
            new Fault.Half(),
            new Fault.ClosedBefore())) {
      for (Throwable each = writing(fault); each != null; each = each.getCause()) {
        assertThat(each.toString())
            .doesNotContain("Secret", "bob", "ada", world.tokens.accessToken());
      }
    }
  }
}
