package io.slotcore.eventtype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.schedule.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EventTypeTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Host ADA = Host.of("ada", Schedule.builder("hours", BERLIN).build());

  private static EventType.Builder intro() {
    return EventType.builder("intro", Duration.ofMinutes(30)).host(ADA);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void startsLieOnAGridOfTheDurationUnlessToldOtherwise() {
    assertThat(intro().build().startIncrement()).isEqualTo(Duration.ofMinutes(30));
    assertThat(EventType.builder("retreat", Duration.ofDays(3)).host(ADA).build().startIncrement())
        .isEqualTo(Duration.ofDays(1));
  }

  @Test
  void theZoneIsTheHostsUnlessToldOtherwise() {
    ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");

    assertThat(intro().build().zone()).isEqualTo(BERLIN);
    assertThat(intro().zone(kathmandu).build().zone()).isEqualTo(kathmandu);
  }

  @Test
  void durationsAreWholeMinutesUpToAMonth() {
    refused(
        () -> EventType.builder("intro", Duration.ofSeconds(90)),
        "duration (PT1M30S) must be whole minutes and not negative");
    refused(
        () -> EventType.builder("intro", Duration.ZERO),
        "duration (PT0S) must be from PT1M to PT744H");
    refused(
        () -> EventType.builder("intro", Duration.ofDays(32)),
        "duration (PT768H) must be from PT1M to PT744H");
  }

  @Test
  void incrementsAreAtMostADay() {
    refused(
        () -> intro().startIncrement(Duration.ofMinutes(1_441)),
        "start increment (PT24H1M) must be at most a day");
    refused(
        () -> intro().startIncrement(Duration.ZERO),
        "start increment (PT0S) must be from PT1M to PT744H");
  }

  @Test
  void buffersAndNoticeAreWholeMinutesAndNotNegative() {
    refused(
        () -> intro().buffers(Duration.ofMinutes(-5), Duration.ZERO),
        "buffer before (PT-5M) must be whole minutes and not negative");
    refused(
        () -> intro().buffers(Duration.ZERO, Duration.ofNanos(1)),
        "buffer after (PT0.000000001S) must be whole minutes and not negative");
    refused(
        () -> intro().minimumNotice(Duration.ofDays(3_661)),
        "minimum notice (PT87864H) must be at most 3660 days");
  }

  @Test
  void aHostIsNeeded() {
    refused(
        () -> EventType.builder("intro", Duration.ofMinutes(30)).build(),
        "event type 'intro' has no host: call host(...) or pool(...) before build()");
  }

  @Test
  void idsHaveNoWhiteSpaceAndAnEnd() {
    refused(
        () -> EventType.builder("first call", Duration.ofMinutes(30)),
        "event type id 'first call' must have 1 to 200 characters and no white space");
    refused(
        () -> Host.of("", ADA.schedule()),
        "host id '' must have 1 to 200 characters and no white space");
    assertThatThrownBy(() -> Host.of("a".repeat(201), ADA.schedule()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host id 'aaaaaaaaaaaaaaaaaaaa...'");
  }

  @Test
  void limitsWindowsAndPoliciesNameWhatIsWrong() {
    refused(() -> BookingLimit.perDay(0), "a limit (0 BOOKINGS a DAY) must allow at least one");
    refused(
        () -> BookingWindow.rolling(-1), "a rolling window (-1 days) must have 0 to 36500 days");
    refused(
        () -> ChangePolicy.unlimited().withCutOff(Duration.ofSeconds(1)),
        "cut-off (PT1S) must be whole minutes and not negative");
    refused(
        () -> ChangePolicy.unlimited().withMaxReschedules(-1),
        "maxReschedules (-1) must not be negative");
  }

  @Test
  void subjectsAreReadAsTheyAreWritten() {
    assertThat(Subject.parse(ADA.subject().toString())).isEqualTo(ADA.subject());
    assertThat(Subject.parse("event-type:a:b")).isEqualTo(Subject.eventType("a:b"));
    assertThat(Subject.host("z")).isLessThan(Subject.eventType("a"));
    refused(() -> Subject.parse("room:1"), "'room:1' is not of the form kind:id");
  }
}
