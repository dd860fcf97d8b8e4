package io.slotcore.testkit;

import io.slotcore.eventtype.Subject;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bookings that count: not the ignored ones, nor the expired, nor sessions that have ended. */
record OracleCounts(
    SlotQuery query,
    Facts facts,
    OracleSessions sessions,
    Map<Subject, List<CountedBooking>> found) {

  OracleCounts(SlotQuery query, Facts facts, OracleSessions sessions) {
    this(query, facts, sessions, new HashMap<>());
  }

  List<CountedBooking> of(Subject subject) {
    return found.computeIfAbsent(
        subject,
        s ->
            facts.counted(s).stream()
                .filter(booking -> booking.activeUntil().isAfter(facts.now()))
                .filter(booking -> !query.ignored().contains(booking.id()))
                .filter(booking -> !sessions.hasEnded(booking.id()))
                .toList());
  }
}
