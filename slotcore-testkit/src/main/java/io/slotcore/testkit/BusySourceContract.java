package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarException;
import io.slotcore.time.Interval;
import io.slotcore.time.IntervalSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every {@link BusySource} promises, as tests that bear the numbers of the promises. The test
 * of a source extends this class and hands in the source.
 *
 * <p>Every test needs a calendar of its own, without any event at first. The source must take the
 * events of which {@link #isOwn} holds for SlotCore's own.
 */
public abstract class BusySourceContract {

  private static final String OWN = "@own.slotcore.test";

  /** A day on which nothing is changed about the clocks anywhere. */
  static final Instant DAY = Instant.parse("2027-02-10T00:00:00Z");

  /** For subclasses. */
  protected BusySourceContract() {}

  /**
   * Returns the source that is tested.
   *
   * @return the same one throughout a test
   */
  protected abstract BusySource source();

  /**
   * Returns the clock that the source reads.
   *
   * @return the clock
   */
  protected abstract InstantSource clock();

  /**
   * Writes an event into the calendar as its owner does with a client, past SlotCore. If there is
   * one with that UID its time is changed.
   *
   * @param uid its identity
   * @param time which time it takes
   */
  protected abstract void writeAsOwner(String uid, Interval time);

  /** Makes the calendar one that cannot be reached, until the end of the test. */
  protected abstract void disconnect();

  /** Makes the calendar give an answer that makes no sense, until the end of the test. */
  protected abstract void garble();

  /**
   * Tells whether an event is SlotCore's own.
   *
   * @param uid of the event
   * @return true for those that this contract says SlotCore has written
   */
  protected static boolean isOwn(String uid) {
    return uid.endsWith(OWN);
  }

  static String newOwnUid() {
    return UUID.randomUUID() + OWN;
  }

  static String newForeignUid() {
    return UUID.randomUUID() + "@elsewhere.test";
  }

  static Interval span(String from, String to) {
    return Interval.of(at(from), at(to));
  }

  private static Instant at(String time) {
    return Instant.parse(DAY.toString().substring(0, 11) + time + ":00Z");
  }

  /** What takes time in a window, cut to it and joined. */
  IntervalSet busy(Interval window) {
    return IntervalSet.copyOf(
            source().busy(window).periods().stream()
                .filter(period -> period.type() != FreeBusyType.FREE)
                .map(period -> period.interval())
                .toList())
        .intersection(IntervalSet.of(window));
  }

  @Test
  void bu01_whatLiesInTheWindowIsTold() {
    writeAsOwner(newForeignUid(), span("10:00", "11:00"));
    writeAsOwner(newForeignUid(), span("13:00", "13:15"));

    assertThat(busy(span("08:00", "18:00")))
        .isEqualTo(IntervalSet.of(span("10:00", "11:00"), span("13:00", "13:15")));
  }

  @Test
  void bu01_whatReachesIntoTheWindowIsTold() {
    writeAsOwner(newForeignUid(), span("09:00", "10:30"));
    writeAsOwner(newForeignUid(), span("11:30", "13:00"));

    assertThat(busy(span("10:00", "12:00")))
        .isEqualTo(IntervalSet.of(span("10:00", "10:30"), span("11:30", "12:00")));
  }

  @Test
  void bu01_whatOnlyTouchesTheWindowIsNotTold() {
    writeAsOwner(newForeignUid(), span("09:00", "10:00"));
    writeAsOwner(newForeignUid(), span("12:00", "13:00"));

    assertThat(source().busy(span("10:00", "12:00")).periods()).isEmpty();
  }

  @Test
  void bu01_anEmptyCalendarIsFree() {
    assertThat(source().busy(span("00:00", "23:00")).periods()).isEmpty();
  }

  @Test
  void bu01_whatIsChangedIsToldAtTheNextCall() {
    String uid = newForeignUid();
    writeAsOwner(uid, span("10:00", "11:00"));
    busy(span("08:00", "18:00"));

    writeAsOwner(uid, span("10:15", "11:15"));

    assertThat(busy(span("08:00", "18:00"))).isEqualTo(IntervalSet.of(span("10:15", "11:15")));
  }

  @Test
  void bu02_theAnswerIsAsOfTheCall() {
    Instant before = clock().instant();

    FreeBusy first = source().busy(span("08:00", "18:00"));
    FreeBusy second = source().busy(span("08:00", "18:00"));

    assertThat(first.asOf()).isBetween(before, second.asOf());
    assertThat(second.asOf()).isBetween(first.asOf(), clock().instant());
  }

  @Test
  void bu03_ourOwnEventsAreNeverTold() {
    writeAsOwner(newOwnUid(), span("10:00", "11:00"));
    writeAsOwner(newForeignUid(), span("10:30", "10:45"));

    assertThat(busy(span("08:00", "18:00"))).isEqualTo(IntervalSet.of(span("10:30", "10:45")));
  }

  @Test
  void bu04_aCalendarThatCannotBeReachedIsNotFree() {
    Interval window = span("08:00", "18:00");
    busy(window);
    disconnect();

    CalendarException failure =
        catchThrowableOfType(CalendarException.class, () -> source().busy(window));

    assertThat(failure.problem()).isEqualTo(CalendarException.Problem.UNREACHABLE);
    assertThat(failure.isRetryable()).isTrue();
  }

  @Test
  void bu04_anAnswerThatMakesNoSenseIsNotFree() {
    garble();

    CalendarException failure =
        catchThrowableOfType(
            CalendarException.class, () -> source().busy(Interval.of(DAY, Duration.ofDays(1))));

    assertThat(failure.problem()).isEqualTo(CalendarException.Problem.UNREADABLE);
    assertThat(failure.isRetryable()).isFalse();
  }
}
