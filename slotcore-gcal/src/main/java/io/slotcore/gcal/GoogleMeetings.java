package io.slotcore.gcal;

import com.google.api.client.util.Data;
import com.google.api.services.calendar.model.ConferenceData;
import com.google.api.services.calendar.model.EntryPoint;
import com.google.api.services.calendar.model.Event;
import io.slotcore.spi.Meeting;
import io.slotcore.spi.MeetingLinks;
import io.slotcore.spi.MeetingRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Makes Google Meet links with a calendar
 * (https://developers.google.com/workspace/calendar/api/guides/create-events#conferencing).
 * Thread-safe.
 *
 * <p>A Meet link is a part of an event. {@link #create} makes a tentative placeholder for it, under
 * the id that {@link GoogleCalendar#create} will write the event of the same UID to: there it is
 * completed, and keeps its link. From then on the event is the writer's: {@link #update} changes
 * nothing, since the link stays when the writer moves the event, and {@link #delete} removes the
 * link alone.
 */
public final class GoogleMeetings implements MeetingLinks {

  private static final int RACES = 4;

  private final CalendarCalls calls;
  private final Set<String> hosts;

  GoogleMeetings(CalendarCalls calls, Set<String> hosts) {
    this.calls = calls;
    this.hosts = hosts;
  }

  @Override
  public Meeting create(MeetingRequest request) {
    String operation = "creating the meeting of " + request.id();
    for (int race = 0; race < RACES; race++) {
      Optional<Event> made =
          calls
              .insert(operation, OurEvents.placeholder(request, ""))
              .or(() -> overExisting(operation, request));
      if (made.isPresent()) {
        return meeting(operation, made.get());
      }
    }
    throw GoogleFailure.busy(operation);
  }

  /** A deleted event is restored as a placeholder, one without a link gets it. */
  private Optional<Event> overExisting(String operation, MeetingRequest request) {
    String id = EventIds.of(request.id());
    Optional<Event> found = calls.get(operation, id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String version = found.get().getEtag();
    if (OurEvents.isCancelled(found.get())) {
      return calls.replace(operation, OurEvents.placeholder(request, version), id, version);
    }
    if (found.get().getConferenceData() == null) {
      Event link = new Event().setConferenceData(OurEvents.conference(id, version));
      return calls.patchMeeting(operation, link, id, version);
    }
    return found;
  }

  @Override
  public Optional<Meeting> find(String reference) {
    String operation = "reading the meeting";
    return there(operation, reference)
        .filter(event -> event.getConferenceData() != null)
        .map(event -> meeting(operation, event));
  }

  @Override
  public Meeting update(String reference, MeetingRequest request) {
    String operation = "changing the meeting of " + request.id();
    for (int race = 0; race < RACES; race++) {
      Event event =
          there(operation, reference)
              .filter(there -> there.getConferenceData() != null)
              .orElseThrow(() -> GoogleFailure.missing(operation));
      if (!OurEvents.isPlaceholder(event)) {
        return meeting(operation, event);
      }
      Optional<Event> changed =
          calls.patch(operation, OurEvents.parts(request), reference, event.getEtag());
      if (changed.isPresent()) {
        return meeting(operation, changed.get());
      }
    }
    throw GoogleFailure.busy(operation);
  }

  @Override
  public void delete(String reference) {
    String operation = "deleting the meeting";
    for (int race = 0; race < RACES; race++) {
      Optional<Event> event = there(operation, reference);
      if (event.isEmpty() || isRemoved(operation, event.get())) {
        return;
      }
    }
    throw GoogleFailure.busy(operation);
  }

  private boolean isRemoved(String operation, Event event) {
    if (OurEvents.isPlaceholder(event)) {
      return calls.delete(operation, event.getId(), event.getEtag());
    }
    if (event.getConferenceData() == null) {
      return true;
    }
    Event none = new Event().setConferenceData(Data.nullOf(ConferenceData.class));
    return calls.patchMeeting(operation, none, event.getId(), event.getEtag()).isPresent();
  }

  private Optional<Event> there(String operation, String reference) {
    return calls.get(operation, reference).filter(event -> !OurEvents.isCancelled(event));
  }

  private Meeting meeting(String operation, Event event) {
    ConferenceData data = event.getConferenceData();
    if (data == null || event.getId() == null) {
      throw GoogleFailure.unreadable(operation, "the event has no meeting");
    }
    return switch (status(data)) {
      case "pending" -> Meeting.pending(event.getId());
      case "failure" -> Meeting.failed(event.getId());
      case "success" -> Meeting.ready(event.getId(), link(operation, event));
      default -> throw GoogleFailure.unreadable(operation, "the meeting has an unknown state");
    };
  }

  /** A conference that nobody has asked for by a request is there. */
  private static String status(ConferenceData data) {
    if (data.getCreateRequest() == null || data.getCreateRequest().getStatus() == null) {
      return "success";
    }
    return String.valueOf(data.getCreateRequest().getStatus().getStatusCode());
  }

  /** Returns where people join, if that is by https at a host of Google's. */
  private URI link(String operation, Event event) {
    String text = event.getHangoutLink();
    if (event.getConferenceData().getEntryPoints() != null) {
      for (EntryPoint entry : event.getConferenceData().getEntryPoints()) {
        if ("video".equals(entry.getEntryPointType())) {
          text = entry.getUri();
        }
      }
    }
    try {
      URI link = new URI(String.valueOf(text));
      if ("https".equals(link.getScheme())
          && link.getHost() != null
          && hosts.contains(link.getHost())
          && link.getUserInfo() == null) {
        return link;
      }
    } catch (URISyntaxException wrong) {
      // Said below, without the text.
    }
    throw GoogleFailure.unreadable(operation, "the link is none of Google's");
  }
}
