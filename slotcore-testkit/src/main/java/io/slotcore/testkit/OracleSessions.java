package io.slotcore.testkit;

import io.slotcore.slot.BookingId;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import io.slotcore.slot.TakenSeats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sessions of a group as the oracle reads them; there are none where one books alone. */
final class OracleSessions {

  private final SlotQuery query;
  private final Set<BookingId> ended = new LinkedHashSet<>();
  private final Map<BookingId, List<TakenSeats>> living = new LinkedHashMap<>();

  OracleSessions(SlotQuery query, Facts facts) {
    this.query = query;
    if (query.eventType().seats() == 1) {
      return;
    }
    for (TakenSeats seat : facts.seats(query.eventType().subject())) {
      ended.add(seat.session());
      if (seat.activeUntil().isAfter(facts.now())
          && !query.ignored().contains(seat.seat())
          && !query.ignored().contains(seat.session())) {
        living.computeIfAbsent(seat.session(), id -> new ArrayList<>()).add(seat);
      }
    }
    ended.removeAll(living.keySet());
  }

  /** Whether all seats of a session are gone: it then is as if it had never been. */
  boolean hasEnded(BookingId booking) {
    return ended.contains(booking);
  }

  /** The session that a booking of the query's duration would join at a start. */
  Optional<BookingId> joinableAt(Instant start) {
    for (Map.Entry<BookingId, List<TakenSeats>> session : living.entrySet()) {
      TakenSeats any = session.getValue().get(0);
      if (any.start().equals(start) && any.duration().equals(query.duration())) {
        return Optional.of(session.getKey());
      }
    }
    return Optional.empty();
  }

  /** Whether the party does not find enough places at a start. */
  boolean hasTooFewPlaces(Instant start) {
    int seats = query.eventType().seats();
    int taken =
        joinableAt(start).map(living::get).orElse(List.of()).stream()
            .mapToInt(TakenSeats::places)
            .sum();
    return seats > 1 && seats - taken < query.party();
  }
}
