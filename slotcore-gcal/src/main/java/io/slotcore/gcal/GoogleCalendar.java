package io.slotcore.gcal;

import static java.util.Objects.requireNonNull;

import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.CalendarListEntry;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import com.google.api.services.calendar.model.FreeBusyCalendar;
import com.google.api.services.calendar.model.FreeBusyRequest;
import com.google.api.services.calendar.model.FreeBusyRequestItem;
import com.google.api.services.calendar.model.FreeBusyResponse;
import com.google.api.services.calendar.model.TimePeriod;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.gcal.GoogleHttp.Kind;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarChanges;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarWriter;
import io.slotcore.spi.ChangeFeed;
import io.slotcore.spi.EventChangedException;
import io.slotcore.spi.StoredEvent;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One Google calendar: asked, written and watched. Thread-safe.
 *
 * <p>Busy time is read from the events, and ours are dropped: those that SlotCore has written,
 * known by their ids, and invitations of ours that came in by mail, known by their iCalendar UID. A
 * calendar of which only free and busy is shared with the account is asked for that; it tells no
 * events, so that it cannot be written either.
 *
 * <p>Our events have ids that are made of their UIDs; a version is an ETag, and {@code If-Match}
 * goes with every change. An event that its owner has deleted keeps its id with the status {@code
 * cancelled}: for {@link #find} and {@link #update} it is gone, and {@link #create} restores it.
 * What the owner has added to an event, such as a colour or a reminder, stays when it is updated.
 *
 * <p>Google sends no mail about our events, and guests do not see each other.
 */
public final class GoogleCalendar implements BusySource, CalendarWriter, ChangeFeed {

  private static final Duration MARGIN = Duration.ofDays(1);
  private static final int PAGE = 2500;
  private static final int MAX_PAGES = 100;
  private static final int RACES = 4;
  private static final String READING = "reading the calendar";
  private static final String WATCHING = "asking for changes";
  // No titles and no guests: what is not asked for cannot get lost.
  private static final String BUSY_FIELDS =
      "kind,accessRole,timeZone,nextPageToken,items(id,iCalUID,recurringEventId,status,start,end,"
          + "transparency,eventType,attendees(self,responseStatus))";
  private static final String CHANGE_FIELDS =
      "kind,nextPageToken,nextSyncToken,items(id,iCalUID,recurringEventId)";

  private final CalendarCalls calls;
  private final Predicate<String> own;

  GoogleCalendar(CalendarCalls calls, Predicate<String> own) {
    this.calls = calls;
    this.own = requireNonNull(own, "own");
  }

  @Override
  public FreeBusy busy(Interval window) {
    Instant asOf = calls.clock().instant();
    List<BusyPeriod> periods = new ArrayList<>();
    String next = null;
    for (int page = 0; page < MAX_PAGES; page++) {
      Events events = events(window, next);
      if ("freeBusyReader".equals(events.getAccessRole())) {
        return sharedFreeBusy(window, asOf);
      }
      add(periods, events, window);
      next = events.getNextPageToken();
      if (next == null) {
        return FreeBusy.of(periods, asOf);
      }
    }
    throw GoogleFailure.unreadable(READING, "there are too many events");
  }

  /** A day more is asked for on both sides, since Google chooses the zone of whole days there. */
  private Events events(Interval window, @Nullable String page) {
    return calls.call(
        Kind.READ,
        READING,
        client ->
            client
                .events()
                .list(calls.calendarId())
                .setSingleEvents(true)
                .setTimeMin(new DateTime(window.start().minus(MARGIN).toEpochMilli()))
                .setTimeMax(new DateTime(window.end().plus(MARGIN).toEpochMilli()))
                .setMaxAttendees(1)
                .setMaxResults(PAGE)
                .setPageToken(page)
                .setFields(BUSY_FIELDS));
  }

  private void add(List<BusyPeriod> periods, Events events, Interval window) {
    if (events.getItems() == null) {
      throw GoogleFailure.unreadable(READING, "there is no list of events");
    }
    for (Event event : events.getItems()) {
      FreeBusyType type = EventTimes.type(event);
      if (type != FreeBusyType.FREE && OurEvents.ownUid(event, own).isEmpty()) {
        Interval time = EventTimes.interval(READING, event, events.getTimeZone());
        if (time.overlaps(window)) {
          periods.add(new BusyPeriod(time, type, source(event)));
        }
      }
    }
  }

  private static String source(Event event) {
    return event.getICalUID() == null ? String.valueOf(event.getId()) : event.getICalUID();
  }

  /** https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query. */
  private FreeBusy sharedFreeBusy(Interval window, Instant asOf) {
    FreeBusyRequest request =
        new FreeBusyRequest()
            .setTimeMin(new DateTime(window.start().minus(MARGIN).toEpochMilli()))
            .setTimeMax(new DateTime(window.end().plus(MARGIN).toEpochMilli()))
            .setItems(List.of(new FreeBusyRequestItem().setId(calls.calendarId())));
    FreeBusyResponse answer =
        calls.call(Kind.READ, READING, client -> client.freebusy().query(request));
    FreeBusyCalendar told =
        answer.getCalendars() == null ? null : answer.getCalendars().get(calls.calendarId());
    if (told == null || told.getBusy() == null) {
      throw GoogleFailure.unreadable(READING, "there is no list of busy times");
    }
    if (told.getErrors() != null && !told.getErrors().isEmpty()) {
      throw GoogleFailure.missing(READING);
    }
    List<BusyPeriod> periods = new ArrayList<>();
    for (TimePeriod period : told.getBusy()) {
      Interval time = EventTimes.interval(READING, period);
      if (time.overlaps(window)) {
        periods.add(BusyPeriod.busy(time, "free/busy"));
      }
    }
    return FreeBusy.of(periods, asOf);
  }

  @Override
  public String create(CalendarEvent event) {
    String operation = "creating event " + event.uid();
    Event whole = OurEvents.event(event);
    for (int race = 0; race < RACES; race++) {
      Optional<Event> written =
          calls.insert(operation, whole).or(() -> overExisting(operation, event, whole));
      if (written.isPresent()) {
        return written.get().getEtag();
      }
    }
    throw new EventChangedException(event.uid());
  }

  /**
   * What to do if there is an event of that id: one that was deleted is restored, a placeholder
   * completed, and one at the same time is the success of before. Empty if it was changed
   * meanwhile.
   */
  private Optional<Event> overExisting(String operation, CalendarEvent event, Event whole) {
    Optional<Event> found = calls.get(operation, whole.getId());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Event there = found.get();
    if (OurEvents.isCancelled(there)) {
      // A meeting that was deleted before there was an event stays so; one of an event comes back.
      return OurEvents.isPlaceholder(there)
          ? calls.replace(operation, whole, whole.getId(), there.getEtag())
          : calls.restore(operation, whole, whole.getId(), there.getEtag());
    }
    if (OurEvents.isPlaceholder(there)) {
      return calls.patch(operation, OurEvents.parts(event), whole.getId(), there.getEtag());
    }
    if (time(operation, there).equals(Optional.of(event.time()))) {
      return found;
    }
    throw new EventChangedException(event.uid());
  }

  @Override
  public String update(CalendarEvent event, String version) {
    return calls
        .patch(
            "updating event " + event.uid(),
            OurEvents.parts(event),
            EventIds.of(event.uid()),
            version)
        .orElseThrow(() -> new EventChangedException(event.uid()))
        .getEtag();
  }

  @Override
  public void delete(String uid, String version) {
    String operation = "deleting event " + uid;
    if (!calls.delete(operation, EventIds.of(uid), version) && there(operation, uid).isPresent()) {
      throw new EventChangedException(uid);
    }
  }

  @Override
  public Optional<StoredEvent> find(String uid) {
    String operation = "reading event " + uid;
    return there(operation, uid)
        .map(event -> new StoredEvent(event.getEtag(), time(operation, event)));
  }

  /** A placeholder is none of the writer's events yet. */
  private Optional<Event> there(String operation, String uid) {
    return calls
        .get(operation, EventIds.of(uid))
        .filter(event -> !OurEvents.isCancelled(event) && !OurEvents.isPlaceholder(event));
  }

  private Optional<Interval> time(String operation, Event event) {
    // Whole days are in the calendar's zone, which an event does not tell.
    String zone = EventTimes.hasDates(event) ? zone(operation) : null;
    return EventTimes.taken(operation, event, zone);
  }

  private @Nullable String zone(String operation) {
    CalendarListEntry calendar =
        calls.call(Kind.READ, operation, client -> client.calendarList().get(calls.calendarId()));
    return calendar.getTimeZone();
  }

  /** Reads all pages up to the sync token, which is on the last. */
  @Override
  public String start() {
    String next = null;
    for (int page = 0; page < MAX_PAGES; page++) {
      Events events = changes(null, next);
      if (events.getNextSyncToken() != null) {
        return events.getNextSyncToken();
      }
      next = events.getNextPageToken();
      if (next == null) {
        throw GoogleFailure.unreadable(WATCHING, "there is no sync token");
      }
    }
    throw GoogleFailure.unreadable(WATCHING, "there are too many events");
  }

  @Override
  public CalendarChanges since(String cursor) {
    if (cursor.isEmpty()) {
      return new CalendarChanges.StartOver();
    }
    try {
      return pagesSince(cursor);
    } catch (GoogleFailure failure) {
      // 410 is a token that is too old, 400 one that is no token of this calendar.
      if (failure.status() == 410 || failure.status() == 400) {
        return new CalendarChanges.StartOver();
      }
      throw failure;
    }
  }

  private CalendarChanges pagesSince(String cursor) {
    Set<String> ours = new HashSet<>();
    Set<String> foreign = new HashSet<>();
    String next = null;
    for (int page = 0; page < MAX_PAGES; page++) {
      Events events = changes(cursor, next);
      if (events.getItems() != null) {
        events.getItems().forEach(event -> tell(event, ours, foreign));
      }
      if (events.getNextSyncToken() != null) {
        return new CalendarChanges.Since(ours, foreign.size(), events.getNextSyncToken());
      }
      next = events.getNextPageToken();
      if (next == null) {
        throw GoogleFailure.unreadable(WATCHING, "there is no sync token");
      }
    }
    return new CalendarChanges.StartOver();
  }

  private void tell(Event event, Set<String> ours, Set<String> foreign) {
    OurEvents.ownUid(event, own)
        .ifPresentOrElse(ours::add, () -> foreign.add(String.valueOf(event.getId())));
  }

  /** All but the tokens is the same in every call, as Google demands. */
  private Events changes(@Nullable String token, @Nullable String page) {
    return calls.call(
        Kind.READ,
        WATCHING,
        client ->
            client
                .events()
                .list(calls.calendarId())
                .setMaxResults(PAGE)
                .setSyncToken(token)
                .setPageToken(page)
                .setFields(CHANGE_FIELDS));
  }
}
