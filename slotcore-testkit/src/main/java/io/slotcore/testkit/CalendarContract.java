package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.spi.CalendarChanges;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarWriter;
import io.slotcore.spi.ChangeFeed;
import io.slotcore.spi.EventChangedException;
import io.slotcore.spi.StoredEvent;
import io.slotcore.time.Interval;
import io.slotcore.time.IntervalSet;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a calendar promises that can be asked, written and watched: {@link CalendarWriter} and
 * {@link ChangeFeed} together with the source of the same calendar.
 */
public abstract class CalendarContract extends BusySourceContract {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Interval WINDOW = span("00:00", "23:00");
  private static final int RACERS = 4;

  /** For subclasses. */
  protected CalendarContract() {}

  /**
   * Returns the writer that is tested.
   *
   * @return a writer of the same calendar that {@link #source} asks
   */
  protected abstract CalendarWriter writer();

  /**
   * Returns the feed that is tested.
   *
   * @return a feed of the same calendar that {@link #source} asks
   */
  protected abstract ChangeFeed changes();

  /**
   * Removes an event as the calendar's owner does with a client.
   *
   * @param uid of an event that there is
   */
  protected abstract void removeAsOwner(String uid);

  private static CalendarEvent event(String uid, Interval time) {
    return CalendarEvent.builder(
            uid, time, BERLIN, "Intro call, \"first\"; with \\ and \uD83D\uDE00")
        .description("Line one\nLine two")
        .location("Room 4")
        .build();
  }

  private Optional<Interval> timeOf(String uid) {
    return writer().find(uid).flatMap(StoredEvent::time);
  }

  private String versionOf(String uid) {
    return writer().find(uid).orElseThrow().version();
  }

  private CalendarChanges.Since since(String cursor) {
    return (CalendarChanges.Since) changes().since(cursor);
  }

  @Test
  void cw01_whatWasCreatedIsFoundWithItsVersion() {
    String uid = newOwnUid();

    String version = writer().create(event(uid, span("10:00", "10:30")));

    assertThat(writer().find(uid))
        .contains(new StoredEvent(version, Optional.of(span("10:00", "10:30"))));
  }

  @Test
  void cw01_anyTextCanBeAUid() {
    for (String uid : List.of("a/b?c#d%2Fe ü" + newOwnUid(), "../../x" + newOwnUid())) {
      String version = writer().create(event(uid, span("10:00", "10:30")));

      assertThat(timeOf(uid)).contains(span("10:00", "10:30"));
      writer().delete(uid, version);
      assertThat(writer().find(uid)).isEmpty();
    }
  }

  @Test
  void cw01_whatWasUpdatedIsFoundAtItsNewTime() {
    String uid = newOwnUid();
    String first = writer().create(event(uid, span("10:00", "10:30")));

    String second = writer().update(event(uid, span("10:15", "10:45")), first);

    assertThat(second).isNotEqualTo(first);
    assertThat(writer().find(uid))
        .contains(new StoredEvent(second, Optional.of(span("10:15", "10:45"))));
  }

  @Test
  void cw01_whatIsNotThereIsNotFound() {
    assertThat(writer().find(newOwnUid())).isEmpty();
  }

  @Test
  void cw02_creatingAgainChangesNothing() {
    String uid = newOwnUid();
    String version = writer().create(event(uid, span("10:00", "10:30")));

    assertThat(writer().create(event(uid, span("10:00", "10:30")))).isEqualTo(version);
    assertThat(versionOf(uid)).isEqualTo(version);
  }

  @Test
  void cw02_creatingWhatIsThereAtAnotherTimeIsRefused() {
    String uid = newOwnUid();
    String version = writer().create(event(uid, span("10:00", "10:30")));

    assertThatThrownBy(() -> writer().create(event(uid, span("11:00", "11:30"))))
        .isInstanceOf(EventChangedException.class);
    assertThat(versionOf(uid)).isEqualTo(version);
  }

  @Test
  void cw02_ofRacersThatCreateOneEventAllGetTheSameVersion() {
    String uid = newOwnUid();

    List<Race<String>> ends =
        Race.of(RACERS, i -> writer().create(event(uid, span("10:00", "10:30"))));

    assertThat(Race.failures(ends)).isEmpty();
    assertThat(new HashSet<>(Race.results(ends))).containsExactly(versionOf(uid));
  }

  @Test
  void cw03_aStaleVersionChangesNothing() {
    String uid = newOwnUid();
    String stale = writer().create(event(uid, span("10:00", "10:30")));
    writeAsOwner(uid, span("12:00", "12:30"));

    EventChangedException failure =
        catchThrowableOfType(
            EventChangedException.class,
            () -> writer().update(event(uid, span("11:00", "11:30")), stale));

    assertThat(failure.uid()).isEqualTo(uid);
    assertThat(failure.isRetryable()).isFalse();
    assertThatThrownBy(() -> writer().delete(uid, stale)).isInstanceOf(EventChangedException.class);
    assertThat(timeOf(uid)).contains(span("12:00", "12:30"));
  }

  @Test
  void cw03_whoReadsAgainCanChangeIt() {
    String uid = newOwnUid();
    writer().create(event(uid, span("10:00", "10:30")));
    writeAsOwner(uid, span("12:00", "12:30"));

    writer().update(event(uid, span("11:00", "11:30")), versionOf(uid));

    assertThat(timeOf(uid)).contains(span("11:00", "11:30"));
  }

  @Test
  void cw03_anEventThatIsGoneIsNotBroughtBack() {
    String uid = newOwnUid();
    String version = writer().create(event(uid, span("10:00", "10:30")));
    removeAsOwner(uid);

    assertThatThrownBy(() -> writer().update(event(uid, span("11:00", "11:30")), version))
        .isInstanceOf(EventChangedException.class);
    assertThat(writer().find(uid)).isEmpty();
  }

  @Test
  void cw03_ofRacingUpdatesExactlyOneSucceeds() {
    String uid = newOwnUid();
    String version = writer().create(event(uid, span("08:00", "08:30")));
    Interval later = span("12:00", "12:30");

    List<Race<String>> ends =
        Race.of(
            RACERS,
            i ->
                writer()
                    .update(
                        event(
                            uid,
                            Interval.of(later.start().plus(Duration.ofHours(i)), later.duration())),
                        version));

    assertThat(Race.results(ends)).containsExactly(versionOf(uid));
    assertThat(Race.failures(ends))
        .hasSize(RACERS - 1)
        .hasOnlyElementsOfType(EventChangedException.class);
  }

  @Test
  void cw04_deletingTwiceIsNoError() {
    String uid = newOwnUid();
    String version = writer().create(event(uid, span("10:00", "10:30")));

    writer().delete(uid, version);
    writer().delete(uid, version);

    assertThat(writer().find(uid)).isEmpty();
  }

  @Test
  void cw05_ourEventNeverBlocksAlsoWhereItIsMovedTo() {
    String uid = newOwnUid();
    String version = writer().create(event(uid, span("10:00", "10:30")));
    writeAsOwner(newForeignUid(), span("13:00", "14:00"));
    assertThat(busy(WINDOW)).isEqualTo(IntervalSet.of(span("13:00", "14:00")));

    writer().update(event(uid, span("10:15", "10:45")), version);

    assertThat(busy(WINDOW)).isEqualTo(IntervalSet.of(span("13:00", "14:00")));
  }

  @Test
  void bu04_aWriterThatReachesNobodySaysSo() {
    String uid = newOwnUid();
    String version = writer().create(event(uid, span("10:00", "10:30")));
    disconnect();

    for (Runnable call :
        List.<Runnable>of(
            () -> writer().create(event(newOwnUid(), span("12:00", "12:30"))),
            () -> writer().update(event(uid, span("11:00", "11:30")), version),
            () -> writer().delete(uid, version),
            () -> writer().find(uid),
            () -> changes().start())) {
      CalendarException failure = catchThrowableOfType(CalendarException.class, call::run);
      assertThat(failure.isRetryable()).isTrue();
    }
  }

  @Test
  void cf01_withoutAChangeNothingIsToldHoweverOften() {
    writeAsOwner(newForeignUid(), span("10:00", "10:30"));
    String cursor = changes().start();

    CalendarChanges.Since first = since(cursor);

    assertThat(first.own()).isEmpty();
    assertThat(first.foreign()).isZero();
    assertThat(since(cursor)).isEqualTo(first);
    assertThat(since(first.cursor()).foreign()).isZero();
  }

  @Test
  void cf02_whatOthersAddChangeAndRemoveIsTold() {
    String uid = newForeignUid();
    String cursor = changes().start();

    writeAsOwner(uid, span("10:00", "10:30"));
    CalendarChanges.Since added = since(cursor);
    assertThat(added.own()).isEmpty();
    assertThat(added.foreign()).isOne();

    writeAsOwner(uid, span("11:00", "11:30"));
    CalendarChanges.Since changed = since(added.cursor());
    assertThat(changed.foreign()).isOne();

    removeAsOwner(uid);
    CalendarChanges.Since removed = since(changed.cursor());
    assertThat(removed.foreign()).isOne();
    assertThat(since(removed.cursor()).foreign()).isZero();
  }

  @Test
  void cf02_anOldCursorTellsAllSinceThen() {
    String cursor = changes().start();
    writeAsOwner(newForeignUid(), span("10:00", "10:30"));
    since(cursor);
    writeAsOwner(newForeignUid(), span("12:00", "12:30"));

    assertThat(since(cursor).foreign()).isEqualTo(2);
  }

  @Test
  void cf03_changesOfOurEventsBearTheirUids() {
    String moved = "ü /" + newOwnUid();
    String removed = newOwnUid();
    String created = newOwnUid();
    writer().create(event(moved, span("10:00", "10:30")));
    writer().create(event(removed, span("12:00", "12:30")));
    String cursor = changes().start();

    writeAsOwner(moved, span("11:00", "11:30"));
    removeAsOwner(removed);
    writer().create(event(created, span("14:00", "14:30")));

    CalendarChanges.Since changes = since(cursor);
    assertThat(changes.own()).isEqualTo(Set.of(moved, removed, created));
    assertThat(changes.foreign()).isZero();
  }

  @Test
  void cf04_aCursorThatTheCalendarDoesNotKnowStartsOver() {
    String cursor = changes().start();

    assertThat(changes().since(cursor + "0")).isEqualTo(new CalendarChanges.StartOver());
    assertThat(changes().since("")).isEqualTo(new CalendarChanges.StartOver());
    assertThat(changes().since("elsewhere")).isEqualTo(new CalendarChanges.StartOver());
  }
}
