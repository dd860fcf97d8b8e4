package io.slotcore.testkit;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Event types whose members and later pools stand in another order. */
final class Shuffled {

  private Shuffled() {}

  /** The first pool stays first, since the grid is its. */
  static EventType pools(EventType type, Random random) {
    List<Pool> later = new ArrayList<>(type.pools().subList(1, type.pools().size()));
    Collections.shuffle(later, random);
    EventType.Builder copy =
        EventType.builder(type.id(), type.duration())
            .durations(type.durations().toArray(Duration[]::new))
            .pool(members(type.pools().get(0), random))
            .seats(type.seats())
            .startIncrement(type.startIncrement())
            .alignment(type.alignment())
            .buffers(type.buffers().before(), type.buffers().after())
            .minimumNotice(type.minimumNotice())
            .window(type.window())
            .busyTypes(type.busyTypes())
            .zone(type.zone());
    later.forEach(pool -> copy.pool(members(pool, random)));
    type.limits().forEach(copy::limit);
    type.bookerLimits().forEach(copy::bookerLimit);
    type.closures().forEach(copy::closure);
    return copy.build();
  }

  private static Pool members(Pool pool, Random random) {
    List<Member> members = new ArrayList<>(pool.members());
    Collections.shuffle(members, random);
    return Pool.of(pool.needed(), members).choosing(pool.choice());
  }
}
