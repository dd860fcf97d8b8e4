package io.slotcore.jdbc.internal;

import io.slotcore.booking.Actor;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Command;
import io.slotcore.booking.TenantId;
import io.slotcore.jdbc.internal.schema.tables.records.SlotcoreEventRecord;
import io.slotcore.slot.BookingId;
import org.jspecify.annotations.Nullable;

/** Writes events to rows, and reads them back without loss. */
final class EventRows {

  private EventRows() {}

  /** The tenant is the transaction's, whatever the event says: a writer touches no other one. */
  static SlotcoreEventRecord toRow(String tenant, BookingEvent event) {
    SlotcoreEventRecord row = new SlotcoreEventRecord();
    row.setTenantId(tenant);
    row.setBookingId(event.booking().value());
    row.setVersion(event.version());
    row.setCommand(event.command().name());
    row.setActorRole(event.actor().role().name());
    row.setActorId(event.actor().id());
    row.setOccurredAt(event.at());
    event
        .before()
        .ifPresent(
            before -> {
              row.setBeforeStatus(before.status().name());
              row.setBeforeStart(before.start());
              row.setBeforeEnd(before.end());
              row.setBeforeHosts(Subjects.join(before.hosts()));
              row.setBeforeSequence(before.sequence());
            });
    BookingEvent.State after = event.after();
    row.setAfterStatus(after.status().name());
    row.setAfterStart(after.start());
    row.setAfterEnd(after.end());
    row.setAfterHosts(Subjects.join(after.hosts()));
    row.setAfterSequence(after.sequence());
    return row;
  }

  static BookingEvent fromRow(SlotcoreEventRecord row) {
    Actor actor = new Actor(Actor.Role.valueOf(row.getActorRole()), row.getActorId());
    return new BookingEvent(
        new BookingEvent.Source(
            TenantId.of(row.getTenantId()),
            Command.valueOf(row.getCommand()),
            actor,
            row.getOccurredAt()),
        new BookingId(row.getBookingId()),
        row.getVersion(),
        before(row),
        new BookingEvent.State(
            BookingStatus.valueOf(row.getAfterStatus()),
            row.getAfterStart(),
            row.getAfterEnd(),
            Subjects.split(row.getAfterHosts()),
            row.getAfterSequence()));
  }

  private static BookingEvent.@Nullable State before(SlotcoreEventRecord row) {
    return row.getBeforeStatus() == null
        ? null
        : new BookingEvent.State(
            BookingStatus.valueOf(row.getBeforeStatus()),
            row.getBeforeStart(),
            row.getBeforeEnd(),
            Subjects.split(row.getBeforeHosts()),
            row.getBeforeSequence());
  }
}
