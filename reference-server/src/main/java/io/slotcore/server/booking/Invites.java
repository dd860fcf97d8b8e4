package io.slotcore.server.booking;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.ical.CalendarUser;
import io.slotcore.ical.Conference;
import io.slotcore.ical.Invitation;
import io.slotcore.ical.Invitations;
import io.slotcore.ical.ItipMethod;
import io.slotcore.ical.ParticipationStatus;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.slot.BookingId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Writes the invitation of a booking: the same UID for life, a SEQUENCE that rises. */
public final class Invites {

  private static final String UID_SUFFIX = "@slotcore";

  private final Links links;

  /** Takes what leads back to the booking. */
  public Invites(Links links) {
    this.links = links;
  }

  /**
   * One version of an invitation.
   *
   * @param sequence zero at first, one more for every move and for the cancel
   * @param stampedAt when the version was made
   */
  public record Version(
      Instant start, Instant end, BookingStatus status, int sequence, Instant stampedAt) {

    /** Returns the version that a booking has now. */
    public static Version of(Booking booking, Instant stampedAt) {
      return new Version(
          booking.start(), booking.end(), booking.status(), booking.sequence(), stampedAt);
    }

    /** Returns how calendars are to act on it. */
    public ItipMethod method() {
      return status == BookingStatus.CANCELLED ? ItipMethod.CANCEL : ItipMethod.REQUEST;
    }
  }

  /** Returns the identity of a booking in every calendar. */
  public static String uid(Booking booking) {
    return uid(booking.id());
  }

  /** Returns the identity of a booking in every calendar, and of its online meeting. */
  public static String uid(BookingId booking) {
    return booking + UID_SUFFIX;
  }

  /**
   * Returns the booking whose identity in calendars this would be; empty if it is of no booking.
   */
  public static Optional<BookingId> booking(String uid) {
    if (!uid.endsWith(UID_SUFFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(BookingId.parse(uid.substring(0, uid.length() - UID_SUFFIX.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the iCalendar object of a version.
   *
   * @param link where it is joined, if it takes place online
   */
  public String write(Booking booking, Offer offer, Version version, Optional<URI> link) {
    var attendee = booking.attendee().orElseThrow();
    String page = links.absolute(links.bookingPath(offer.host().tenantId(), booking.id()));
    Invitation.Builder invitation =
        Invitation.builder(uid(booking), booking.zone(), version.start(), version.end())
            .sequence(version.sequence())
            .stampedAt(version.stampedAt())
            .summary(offer.title() + ": " + attendee.name() + ", " + offer.host().displayName())
            .description(page)
            .location(offer.location())
            .organizer(CalendarUser.of(offer.host().displayName(), offer.host().email()))
            .attendee(
                CalendarUser.of(attendee.name(), attendee.email()), ParticipationStatus.ACCEPTED);
    link.ifPresent(uri -> invitation.location(uri.toString()).conference(Conference.video(uri)));
    return Invitations.write(version.method(), invitation.build());
  }
}
