package io.slotcore.server.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** However bookings and events change, and whatever is lost on the way, both end up the same. */
class SyncProperties {

  private static final Duration OFF_GRID = Duration.ofMinutes(7);

  /** What happens next. */
  enum Kind {
    BOOK,
    BOOKER_MOVES,
    BOOKER_CANCELS,
    OWNER_MOVES,
    OWNER_MOVES_OFF_THE_GRID,
    OWNER_MAKES_LONGER,
    OWNER_DELETES,
    DELIVER,
    DELIVER_AND_LOSE,
    POLL,
    POLL_AND_FORGET,
    LOSE_CURSOR,
    BREAK
  }

  record Step(Kind kind, int booking, int slot) {

    void takeIn(SyncedWorld world) {
      switch (kind) {
        case BOOK -> world.book(slot);
        case BOOKER_MOVES -> world.bookerMoves(booking, slot);
        case BOOKER_CANCELS -> world.bookerCancels(booking);
        case OWNER_MOVES -> world.ownerMoves(booking, slot, Duration.ZERO, false);
        case OWNER_MOVES_OFF_THE_GRID -> world.ownerMoves(booking, slot, OFF_GRID, false);
        case OWNER_MAKES_LONGER -> world.ownerMoves(booking, slot, Duration.ZERO, true);
        case OWNER_DELETES -> world.ownerDeletes(booking);
        case DELIVER -> world.deliver(3, false);
        case DELIVER_AND_LOSE -> world.deliver(3, true);
        case POLL -> world.poll(false);
        case POLL_AND_FORGET -> world.poll(true);
        case LOSE_CURSOR -> world.loseCursor();
        case BREAK -> world.breakDown();
      }
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Kind.BOOK)),
                Tuple.of(3, Arbitraries.of(Kind.DELIVER, Kind.POLL)),
                Tuple.of(6, Arbitraries.of(Kind.class))),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 11))
        .as(Step::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }

  @Property(tries = 2_000)
  void bothSidesEndUpTheSame(@ForAll("steps") List<Step> steps, @ForAll OnChange policy) {
    SyncedWorld world = new SyncedWorld(policy);

    steps.forEach(step -> step.takeIn(world));
    world.settle();

    assertThat(world.differences()).as("%s", policy).isEmpty();
    Statistics.label("shown to the host").collect(policy, world.shown() > 0);
  }
}
