package io.slotcore.benchmarks;

import io.slotcore.slot.Availability;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The 48 cells with the answers on which independent engines agree. */
final class Cells {

  private static final int[] BUSY_PERIODS = {0, 50, 500};

  /** What is right, in the order of the table. */
  static final Map<Cell, Answer> AGREED = Collections.unmodifiableMap(agreed());

  private Cells() {}

  /** Returns what the engine says about a cell. */
  static Answer ofEngine(Cell cell) {
    World world = World.of(cell, World.FIRST_SEED);
    return Answer.of(Availability.slots(world.query(), world.facts()));
  }

  /** Returns what the floor says about a cell. */
  static Answer ofFloor(Cell cell) {
    Floor floor = new Floor(cell);
    int count = floor.slots(World.busyMillis(cell, World.FIRST_SEED), World.NOT_BEFORE);
    return Answer.of(floor.starts(), count);
  }

  /**
   * Makes sure that engine and floor give the same answer, whatever the right one is.
   *
   * @throws IllegalStateException if they do not
   */
  static void requireAgreement(World world, Floor floor) {
    Answer ofEngine = Answer.of(Availability.slots(world.query(), world.facts()));
    int count = floor.slots(world.busyMillis(), World.NOT_BEFORE);
    Answer ofFloor = Answer.of(floor.starts(), count);
    if (!ofEngine.equals(ofFloor)) {
      throw new IllegalStateException(
          "the engine says " + ofEngine + ", the floor " + ofFloor + " about the same world");
    }
  }

  /** Shape and days, then slots and hash without, with 50 and with 500 busy periods a host. */
  private static String table() {
    return """
    A1     7   155/3494687113    97/1342348916    12/1542822092
    A1    30   682/2748705024   622/2370554051   302/3935568178
    A1    60  1364/2433703808  1309/2121860142   913/3063824021
    A1   365  8091/4019026057  8044/1915438779  7565/3143312934
    B1     7   104/3352332472    62/1572235390     8/340417070
    B1    30   498/3136756580   447/1660162018   205/2377879601
    B1    60  1022/2419030478   976/3171815917   655/3474322052
    B1   365  6032/142076918   5997/588062506   5646/4018211591
    BC10   7   104/3352332472     1/30069720       0/0
    BC10  30   498/3136756580   215/3773400139     0/0
    BC10  60  1022/2419030478   699/3738988794    12/72061055
    BC10 365  6032/142076918   5631/1383254203  2958/789840222
    BR10   7   104/3352332472   104/3352332472    34/3240521471
    BR10  30   498/3136756580   498/3136756580   494/1741811386
    BR10  60  1022/2419030478  1022/2419030478  1022/2419030478
    BR10 365  6032/142076918   6032/142076918   6032/142076918
    """;
  }

  private static Map<Cell, Answer> agreed() {
    Map<Cell, Answer> agreed = new LinkedHashMap<>();
    for (String line : table().lines().toList()) {
      String[] words = line.split(" +", -1);
      for (int i = 0; i < BUSY_PERIODS.length; i++) {
        String[] answer = words[2 + i].split("/", -1);
        agreed.put(
            new Cell(Shape.valueOf(words[0]), Integer.parseInt(words[1]), BUSY_PERIODS[i]),
            new Answer(Integer.parseInt(answer[0]), Long.parseLong(answer[1])));
      }
    }
    return agreed;
  }
}
