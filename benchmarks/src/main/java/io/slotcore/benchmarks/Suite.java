package io.slotcore.benchmarks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that is measured. */
final class Suite {

  static final List<Goal> GOALS =
      List.of(
          Goal.ofCell("one host, 60 days, 50 busy", "B1 60 50", new Limit.Times(5)),
          Goal.ofCell("one host, 365 days, 50 busy", "B1 365 50", new Limit.Times(6)),
          Goal.ofCell(
              "ten hosts, all needed, 60 days, 50 busy each", "BC10 60 50", new Limit.Micros(100)),
          Goal.ofCell(
              "one of ten hosts, 365 days, 500 busy each", "BR10 365 500", new Limit.Micros(1_000)),
          new Goal(
              "N2",
              "explain one start",
              Task.of(ExplainBenchmark.class, "explain"),
              "the listing of its day",
              Task.of(ExplainBenchmark.class, "day"),
              new Limit.Times(2)),
          new Goal(
              "N3",
              "one host, 30 days, nothing busy: 498 slots, and their JSON",
              Task.json("B1 30 0"),
              "without JSON",
              Task.engine("B1 30 0"),
              new Limit.Micros(20)),
          new Goal(
              "N4",
              "the first start of each of 10,000 hosts, 30 days",
              Task.of(FirstStartBenchmark.class, "eachHost"),
              "the floor, listing all",
              Task.of(FirstStartBenchmark.class, "eachHostByFloor"),
              new Limit.Micros(50_000)));

  static final List<Growth> GROWTH =
      List.of(
          new Growth(
              "Days in the window, one host with 50 busy periods",
              List.of("B1 30 50", "B1 60 50", "B1 120 50", "B1 240 50", "B1 480 50"),
              Cell::days),
          new Growth(
              "Busy periods, one host, 365 days",
              List.of("B1 365 100", "B1 365 1000", "B1 365 10000", "B1 365 100000"),
              Cell::busyPeriods),
          new Growth(
              "Hosts of whom one is needed, 60 days, 50 busy periods each",
              List.of("BR10 60 50 1", "BR10 60 50", "BR10 60 50 100", "BR10 60 50 1000"),
              Cell::hosts));

  private Suite() {}

  /** Returns each task once, those that are compared next to each other. */
  static Set<Task> tasks() {
    Set<Task> tasks = new LinkedHashSet<>();
    GOALS.forEach(goal -> tasks.addAll(List.of(goal.task(), goal.beside())));
    GROWTH.stream().flatMap(growth -> growth.tasks()).forEach(tasks::add);
    return tasks;
  }
}
