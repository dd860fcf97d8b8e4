package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.freebusy.FreeBusy;
import io.slotcore.spi.BusyPolicy;
import io.slotcore.spi.BusyPolicy.WhenBroken;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.CalendarWriter;
import io.slotcore.spi.ChangeFeed;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatedCalendarTest extends CalendarContract {

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-20T09:00:00Z"));
  private final SimulatedCalendar calendar =
      new SimulatedCalendar(clock, BusySourceContract::isOwn);

  @Override
  protected BusySource source() {
    return calendar;
  }

  @Override
  protected CalendarWriter writer() {
    return calendar;
  }

  @Override
  protected ChangeFeed changes() {
    return calendar;
  }

  @Override
  protected InstantSource clock() {
    return clock;
  }

  @Override
  protected void writeAsOwner(String uid, Interval time) {
    calendar.put(uid, time);
  }

  @Override
  protected void removeAsOwner(String uid) {
    calendar.remove(uid);
  }

  @Override
  protected void disconnect() {
    calendar.fail(Problem.UNREACHABLE);
  }

  @Override
  protected void garble() {
    calendar.fail(Problem.UNREADABLE);
  }

  @Test
  void aBrokenSourceCountsByThePolicy() {
    Interval window = span("08:00", "18:00");
    writeAsOwner(newForeignUid(), span("10:00", "11:00"));
    FreeBusy known = calendar.busy(window);
    clock.advance(Duration.ofMinutes(10));
    BusyPolicy refuse = BusyPolicy.refuse(Duration.ofMinutes(5));
    BusyPolicy lastKnown = new BusyPolicy(Duration.ofMinutes(5), WhenBroken.LAST_KNOWN);
    BusyPolicy ignore = new BusyPolicy(Duration.ofMinutes(5), WhenBroken.IGNORE);
    assertThat(refuse.ask(calendar, window, Optional.empty()).asOf()).isEqualTo(clock.instant());

    disconnect();

    assertThatThrownBy(() -> refuse.ask(calendar, window, Optional.of(known)))
        .isInstanceOf(CalendarException.class);
    assertThat(lastKnown.ask(calendar, window, Optional.of(known))).isSameAs(known);
    assertThatThrownBy(() -> lastKnown.ask(calendar, window, Optional.empty()))
        .isInstanceOf(CalendarException.class);
    FreeBusy ignored = ignore.ask(calendar, window, Optional.of(known));
    assertThat(ignored.periods()).isEmpty();
    assertThat(ignored.asOf()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void anAnswerIsFreshUpToItsFreshness() {
    FreeBusy known = calendar.busy(span("08:00", "18:00"));
    BusyPolicy policy = BusyPolicy.refuse(Duration.ofMinutes(5));

    clock.advance(Duration.ofMinutes(5));
    assertThat(policy.isFresh(known, clock.instant())).isTrue();

    clock.advance(Duration.ofNanos(1));
    assertThat(policy.isFresh(known, clock.instant())).isFalse();
    assertThat(policy.isFresh(FreeBusy.none(), clock.instant())).isTrue();
    assertThatThrownBy(() -> BusyPolicy.refuse(Duration.ofSeconds(-1)))
        .hasMessageContaining("PT-1S");
  }

  @Test
  void aCalendarThatRecoversAnswersAgain() {
    disconnect();
    calendar.recover();

    assertThat(calendar.busy(span("08:00", "18:00")).periods()).isEmpty();
  }
}
