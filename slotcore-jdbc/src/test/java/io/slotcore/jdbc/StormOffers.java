package io.slotcore.jdbc;

import io.slotcore.booking.Booking;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What a storm fights for: ten hosts, alone, with groups, and two at a time with a room. */
final class StormOffers {

  /** Of each event type on a day. */
  static final int LIMIT = 12;

  /** Of each booker on a day, whatever he books. */
  static final int BOOKER_LIMIT = 4;

  static final int SEATS = 4;

  private static final Resource ROOMS = Resource.builder("rooms").quantity(2).build();

  /** Two hosts offer each of these, so that bookings move from one to the other. */
  private static final List<EventType> SINGLES =
      IntStream.range(0, 10).mapToObj(i -> single("type-" + i / 2, i)).toList();

  private static final List<EventType> GROUPS =
      IntStream.range(0, 3)
          .mapToObj(i -> limited("group-" + i, i).seats(SEATS).host(host(3 * i)).build())
          .toList();

  private static final List<EventType> COLLECTIVES =
      IntStream.range(0, 3)
          .mapToObj(
              i ->
                  limited("both-" + i, i)
                      .pool(Pool.all(host(i), host(i + 5)))
                      .pool(Pool.oneOf(ROOMS).named("room"))
                      .build())
          .toList();

  private StormOffers() {}

  private static Host host(int number) {
    return Worlds.always("host-" + number);
  }

  private static EventType.Builder limited(String id, int number) {
    return EventType.builder(id, Duration.ofMinutes(30))
        .startIncrement(Duration.ofMinutes(15))
        .buffers(Duration.ofMinutes(5L * (number % 3)), Duration.ofMinutes(10))
        .limit(BookingLimit.perDay(LIMIT))
        .bookerLimit(BookingLimit.perDay(BOOKER_LIMIT));
  }

  private static EventType single(String id, int host) {
    return limited(id, host).host(host(host)).build();
  }

  static EventType any(Random random) {
    List<EventType> some =
        switch (random.nextInt(4)) {
          case 0 -> GROUPS;
          case 1 -> COLLECTIVES;
          default -> SINGLES;
        };
    return some.get(random.nextInt(some.size()));
  }

  /** The event type of a booking; what one host serves alone perhaps by another one. */
  static EventType of(Booking booking, Random random) {
    String id = booking.eventTypeId();
    return id.startsWith("type-")
        ? single(id, random.nextInt(SINGLES.size()))
        : all().stream().filter(type -> type.id().equals(id)).findFirst().orElseThrow();
  }

  static List<EventType> all() {
    List<EventType> all = new ArrayList<>(SINGLES);
    all.addAll(GROUPS);
    all.addAll(COLLECTIVES);
    return all;
  }

  /** Everybody and everything that can be taken. */
  static Set<Subject> subjects() {
    Set<Subject> subjects = new TreeSet<>();
    all().forEach(type -> type.members().forEach(member -> subjects.add(member.subject())));
    return subjects;
  }
}
