package io.slotcore.jdbc.internal;

import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.eventtype.Buffers;
import io.slotcore.jdbc.internal.schema.tables.records.SlotcoreBookingRecord;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.HoldKey;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes bookings to rows, and reads them back without loss. */
final class BookingRows {

  private BookingRows() {}

  static SlotcoreBookingRecord toRow(String tenant, Booking booking) {
    SlotcoreBookingRecord row = new SlotcoreBookingRecord();
    row.setTenantId(tenant);
    row.setBookingId(booking.id().value());
    row.setVersion(booking.version());
    row.setStatus(booking.status().name());
    row.setEventTypeId(booking.eventTypeId());
    row.setFirstHost(booking.hosts().get(0).toString());
    row.setHosts(Subjects.join(booking.hosts()));
    row.setStartAt(booking.start());
    row.setEndAt(booking.end());
    row.setBufferBeforeMinutes((int) booking.buffers().before().toMinutes());
    row.setBufferAfterMinutes((int) booking.buffers().after().toMinutes());
    row.setZone(booking.zone().getId());
    row.setPromisedStart(booking.promisedStart().toString());
    row.setZoneDataVersion(booking.zoneDataVersion());
    row.setInvitationSequence(booking.sequence());
    row.setReschedules(booking.reschedules());
    row.setExpiresAt(booking.expiresAt().orElse(null));
    row.setVisitor(booking.visitor().orElse(null));
    row.setHoldKey(holdKey(booking));
    row.setMovesBookingId(booking.moves().map(BookingId::value).orElse(null));
    setAttendee(row, booking.attendee().orElse(null));
    row.setDetails(booking.details());
    row.setCancelReason(booking.cancelReason());
    row.setCreatedAt(booking.createdAt());
    return row;
  }

  private static void setAttendee(SlotcoreBookingRecord row, @Nullable Attendee attendee) {
    row.setAttendeeName(attendee == null ? null : attendee.name());
    row.setAttendeeEmail(attendee == null ? null : attendee.email());
    row.setAttendeeZone(attendee == null ? null : attendee.zone().getId());
    row.setAttendeeLocale(attendee == null ? null : attendee.locale().toLanguageTag());
  }

  private static @Nullable String holdKey(Booking booking) {
    return booking.status() == BookingStatus.HELD
        ? booking.visitor().map(v -> holdKey(new HoldKey(booking.eventTypeId(), v))).orElse(null)
        : null;
  }

  static String holdKey(HoldKey key) {
    return key.visitor() + " " + key.eventTypeId();
  }

  static Booking fromRow(SlotcoreBookingRecord row) {
    return Booking.builder(
            new BookingId(row.getBookingId()), BookingStatus.valueOf(row.getStatus()))
        .version(row.getVersion())
        .served(row.getEventTypeId(), Subjects.split(row.getHosts()))
        .time(
            row.getStartAt(),
            Duration.between(row.getStartAt(), row.getEndAt()),
            Buffers.of(
                Duration.ofMinutes(row.getBufferBeforeMinutes()),
                Duration.ofMinutes(row.getBufferAfterMinutes())))
        .promised(
            ZoneId.of(row.getZone()),
            LocalDateTime.parse(row.getPromisedStart()),
            row.getZoneDataVersion())
        .sequence(row.getInvitationSequence())
        .reschedules(row.getReschedules())
        .expiresAt(row.getExpiresAt())
        .visitor(row.getVisitor())
        .moves(bookingId(row.getMovesBookingId()))
        .attendee(attendee(row))
        .details(row.getDetails())
        .cancelReason(row.getCancelReason())
        .createdAt(row.getCreatedAt())
        .build();
  }

  private static @Nullable BookingId bookingId(@Nullable UUID value) {
    return value == null ? null : new BookingId(value);
  }

  private static @Nullable Attendee attendee(SlotcoreBookingRecord row) {
    return row.getAttendeeName() == null
        ? null
        : new Attendee(
            row.getAttendeeName(),
            row.getAttendeeEmail(),
            ZoneId.of(row.getAttendeeZone()),
            Locale.forLanguageTag(row.getAttendeeLocale()));
  }
}
