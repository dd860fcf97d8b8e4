package io.slotcore.internal;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The units of all members of an event type, numbered, and which pool can take which. */
final class Roster {

  private final List<Pool> pools;
  private final List<Member> members;
  private final List<Unit> units = new ArrayList<>();
  private final int[][] unitsOfPools;
  private final boolean shared;

  Roster(EventType eventType) {
    pools = eventType.pools();
    members = eventType.members();
    Map<Subject, Integer> firstUnits = new HashMap<>();
    for (Member member : members) {
      firstUnits.put(member.subject(), units.size());
      for (int number = 0; number < member.quantity(); number++) {
        units.add(new Unit(member.subject(), number));
      }
    }
    unitsOfPools = new int[pools.size()][];
    int places = 0;
    for (int i = 0; i < pools.size(); i++) {
      unitsOfPools[i] = new int[pools.get(i).size()];
      places += unitsOfPools[i].length;
      int n = 0;
      for (Member member : pools.get(i).members()) {
        for (int number = 0; number < member.quantity(); number++) {
          unitsOfPools[i][n++] = firstUnits.getOrDefault(member.subject(), 0) + number;
        }
      }
    }
    shared = places > units.size();
  }

  List<Pool> pools() {
    return pools;
  }

  List<Member> members() {
    return members;
  }

  /** Returns all units, those of one member after each other, by number. */
  List<Unit> units() {
    return units;
  }

  /** Names a pool by its id, or by its place. */
  String nameOf(int pool) {
    return pools.get(pool).nameAt(pool);
  }

  int[] unitsOf(int pool) {
    return unitsOfPools[pool];
  }

  /**
   * Tells whether every unit is needed, and in one pool only: then one who is missing is enough.
   */
  static boolean needsEverybody(EventType eventType) {
    int places = 0;
    for (Pool pool : eventType.pools()) {
      if (!pool.needsAll()) {
        return false;
      }
      places += pool.members().size();
    }
    return places == eventType.members().size();
  }

  /**
   * Returns the starts at which the pools cannot be filled, as {@link Spans}.
   *
   * @param forbidden for each unit the starts at which it cannot serve, as {@link Spans} in the
   *     window
   */
  long[] unfillable(long[][] forbidden, long from, long to) {
    if (shared) {
      return new PoolSweep(this, from, to).unfillable(forbidden);
    }
    long[] unfillable = Spans.NONE;
    for (int i = 0; i < unitsOfPools.length; i++) {
      long[][] ofPool =
          Arrays.stream(unitsOfPools[i]).mapToObj(u -> forbidden[u]).toArray(long[][]::new);
      int tooMany = ofPool.length - pools.get(i).needed() + 1;
      unfillable = Spans.union(unfillable, Spans.inAtLeast(tooMany, ofPool));
    }
    return unfillable;
  }

  /** Tells whether the pools can be filled by different units that are free. */
  boolean canBeFilled(BitSet free) {
    return canBeFilled(free, 0, pools.get(0).needed());
  }

  /**
   * Tells whether a pool and those after it can be filled by different units that are free.
   *
   * @param needed how many places of the first of them are left; the others are empty
   */
  boolean canBeFilled(BitSet free, int first, int needed) {
    for (int i = first; i < unitsOfPools.length; i++) {
      int count = 0;
      for (int unit : unitsOfPools[i]) {
        count += free.get(unit) ? 1 : 0;
      }
      if (count < (i == first ? needed : pools.get(i).needed())) {
        return false;
      }
    }
    return !shared || matches(free, first, needed);
  }

  /**
   * Looks for a matching of places and units by augmenting paths: each place takes a free unit, or
   * one whose place can move on to another unit.
   */
  private boolean matches(BitSet free, int first, int needed) {
    int[] poolOfUnit = new int[units.size()];
    Arrays.fill(poolOfUnit, -1);
    for (int i = first; i < unitsOfPools.length; i++) {
      for (int k = 0; k < (i == first ? needed : pools.get(i).needed()); k++) {
        if (!place(i, free, poolOfUnit, new BitSet())) {
          return false;
        }
      }
    }
    return true;
  }

  /** All places of a pool can take the same units, so that no path need come by a pool twice. */
  private boolean place(int pool, BitSet free, int[] poolOfUnit, BitSet tried) {
    tried.set(pool);
    for (int unit : unitsOfPools[pool]) {
      int other = poolOfUnit[unit];
      if (free.get(unit)
          && (other < 0 || (!tried.get(other) && place(other, free, poolOfUnit, tried)))) {
        poolOfUnit[unit] = pool;
        return true;
      }
    }
    return false;
  }
}
