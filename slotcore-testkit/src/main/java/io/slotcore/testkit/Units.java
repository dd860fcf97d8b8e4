package io.slotcore.testkit;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The units that an event type can take. */
final class Units {

  private Units() {}

  /** All units of all members, each once, in the order of the pools. */
  static List<Unit> of(EventType type) {
    return type.pools().stream().flatMap(pool -> of(pool).stream()).distinct().toList();
  }

  /** All units of a pool's members. */
  static List<Unit> of(Pool pool) {
    List<Unit> units = new ArrayList<>();
    for (Member member : pool.members()) {
      IntStream.range(0, member.quantity())
          .forEach(number -> units.add(new Unit(member.subject(), number)));
    }
    return units;
  }
}
