package io.slotcore.gcal;

import com.google.api.client.util.Data;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.ConferenceData;
import com.google.api.services.calendar.model.ConferenceSolutionKey;
import com.google.api.services.calendar.model.CreateConferenceRequest;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.EventDateTime;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.MeetingRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Writes and knows our events.
 *
 * <p>A placeholder is an event that stands only for a meeting until the writer completes it. It has
 * the id of the event to be, and a private property that says so.
 */
final class OurEvents {

  static final String CANCELLED = "cancelled";
  static final String MEET = "hangoutsMeet";
  private static final String UID = "slotcoreUid";
  private static final String PLACEHOLDER = "slotcorePlaceholder";

  private OurEvents() {}

  /** Returns the UID of an event, if it was made by SlotCore, or is an instance of one that was. */
  static Optional<String> uid(Event event) {
    String id = event.getRecurringEventId() == null ? event.getId() : event.getRecurringEventId();
    return id == null ? Optional.empty() : EventIds.uid(id);
  }

  /**
   * Returns the UID by which an event is SlotCore's own: it was written by us, or is a mailed
   * invitation of ours that came in by itself.
   */
  static Optional<String> ownUid(Event event, Predicate<String> own) {
    return uid(event).filter(own).or(() -> Optional.ofNullable(event.getICalUID()).filter(own));
  }

  static boolean isCancelled(Event event) {
    return CANCELLED.equals(event.getStatus());
  }

  static boolean isPlaceholder(Event event) {
    return event.getExtendedProperties() != null
        && event.getExtendedProperties().getPrivate() != null
        && event.getExtendedProperties().getPrivate().containsKey(PLACEHOLDER);
  }

  /** Returns a whole event. */
  static Event event(CalendarEvent event) {
    Event whole =
        new Event()
            .setId(EventIds.of(event.uid()))
            .setStatus("confirmed")
            .setSummary(event.title())
            .setDescription(event.description())
            .setLocation(event.location().isEmpty() ? place(event) : event.location())
            .setStart(time(event.time().start(), event.zone()))
            .setEnd(time(event.time().end(), event.zone()))
            .setTransparency("opaque")
            .setAttendees(event.guests().stream().map(OurEvents::attendee).toList())
            .setGuestsCanInviteOthers(false)
            .setGuestsCanSeeOtherGuests(false)
            .setExtendedProperties(properties(event.uid()));
    event.link().filter(OurEvents::isWeb).ifPresent(link -> whole.setSource(source(link)));
    return whole;
  }

  /** Most calendars show the place, and few the link. */
  private static String place(CalendarEvent event) {
    return event.link().map(URI::toString).orElse("");
  }

  private static boolean isWeb(URI link) {
    return "https".equals(link.getScheme()) || "http".equals(link.getScheme());
  }

  private static Event.Source source(URI link) {
    return new Event.Source().setTitle(link.getHost()).setUrl(link.toString());
  }

  /** Who has booked has accepted (see docs/calendars.md). */
  private static EventAttendee attendee(CalendarEvent.Guest guest) {
    return new EventAttendee()
        .setEmail(guest.email())
        .setDisplayName(guest.name())
        .setResponseStatus("accepted");
  }

  /** Returns what makes an event of any state the one that is wanted; the rest stays. */
  static Event parts(CalendarEvent event) {
    Event parts = withoutDates(event(event)).setId(null);
    parts.getExtendedProperties().getPrivate().put(PLACEHOLDER, Data.nullOf(String.class));
    if (parts.getSource() == null) {
      parts.setSource(Data.nullOf(Event.Source.class));
    }
    return parts;
  }

  /** A patch keeps what it does not name, also the dates of a whole day beside the new times. */
  private static Event withoutDates(Event event) {
    event.getStart().setDate(Data.nullOf(DateTime.class));
    event.getEnd().setDate(Data.nullOf(DateTime.class));
    return event;
  }

  /** Returns a whole placeholder, of which the meeting is made from the state it starts from. */
  static Event placeholder(MeetingRequest request, String version) {
    Event whole = titleAndTime(request);
    whole
        .setId(EventIds.of(request.id()))
        .setStatus("tentative")
        .setExtendedProperties(properties(request.id()));
    whole.getExtendedProperties().getPrivate().put(PLACEHOLDER, "true");
    return whole.setConferenceData(conference(whole.getId(), version));
  }

  /** Returns what changes the time and title of a placeholder. */
  static Event parts(MeetingRequest request) {
    return withoutDates(titleAndTime(request));
  }

  private static Event titleAndTime(MeetingRequest request) {
    return new Event()
        .setSummary(request.title())
        .setStart(time(request.time().start(), request.zone()))
        .setEnd(time(request.time().end(), request.zone()));
  }

  /**
   * Asks for a Meet link. A request with the id of the one before is ignored
   * (https://developers.google.com/workspace/calendar/api/v3/reference/events#conferenceData), so
   * that the id is made of the event and the state in which it is found: the same for racers,
   * another one after a deletion.
   */
  static ConferenceData conference(String eventId, String version) {
    String seed = eventId + "\n" + version;
    return new ConferenceData()
        .setCreateRequest(
            new CreateConferenceRequest()
                .setRequestId(
                    UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString())
                .setConferenceSolutionKey(new ConferenceSolutionKey().setType(MEET)));
  }

  private static Event.ExtendedProperties properties(String uid) {
    Map<String, String> properties = new HashMap<>();
    properties.put(UID, uid);
    return new Event.ExtendedProperties().setPrivate(properties);
  }

  private static EventDateTime time(Instant time, ZoneId zone) {
    EventDateTime told = new EventDateTime().setDateTime(new DateTime(time.toEpochMilli()));
    // Google knows the names of IANA only; an offset stands in the time already.
    return zone.normalized() instanceof ZoneOffset ? told : told.setTimeZone(zone.getId());
  }
}
