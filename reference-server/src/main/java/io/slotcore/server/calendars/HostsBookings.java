package io.slotcore.server.calendars;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Subject;
import io.slotcore.server.accounts.User;
import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.booking.Invites;
import io.slotcore.server.booking.Links;
import io.slotcore.server.calendars.SyncedBookings.Synced;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.i18n.Reader;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.Refusals;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.time.Interval;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Bookings as events of their hosts' calendars, and what hosts do by these. Thread-safe. */
public final class HostsBookings {

  private final BookingDesk desk;
  private final UserStore users;
  private final Links links;
  private final InstantSource clock;

  /** Takes the bookings, who serves them, where they are seen, and the clock. */
  public HostsBookings(BookingDesk desk, UserStore users, Links links, InstantSource clock) {
    this.desk = desk;
    this.users = users;
    this.links = links;
    this.clock = clock;
  }

  Optional<Booking> find(String tenantId, BookingId id) {
    return desk.find(tenantId, id);
  }

  boolean isToCome(String tenantId, BookingId id) {
    return find(tenantId, id).filter(booking -> booking.end().isAfter(clock.instant())).isPresent();
  }

  static Stream<UUID> hosts(Booking booking) {
    return booking.hosts().stream()
        .filter(subject -> subject.kind() == Subject.Kind.HOST)
        .map(subject -> UUID.fromString(subject.id()));
  }

  Synced synced(String tenantId, Booking booking) {
    return new Synced(
        booking.id(),
        booking.version(),
        takesPlace(booking) ? Optional.of(event(tenantId, booking)) : Optional.empty());
  }

  private boolean takesPlace(Booking booking) {
    return booking.status().isActive()
        && booking.status() != BookingStatus.HELD
        && (booking.isSession() || booking.attendee().isPresent())
        && !booking.isExpired(clock.instant());
  }

  private CalendarEvent event(String tenantId, Booking booking) {
    Optional<Offer> offer = desk.findOffer(tenantId, booking);
    Optional<User> host = hosts(booking).findFirst().flatMap(id -> users.find(tenantId, id));
    String title =
        offer
            .map(Offer::title)
            .or(() -> host.map(h -> Reader.of(h.locale()).messages().text("feeds.booking")))
            .orElse("SlotCore");
    String guest = booking.attendee().map(Attendee::name).map(": "::concat).orElse("");
    CalendarEvent.Builder event =
        CalendarEvent.builder(
                Invites.uid(booking),
                Interval.of(booking.start(), booking.end()),
                host.map(User::zone).orElse(booking.zone()),
                title + guest)
            .sequence(booking.sequence());
    offer.map(Offer::location).ifPresent(event::location);
    desk.meetingLink(tenantId, booking).ifPresent(event::link);
    booking.attendee().ifPresent(attendee -> event.guest(attendee.name(), attendee.email()));
    if (!booking.isSession()) {
      // Without the booker's key: the host signs in.
      event.description(links.absolute("/bookings/" + booking.id()));
    }
    return event.build();
  }

  /** Returns the bookings as the owner of an account can change them. */
  SyncedBookings of(Account account) {
    return new OfOwner(account.tenantId(), account.userId());
  }

  /** What the owner of a calendar does to bookings by changing their events. */
  private final class OfOwner implements SyncedBookings {

    private static final String GROUP = "group";

    private final String tenantId;
    private final UUID owner;

    OfOwner(String tenantId, UUID owner) {
      this.tenantId = tenantId;
      this.owner = owner;
    }

    @Override
    public Optional<Synced> find(BookingId id) {
      return desk.find(tenantId, id).map(booking -> synced(tenantId, booking));
    }

    @Override
    public Optional<String> move(Synced seen, Interval time) {
      return refusable(
          seen,
          caller -> desk.follow(caller, seen.id(), OptionalLong.of(seen.version()), time.start()));
    }

    @Override
    public Optional<String> cancel(Synced seen) {
      String reason =
          users
              .find(tenantId, owner)
              .map(host -> Reader.of(host.locale()).messages().text("calendars.deleted"))
              .orElse("");
      return refusable(
          seen, caller -> desk.cancel(caller, seen.id(), reason, OptionalLong.of(seen.version())));
    }

    /** Of a group the guests have their own bookings: its host has to decide for each. */
    private Optional<String> refusable(Synced seen, Consumer<Caller> command) {
      if (desk.get(tenantId, seen.id()).isSession()) {
        return Optional.of(GROUP);
      }
      try {
        command.accept(Caller.of(TenantId.of(tenantId), Actor.host(owner.toString())));
        return Optional.empty();
      } catch (BookingRefusedException e) {
        return Optional.of(Refusals.type(e).code());
      } catch (ProblemException e) {
        return Optional.of(e.problem().type().code());
      }
    }
  }
}
