package io.slotcore.server.meetings;

import io.slotcore.booking.Booking;
import io.slotcore.booking.Command;
import io.slotcore.booking.Seat;
import io.slotcore.booking.TenantId;
import io.slotcore.server.booking.Invites;
import io.slotcore.server.booking.MeetingUnavailableException;
import io.slotcore.server.booking.MeetingUnavailableException.Reason;
import io.slotcore.server.booking.OnlineMeetings;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.eventtypes.Offers;
import io.slotcore.server.meetings.MeetingStore.State;
import io.slotcore.server.meetings.MeetingStore.StoredMeeting;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.Delivery;
import io.slotcore.spi.Meeting;
import io.slotcore.spi.MeetingLinks;
import io.slotcore.spi.MeetingRequest;
import io.slotcore.time.Interval;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes online meetings before their bookings are confirmed, has them follow their bookings, and
 * removes those that none needs (MS-01 to MS-06). Thread-safe.
 *
 * <p>Nothing is undone when something fails: every meeting is written down before its provider is
 * asked for it, and looked at again until either its booking is confirmed or it is gone. The
 * provider makes one meeting for one id, so that going on is asking again.
 */
public final class Meetings implements OnlineMeetings {

  /** The consumer of the outbox that has meetings follow their bookings. */
  public static final String CONSUMER = "meeting";

  private static final Logger LOG = LoggerFactory.getLogger(Meetings.class);

  /** How long after a hold's end its meeting is removed: nobody can be confirming it any more. */
  static final Duration GRACE = Duration.ofMinutes(2);

  private static final Duration RETRY = Duration.ofMinutes(1);

  /** How long to wait between looks at a meeting that the provider is still making. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMillis(300),
          Duration.ofMillis(700),
          Duration.ofMillis(1500),
          Duration.ofMillis(2500),
          Duration.ofMillis(4000));

  private static final Set<Command> OF_HOLDS = Set.of(Command.HOLD, Command.SEAT);

  private final MeetingStore store;
  private final MeetingMakers makers;
  private final LinkAnswers links;
  private final Pause pause;
  private final BookingStore bookings;
  private final Offers offers;

  /** Takes where meetings are kept, who makes and checks links, how to wait, and the bookings. */
  public Meetings(MeetingStore store, Providers providers, BookingStore bookings, Offers offers) {
    this.store = store;
    makers = providers.makers();
    links = providers.links();
    pause = providers.pause();
    this.bookings = bookings;
    this.offers = offers;
  }

  /** What lies outside: who makes links, whether they answer, and how to wait for them. */
  public record Providers(MeetingMakers makers, LinkAnswers links, Pause pause) {}

  /** Tells whether a link answers. */
  public interface LinkAnswers {

    /** Opens a link, and tells whether there is something. */
    boolean answers(URI link);
  }

  /** Waits. */
  public interface Pause {

    /**
     * Waits.
     *
     * @throws InterruptedException if the thread is to end
     */
    void await(Duration duration) throws InterruptedException;
  }

  @Override
  public void require(Booking held, Offer offer) {
    if (offer.meeting().isEmpty()) {
      return;
    }
    String tenantId = offer.host().tenantId();
    Instant lookAt = held.expiresAt().orElseGet(() -> now(tenantId)).plus(GRACE);
    StoredMeeting meeting = store.begin(tenantId, owner(held), offer.meeting().get(), lookAt);
    if (meeting.state() == State.READY) {
      return;
    }
    if (meeting.state() == State.UNNEEDED) {
      throw new MeetingUnavailableException(Reason.PENDING);
    }
    try {
      makeReady(meeting, maker(meeting), request(held, offer));
    } catch (CalendarException e) {
      failed(meeting, e.problem().name());
      throw new MeetingUnavailableException(
          e.problem() == Problem.DENIED ? Reason.DISCONNECTED : Reason.FAILED);
    }
  }

  private MeetingLinks maker(StoredMeeting meeting) {
    return makers
        .of(meeting.tenantId(), meeting.choice().kind(), meeting.choice().account())
        .orElseThrow(
            () -> new CalendarException(Problem.DENIED, "the account is not connected", null));
  }

  private void makeReady(StoredMeeting stored, MeetingLinks maker, MeetingRequest request) {
    Meeting meeting = maker.create(request);
    requireNeeded(store.made(stored, meeting.reference()), maker, meeting);
    meeting = awaited(maker, meeting);
    if (meeting.state() == Meeting.State.PENDING) {
      failed(stored, Reason.PENDING.name());
      throw new MeetingUnavailableException(Reason.PENDING);
    }
    if (meeting.state() == Meeting.State.FAILED) {
      // One that has failed stays so: only another one may succeed.
      maker.delete(meeting.reference());
      throw new CalendarException(Problem.UNREADABLE, "the provider made no link", null);
    }
    URI link = meeting.link().orElseThrow();
    if (!links.answers(link)) {
      throw new CalendarException(Problem.UNREACHABLE, "the link does not answer", null);
    }
    requireNeeded(store.ready(stored, meeting.reference(), link), maker, meeting);
  }

  /** What was made after its booking was given up is known to nobody else any more (MS-04). */
  private static void requireNeeded(boolean needed, MeetingLinks maker, Meeting made) {
    if (!needed) {
      maker.delete(made.reference());
      throw new MeetingUnavailableException(Reason.PENDING);
    }
  }

  private Meeting awaited(MeetingLinks maker, Meeting made) {
    Meeting meeting = made;
    for (Duration wait : PAUSES) {
      if (meeting.state() != Meeting.State.PENDING) {
        return meeting;
      }
      try {
        pause.await(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return meeting;
      }
      meeting =
          maker
              .find(made.reference())
              .orElseThrow(
                  () -> new CalendarException(Problem.MISSING, "the meeting is gone", null));
    }
    return meeting;
  }

  private void failed(StoredMeeting meeting, String problem) {
    if (!meeting.problem().equals(Optional.of(problem))) {
      LOG.warn("The meeting of booking {} cannot be had: {}", meeting.booking(), problem);
    }
    store.failed(meeting, problem);
  }

  @Override
  public Optional<URI> link(String tenantId, Booking booking) {
    return store.find(tenantId, owner(booking)).flatMap(StoredMeeting::link);
  }

  /**
   * Has the meeting follow what an event has changed, as a consumer of the outbox.
   *
   * @throws CalendarException if the provider could not be told
   */
  public void follow(Delivery delivery) {
    if (OF_HOLDS.contains(delivery.event().command())) {
      return;
    }
    String tenantId = delivery.event().tenant().value();
    bookings
        .find(TenantId.of(tenantId), delivery.event().booking())
        .flatMap(booking -> store.find(tenantId, owner(booking)))
        .ifPresent(meeting -> follow(meeting, delivery.event().command()));
  }

  private void follow(StoredMeeting meeting, Command command) {
    Need need = need(meeting);
    if (need.booking().isEmpty()) {
      remove(meeting);
    } else {
      if (command == Command.RESCHEDULE && need.until().isEmpty()) {
        move(meeting, need.booking().get());
      }
      store.lookAgain(meeting, need.until().map(end -> end.plus(GRACE)));
    }
  }

  private void move(StoredMeeting meeting, Booking booking) {
    Optional<Offer> offer = offers.find(meeting.tenantId(), booking.eventTypeId());
    if (meeting.reference().isEmpty() || offer.isEmpty()) {
      return;
    }
    MeetingLinks maker = maker(meeting);
    MeetingRequest request = request(booking, offer.get());
    try {
      maker.update(meeting.reference().get(), request);
    } catch (CalendarException e) {
      if (e.problem() != Problem.MISSING) {
        failed(meeting, e.problem().name());
        throw e;
      }
      // Somebody has removed it at the provider. Its old link leads nowhere.
      LOG.warn("The meeting of booking {} is gone, and is made anew", meeting.booking());
      makeReady(meeting, maker, request);
    }
  }

  /** Looks after the meetings whose bookings may have been given up, unheard of. */
  public void sweep() {
    for (String tenantId : store.tenants()) {
      store.due(tenantId).forEach(this::look);
    }
  }

  private void look(StoredMeeting meeting) {
    Need need = need(meeting);
    if (need.booking().isPresent()) {
      store.lookAgain(meeting, need.until().map(end -> end.plus(GRACE)));
      return;
    }
    try {
      remove(meeting);
    } catch (CalendarException e) {
      failed(meeting, e.problem().name());
      store.lookAgain(meeting, Optional.of(now(meeting.tenantId()).plus(RETRY)));
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      // One meeting that nobody thought of must not hold back the others.
      LOG.error("Removing the meeting of {} failed: {}", meeting.booking(), e.getClass().getName());
      failed(meeting, Problem.UNREADABLE.name());
      store.lookAgain(meeting, Optional.of(now(meeting.tenantId()).plus(RETRY)));
    }
  }

  /** Removes a meeting; one whose name is not known is asked for once more, to learn it. */
  private void remove(StoredMeeting meeting) {
    store.unneeded(meeting);
    MeetingLinks maker = maker(meeting);
    String reference =
        meeting.reference().orElseGet(() -> maker.create(lastRequest(meeting)).reference());
    maker.delete(reference);
    store.forget(meeting);
  }

  private MeetingRequest lastRequest(StoredMeeting meeting) {
    Booking booking =
        bookings
            .find(TenantId.of(meeting.tenantId()), meeting.booking())
            .orElseThrow(
                () -> new IllegalStateException("no booking of meeting " + meeting.booking()));
    return new MeetingRequest(
        Invites.uid(meeting.booking()),
        Interval.of(booking.start(), booking.end()),
        booking.zone(),
        "-");
  }

  /**
   * Who needs a meeting.
   *
   * @param booking whose meeting it is, if anybody needs it
   * @param until when that ends by itself; empty if it does not
   */
  private record Need(Optional<Booking> booking, Optional<Instant> until) {}

  private Need need(StoredMeeting meeting) {
    TenantId tenant = TenantId.of(meeting.tenantId());
    Optional<Booking> owner = bookings.find(tenant, meeting.booking());
    Instant now = now(meeting.tenantId());
    List<Booking> users =
        owner
            .map(
                booking ->
                    booking.isSession()
                        ? bookings.search(
                            tenant, new BookingSearch.GuestsOf(booking.id(), BookingSearch.MOST))
                        : List.of(booking))
            .orElse(List.of())
            .stream()
            .filter(booking -> booking.status().isActive() && !booking.isExpired(now))
            .toList();
    if (users.isEmpty()) {
      return new Need(Optional.empty(), Optional.empty());
    }
    Instant end = users.stream().map(Booking::activeUntil).reduce(Meetings::later).orElseThrow();
    return new Need(owner, end.equals(Instant.MAX) ? Optional.empty() : Optional.of(end));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Instant now(String tenantId) {
    return bookings.facts(TenantId.of(tenantId), FactsNeeded.nothing()).now();
  }

  /** Of a group all guests meet in one meeting. */
  private static BookingId owner(Booking booking) {
    return booking.seat().map(Seat::session).orElse(booking.id());
  }

  private static MeetingRequest request(Booking booking, Offer offer) {
    return new MeetingRequest(
        Invites.uid(owner(booking)),
        Interval.of(booking.start(), booking.end()),
        offer.host().zone(),
        offer.title());
  }
}
