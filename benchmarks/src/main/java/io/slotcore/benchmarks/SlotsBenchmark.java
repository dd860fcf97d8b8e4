package io.slotcore.benchmarks;

import io.slotcore.json.SlotsJson;
import io.slotcore.slot.Availability;
import io.slotcore.slot.Slot;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Lists all slots of a cell, by the engine as {@link Slot} objects and by the floor as numbers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SlotsBenchmark {

  /** So many that neither a cache nor the processor can know what comes next. */
  private static final int MOST_WORLDS = 64;

  private static final int FEWEST_WORLDS = 4;
  private static final int MOST_BUSY_PERIODS = 400_000;

  @Param({"B1 60 50"})
  String cell = "B1 60 50";

  private Rotation<World> worlds = Rotation.empty();
  private Floor floor = new Floor(Cell.parse(cell));

  /** Makes the worlds, and has both answer each of them, so that both are known in this process. */
  @Setup
  public void makeWorlds() {
    Cell parsed = Cell.parse(cell);
    floor = new Floor(parsed);
    int busyPeriods = Math.max(1, parsed.hosts() * parsed.busyPeriods());
    int count = Math.min(MOST_WORLDS, MOST_BUSY_PERIODS / busyPeriods);
    List<World> made = World.several(parsed, Math.max(FEWEST_WORLDS, count));
    made.forEach(world -> Cells.requireAgreement(world, floor));
    worlds = Rotation.of(made);
  }

  /** Asks the engine, through its public face. */
  @Benchmark
  public List<Slot> engine() {
    World world = worlds.next();
    return Availability.slots(world.query(), world.facts());
  }

  /** Asks the engine, and writes what it says as JSON in the zone of the hosts. */
  @Benchmark
  public byte[] engineAndJson() {
    return SlotsJson.write(engine(), World.NEW_YORK);
  }

  /** Asks the floor about the same worlds. */
  @Benchmark
  public int floor() {
    return floor.slots(worlds.next().busyMillis(), World.NOT_BEFORE);
  }
}
