package io.slotcore.benchmarks;

import io.slotcore.slot.Availability;
import io.slotcore.slot.Slot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finds the first free start in 30 days of each of 10,000 hosts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FirstStartBenchmark {

  private static final Cell CELL = new Cell(Shape.B1, 30, 50);

  int hosts = 10_000;

  private List<World> worlds = List.of();
  private final Floor floor = new Floor(CELL);

  /** Makes one world a host, and has the floor check the answers. */
  @Setup
  public void makeWorlds() {
    worlds = World.several(CELL, hosts);
    for (World world : worlds) {
      long right = firstByFloor(world);
      long found = first(world).map(slot -> slot.start().toEpochMilli()).orElse(-1L);
      if (found != right) {
        throw new IllegalStateException("first start " + found + ", by the floor " + right);
      }
    }
  }

  /** Asks for one host after the other, in one thread. */
  @Benchmark
  public List<Optional<Slot>> eachHost() {
    return worlds.stream().map(FirstStartBenchmark::first).toList();
  }

  /** Asks the floor, which knows no better than to list everything. */
  @Benchmark
  public long[] eachHostByFloor() {
    return worlds.stream().mapToLong(this::firstByFloor).toArray();
  }

  private long firstByFloor(World world) {
    int count = floor.slots(world.busyMillis(), World.NOT_BEFORE);
    return count == 0 ? -1 : floor.starts()[0];
  }

  private static Optional<Slot> first(World world) {
    return Availability.first(world.query(), world.facts());
  }
}
