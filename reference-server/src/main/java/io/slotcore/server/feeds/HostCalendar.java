package io.slotcore.server.feeds;

import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.ical.BookingFeed;
import io.slotcore.ical.CalendarUser;
import io.slotcore.ical.Conference;
import io.slotcore.ical.Invitation;
import io.slotcore.ical.ParticipationStatus;
import io.slotcore.server.accounts.User;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.booking.Invites;
import io.slotcore.server.booking.Links;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.i18n.Messages;
import io.slotcore.server.i18n.Reader;
import io.slotcore.time.Interval;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the bookings of a host as a calendar: from thirty days ago to a year ahead, two thousand
 * at the most. Thread-safe.
 *
 * <p>What is cancelled, declined, expired or only held is not in it. Of a group there is one event.
 */
public final class HostCalendar {

  private static final Duration BACK = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofDays(366);
  private static final Duration REFRESH = Duration.ofHours(1);
  private static final int MOST_EVENTS = 2_000;

  private final BookingDesk desk;
  private final Links links;
  private final InstantSource clock;

  /** Takes where bookings and their pages are found, and the clock. */
  public HostCalendar(BookingDesk desk, Links links, InstantSource clock) {
    this.desk = desk;
    this.links = links;
    this.clock = clock;
  }

  /** Returns the calendar in UTF-8; the same bytes as long as nothing in it has changed. */
  byte[] write(User host, boolean withGuests) {
    Messages messages = Reader.of(host.locale()).messages();
    // The window begins at a whole day, lest the text changes without anything having happened.
    Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    Interval window = Interval.of(today.minus(BACK), today.plus(AHEAD));
    Maker maker = new Maker(host, withGuests, messages);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BookingFeed.of(messages.text("feeds.calendar", host.displayName()), REFRESH)
          .write(
              desk.allOfHost(host, window).stream()
                  .flatMap(booking -> maker.event(booking).stream())
                  .limit(MOST_EVENTS),
              out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    return out.toByteArray();
  }

  /** Makes the events of one calendar. */
  private final class Maker {

    private final User host;
    private final boolean withGuests;
    private final Messages messages;
    private final Map<String, Optional<Offer>> offers = new HashMap<>();

    Maker(User host, boolean withGuests, Messages messages) {
      this.host = host;
      this.withGuests = withGuests;
      this.messages = messages;
    }

    Optional<Invitation> event(Booking booking) {
      List<Booking> guests =
          (booking.isSession() ? desk.guestsOf(host.tenantId(), booking) : List.of(booking))
              .stream().filter(this::takesPlace).toList();
      return guests.isEmpty() ? Optional.empty() : Optional.of(event(booking, guests));
    }

    private boolean takesPlace(Booking booking) {
      return booking.status().isActive()
          && booking.status() != BookingStatus.HELD
          && booking.attendee().isPresent()
          && !booking.isExpired(clock.instant());
    }

    private Invitation event(Booking booking, List<Booking> guests) {
      Optional<Offer> offer =
          offers.computeIfAbsent(
              booking.eventTypeId(), id -> desk.findOffer(host.tenantId(), booking));
      String title = offer.map(Offer::title).orElseGet(() -> messages.text("feeds.booking"));
      List<Attendee> people = guests.stream().map(guest -> guest.attendee().orElseThrow()).toList();
      String names = people.stream().map(Attendee::name).collect(Collectors.joining(", "));
      Invitation.Builder event =
          Invitation.builder(Invites.uid(booking), booking.zone(), booking.start(), booking.end())
              .sequence(booking.sequence())
              .stampedAt(booking.createdAt())
              .summary(withGuests ? title + ": " + names : title)
              .organizer(CalendarUser.of(host.displayName(), host.email()));
      people.forEach(
          guest ->
              event.attendee(
                  CalendarUser.of(guest.name(), guest.email()), ParticipationStatus.ACCEPTED));
      offer.map(Offer::location).ifPresent(event::location);
      desk.meetingLink(host.tenantId(), booking)
          .ifPresent(link -> event.conference(Conference.video(link)));
      if (!booking.isSession()) {
        // Without the booker's key: the host signs in.
        event.description(links.absolute("/bookings/" + booking.id()));
      }
      if (guests.stream().allMatch(guest -> guest.status().isPending())) {
        event.tentative();
      }
      return event.build();
    }
  }
}
