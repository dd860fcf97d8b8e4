package io.slotcore.server.calendars;

import io.slotcore.booking.Booking;
import io.slotcore.server.accounts.User;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.calendars.CalendarsPage.Difference;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.slot.BookingId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a host is shown of events that were changed in calendars, and what he chooses. */
public final class EventChanges {

  private static final Set<String> KNOWN =
      Set.of(
          "slot_taken",
          "slot_not_offered",
          "other_length",
          "group",
          "calendar_unavailable",
          "stale_version",
          "not_possible_any_more");

  private final WrittenEvents events;
  private final BookingWriter writer;
  private final BookingDesk desk;

  /** Takes where events are known, what writes them, and the bookings. */
  public EventChanges(WrittenEvents events, BookingWriter writer, BookingDesk desk) {
    this.events = events;
    this.writer = writer;
    this.desk = desk;
  }

  /** Counts the events of a person that were written anew, by calendar. */
  Map<UUID, Integer> rewritten(User host) {
    return events.rewritten(host.tenantId(), host.id());
  }

  /** Returns the bookings of a person that are not where their events are. */
  Map<UUID, Map<BookingId, EventLedger.Difference>> differences(User host) {
    return events.differences(host.tenantId(), host.id());
  }

  /** Describes bookings that are not where their events are. */
  List<Difference> shown(String tenantId, Map<BookingId, EventLedger.Difference> differences) {
    return differences.entrySet().stream()
        .flatMap(
            entry ->
                desk
                    .find(tenantId, entry.getKey())
                    .map(booking -> shown(tenantId, booking, entry.getValue()))
                    .stream())
        .toList();
  }

  private Difference shown(String tenantId, Booking booking, EventLedger.Difference seen) {
    String title = desk.findOffer(tenantId, booking).map(Offer::title).orElse("");
    String guest = booking.attendee().map(attendee -> attendee.name()).orElse("");
    Optional<String> refusal = Optional.of(seen.refusal()).filter(code -> !code.isEmpty());
    return new Difference(
        booking.id().toString(),
        title,
        guest,
        booking.start(),
        seen.version().isEmpty(),
        seen.start(),
        refusal.map(EventChanges::key));
  }

  private static String key(String code) {
    return "calendars.refusal." + (KNOWN.contains(code) ? code : "other");
  }

  /** Does to an event what its host has chosen. */
  void settle(ConnectedCalendar calendar, BookingId booking, OnChange choice) {
    writer.settle(calendar, booking, choice);
  }
}
