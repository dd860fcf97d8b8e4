package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.TenantId;
import io.slotcore.slot.Availability;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import io.slotcore.testkit.World;
import io.slotcore.testkit.WorldArbitraries;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;

/**
 * Over generated schedules, event types and bookings in PostgreSQL, and in cells of H2: every start
 * that is listed can be booked at once, and every other minute is refused for the reasons that
 * explaining gives.
 */
class OfferedIffBookableProperties {

  private static final HikariDataSource DATABASE = PostgresServer.newStoreDatabase();
  private static final HikariDataSource CELLS = TestDatabase.H2.newStoreDatabase();
  private static final int MOST_REFUSED = 16;

  private static int worlds;
  private static int booked;
  private static int refused;
  private static int explained;

  @AfterContainer
  static void close() {
    System.out.printf(
        "offered iff bookable: %d worlds, %d minutes explained, %d bookings, %d refusals%n",
        worlds, explained, booked, refused);
    DATABASE.close();
    CELLS.close();
  }

  @Provide
  Arbitrary<World> worlds() {
    return WorldArbitraries.worldsOfOneHost();
  }

  @Property(tries = 220, shrinking = ShrinkingMode.OFF)
  void everyListedStartCanBeBookedAndEveryOtherMinuteIsRefusedAsExplained(
      @ForAll("worlds") World world) {
    require(DATABASE, TestDatabase.POSTGRES, world);
  }

  @Property(tries = 220, shrinking = ShrinkingMode.OFF)
  void soItIsWhereTimeIsKeptInCells(@ForAll("worlds") World world) {
    require(CELLS, TestDatabase.H2, world);
  }

  private static void require(HikariDataSource database, TestDatabase kind, World world) {
    TenantId tenant = TenantId.of("world-" + worlds++);
    StoredWorld stored = StoredWorld.of(database, kind.guard(), tenant, world);
    SlotQuery query = stored.query();
    List<Slot> slots = stored.service().slots(stored.tenant(), query, stored.busy());
    Set<Instant> listed = slots.stream().map(Slot::start).collect(Collectors.toSet());
    List<Instant> others = explainedMinutes(stored, query, listed);

    for (Instant start : listed) {
      assertThat(stored.refusal(start)).as("%s is listed", start).isEmpty();
      booked++;
    }
    for (Instant start : some(others)) {
      Explanation told = stored.service().explain(stored.tenant(), query, start, stored.busy());
      assertThat(told.reasons()).as("%s is not listed", start).isNotEmpty();
      List<Reason> refusal = stored.refusal(start);
      // The store's time goes on, and the words of a notice with it.
      Explanation later = stored.service().explain(stored.tenant(), query, start, stored.busy());
      assertThat(refusal).isIn(told.reasons(), later.reasons());
      refused++;
    }
    Statistics.label("clocks").collect(world.isOnTransition() ? "change" : "stay");
    Statistics.label("clocks").coverage(c -> c.check("change").percentage(share -> share >= 20.0));
  }

  /** Explains each minute of the window, from one reading of the facts; returns the closed ones. */
  private static List<Instant> explainedMinutes(
      StoredWorld stored, SlotQuery query, Set<Instant> listed) {
    Facts facts =
        stored
            .store()
            .facts(stored.tenant(), Availability.factsNeeded(query))
            .withBusy(stored.busy());
    List<Instant> others = new ArrayList<>();
    Instant first = query.window().start().truncatedTo(ChronoUnit.MINUTES);
    for (Instant t = first; t.isBefore(query.window().end()); t = t.plusSeconds(60)) {
      if (query.window().contains(t)) {
        boolean open = Availability.explain(query, t, facts).isBookable();
        assertThat(open).as("%s", t).isEqualTo(listed.contains(t));
        explained++;
        if (!open) {
          others.add(t);
        }
      }
    }
    return others;
  }

  /** Some of them, evenly spread. */
  private static List<Instant> some(List<Instant> all) {
    List<Instant> some = new ArrayList<>();
    int step = 1 + all.size() / MOST_REFUSED;
    for (int i = 0; i < all.size(); i += step) {
      some.add(all.get(i));
    }
    return some;
  }
}
