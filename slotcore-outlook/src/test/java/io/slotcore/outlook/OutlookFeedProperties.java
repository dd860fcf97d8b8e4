package io.slotcore.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.fakes.FakeGraphEvent;
import io.slotcore.fakes.Fault;
import io.slotcore.spi.CalendarChanges;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The change feed against a list of what was done, whatever is done in whatever order. */
class OutlookFeedProperties {

  private static final Instant DAY = Instant.parse("2027-02-10T00:00:00Z");

  /** What somebody does. */
  enum Deed {
    WRITE,
    MOVE_AS_OWNER,
    REMOVE_AS_OWNER,
    DELETE,
    PUT_FOREIGN,
    REMOVE_FOREIGN,
    MOVE_FAR_AWAY,
    FORGET,
    FAIL,
    ASK
  }

  /** A deed with one of a few events. */
  record Step(Deed deed, int event) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(Arbitraries.of(Deed.class), Arbitraries.integers().between(0, 2))
        .as(Step::new)
        .list()
        .ofMaxSize(30);
  }

  /** What was done since the feed was asked. */
  private static final class Calendar {

    private final OutlookWorld world;
    private final Set<String> own = new HashSet<>();
    private boolean foreign;
    private String cursor;
    private int hour;

    private Calendar(OutlookWorld world) {
      this.world = world;
      cursor = world.calendar.start();
    }

    private Interval next() {
      hour++;
      return Interval.of(DAY.plus(Duration.ofHours(hour)), Duration.ofMinutes(30));
    }

    private void take(Step step) {
      String ours = step.event() + "@own.slotcore.test";
      String theirs = step.event() + "@elsewhere.test";
      switch (step.deed()) {
        case WRITE -> write(ours);
        case MOVE_AS_OWNER -> move(ours, next());
        case REMOVE_AS_OWNER -> remove(ours);
        case DELETE -> delete(ours);
        case PUT_FOREIGN -> {
          Interval time = next();
          world.ada.put(FakeGraphEvent.timed(theirs, time.start(), time.end()));
          foreign = true;
        }
        case REMOVE_FOREIGN -> remove(theirs);
        case MOVE_FAR_AWAY ->
            move(ours, Interval.of(DAY.plus(Duration.ofDays(900)), Duration.ofHours(1)));
        case FORGET -> world.ada.forgetChanges();
        case FAIL -> {
          world.graph.http().fail(Integer.MAX_VALUE, Fault.status(503));
          assertThatThrownBy(() -> world.calendar.since(cursor))
              .isInstanceOf(CalendarException.class);
          world.graph.http().recover();
        }
        case ASK -> ask();
      }
    }

    private void write(String uid) {
      CalendarEvent event =
          CalendarEvent.builder(uid, next(), OutlookWorld.BERLIN, "Intro call").build();
      world
          .calendar
          .find(uid)
          .ifPresentOrElse(
              there -> world.calendar.update(event, there.version()),
              () -> world.calendar.create(event));
      own.add(uid);
    }

    private void move(String uid, Interval to) {
      Optional<String> eventId = world.ada.idOf(uid);
      if (eventId.isPresent()) {
        world.ada.move(eventId.get(), to.start(), to.end());
        own.add(uid);
      }
    }

    private void remove(String uid) {
      Optional<String> eventId = world.ada.idOf(uid);
      if (eventId.isPresent()) {
        world.ada.remove(eventId.get());
        if (OutlookWorld.OWN.test(uid)) {
          own.add(uid);
        } else {
          foreign = true;
        }
      }
    }

    private void delete(String uid) {
      world
          .calendar
          .find(uid)
          .ifPresent(
              there -> {
                world.calendar.delete(uid, there.version());
                own.add(uid);
              });
    }

    private void ask() {
      CalendarChanges changes = world.calendar.since(cursor);
      if (changes instanceof CalendarChanges.Since told) {
        assertThat(told.own()).isEqualTo(own);
        assertThat(told.foreign() > 0).isEqualTo(foreign);
        cursor = told.cursor();
      } else {
        cursor = world.calendar.start();
      }
      own.clear();
      foreign = false;
    }
  }

  @Property(tries = 60)
  void whatWasChangedIsToldOrTheFeedStartsOver(@ForAll("steps") List<Step> steps) {
    try (OutlookWorld world = new OutlookWorld()) {
      world.graph.pageAtMost(2);
      Calendar calendar = new Calendar(world);

      steps.forEach(calendar::take);

      calendar.ask();
      calendar.ask();
    }
  }
}
