package io.slotcore.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.outlook.GraphHttp.Kind;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarChanges;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarWriter;
import io.slotcore.spi.ChangeFeed;
import io.slotcore.spi.EventChangedException;
import io.slotcore.spi.StoredEvent;
import io.slotcore.time.Interval;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One calendar of Outlook or Microsoft 365: asked, written and watched. Thread-safe.
 *
 * <p>Busy time is read from the events, and ours are dropped: those that SlotCore has written,
 * known by the UID in an extended property, and invitations of ours that came in by mail, known by
 * their iCalendar UID.
 *
 * <p>A version is an event's id and its ETag, and {@code If-Match} goes with every change. Exchange
 * may give an event another version without anybody having changed it, above all right after it was
 * written: after an {@link EventChangedException} {@linkplain #find read} it and decide by its
 * time. What the owner has added to an event, such as a category or a reminder, stays when it is
 * updated.
 *
 * <p>Guests are not written: Exchange would send invitations of its own to whoever is an attendee,
 * and there is no way to tell it not to.
 *
 * <p>Changes are told of a span from a week ago to some 13 months ahead, as Graph watches no whole
 * calendar; after 30 days a cursor starts over, so that the span moves on. A cursor has the UIDs of
 * our events in it, since Graph says of a deleted event nothing but its id.
 */
public final class OutlookCalendar implements BusySource, CalendarWriter, ChangeFeed {

  static final int PAGE = 500;
  static final int MAX_PAGES = 100;
  static final String EXPAND = "$expand";
  static final String SELECT = "$select";
  static final String NEXT = "@odata.nextLink";

  private static final Duration MARGIN = Duration.ofDays(1);
  private static final int RACES = 4;
  private static final String READING = "reading the calendar";
  // No titles and no guests: what is not asked for cannot get lost.
  private static final String FIELDS =
      "id,iCalUId,start,end,isAllDay,isCancelled,showAs,responseStatus,createdDateTime";

  private final GraphCalls calls;
  private final String calendarId;
  private final ZoneId zone;
  private final Predicate<String> own;
  private final OutlookChanges changes;

  OutlookCalendar(GraphCalls calls, String calendarId, ZoneId zone, Predicate<String> own) {
    this.calls = calls;
    this.calendarId = calendarId;
    this.zone = zone;
    this.own = own;
    changes = new OutlookChanges(this, calls, own);
  }

  URI address(String... rest) {
    String[] path = new String[rest.length + 3];
    path[0] = "me";
    path[1] = "calendars";
    path[2] = calendarId;
    System.arraycopy(rest, 0, path, 3, rest.length);
    return calls.address(path);
  }

  @Override
  public FreeBusy busy(Interval window) {
    Instant asOf = calls.clock().instant();
    List<BusyPeriod> periods = new ArrayList<>();
    // Whole days are those of the owner's zone, and Graph looks for them in another.
    Interval wide = Interval.of(window.start().minus(MARGIN), window.end().plus(MARGIN));
    for (JsonNode event : view(READING, wide)) {
      FreeBusyType type = GraphTimes.type(event);
      if (type != FreeBusyType.FREE && OurEvents.ownUid(event, own).isEmpty()) {
        Interval time = GraphTimes.interval(READING, event, zone);
        if (time.overlaps(window)) {
          periods.add(new BusyPeriod(time, type, source(event)));
        }
      }
    }
    return FreeBusy.of(periods, asOf);
  }

  private static String source(JsonNode event) {
    return event.path("iCalUId").asText(event.path("id").asText(""));
  }

  /** https://learn.microsoft.com/en-us/graph/api/calendar-list-calendarview. */
  List<JsonNode> view(String operation, Interval window) {
    return all(
        operation,
        GraphCalls.with(
            address("calendarView"),
            Map.of(
                "startDateTime",
                window.start().toString(),
                "endDateTime",
                window.end().toString(),
                SELECT,
                FIELDS,
                EXPAND,
                OurEvents.expand(),
                "$top",
                Integer.toString(PAGE))));
  }

  private List<JsonNode> all(String operation, URI first) {
    List<JsonNode> all = new ArrayList<>();
    URI next = first;
    for (int page = 0; page < MAX_PAGES; page++) {
      JsonNode answer = calls.get(operation, next);
      values(operation, answer).forEach(all::add);
      Optional<URI> more = calls.link(operation, answer, NEXT);
      if (more.isEmpty()) {
        return all;
      }
      next = more.get();
    }
    throw GraphFailure.unreadable(operation, "there are too many events");
  }

  static JsonNode values(String operation, JsonNode answer) {
    JsonNode values = answer.path("value");
    if (!values.isArray()) {
      throw GraphFailure.unreadable(operation, "there is no list");
    }
    return values;
  }

  /**
   * Adds an event, unless the one of that UID is there. Who creates it at the same time has the
   * same transaction id, with which Graph adds it only once
   * (https://learn.microsoft.com/en-us/graph/api/resources/event, transactionId).
   */
  @Override
  public String create(CalendarEvent event) {
    String operation = "creating event " + event.uid();
    for (int race = 0; race < RACES; race++) {
      Optional<JsonNode> there = there(operation, event.uid());
      if (there.isPresent()) {
        return sameTime(operation, event, there.get());
      }
      try {
        return sameTime(operation, event, insert(operation, event, seed(race)));
      } catch (GraphFailure failure) {
        // The transaction id is that of an event that is gone, or is there meanwhile.
        if (failure.status() != 409) {
          throw failure;
        }
      }
    }
    throw new EventChangedException(event.uid());
  }

  private String seed(int race) {
    // An event that was deleted before has used up the first one.
    long hour = calls.clock().instant().getEpochSecond() / 3600;
    return calendarId + (race == 0 ? "" : "\n" + hour + "\n" + race);
  }

  private JsonNode insert(String operation, CalendarEvent event, String seed) {
    return calls.send(
        Kind.CHANGE, operation, "POST", address("events"), OurEvents.event(event, seed));
  }

  private String sameTime(String operation, CalendarEvent event, JsonNode there) {
    if (GraphTimes.taken(operation, there, zone).equals(Optional.of(event.time()))) {
      return EventVersion.of(operation, there).toString();
    }
    throw new EventChangedException(event.uid());
  }

  @Override
  public String update(CalendarEvent event, String version) {
    String operation = "updating event " + event.uid();
    EventVersion old = parse(event.uid(), version);
    try {
      JsonNode changed =
          calls.patch(operation, address("events", old.id()), OurEvents.parts(event), old.etag());
      return EventVersion.of(operation, changed).toString();
    } catch (GraphFailure failure) {
      throw failure.isConflict() || failure.status() == 404
          ? new EventChangedException(event.uid())
          : failure;
    }
  }

  private static EventVersion parse(String uid, String version) {
    return EventVersion.parse(version).orElseThrow(() -> new EventChangedException(uid));
  }

  /** Reads the event before, since Graph does not say that it looks at If-Match here. */
  @Override
  public void delete(String uid, String version) {
    String operation = "deleting event " + uid;
    EventVersion old = parse(uid, version);
    URI address = address("events", old.id());
    try {
      JsonNode there = calls.get(operation, GraphCalls.with(address, Map.of(SELECT, "id")));
      if (!EventVersion.of(operation, there).equals(old)) {
        throw new EventChangedException(uid);
      }
      calls.delete(operation, address, old.etag());
    } catch (GraphFailure failure) {
      if (failure.isConflict()) {
        throw new EventChangedException(uid);
      }
      if (failure.status() != 404) {
        throw failure;
      }
      if (there(operation, uid).isPresent()) {
        throw new EventChangedException(uid);
      }
    }
  }

  @Override
  public Optional<StoredEvent> find(String uid) {
    String operation = "reading event " + uid;
    return there(operation, uid)
        .map(
            event ->
                new StoredEvent(
                    EventVersion.of(operation, event).toString(),
                    GraphTimes.taken(operation, event, zone)));
  }

  /**
   * Exchange compares without regard to case. Of copies that the owner has made the first counts.
   */
  private Optional<JsonNode> there(String operation, String uid) {
    URI address =
        GraphCalls.with(
            address("events"),
            Map.of(
                "$filter",
                OurEvents.filter(uid),
                EXPAND,
                OurEvents.expand(),
                SELECT,
                FIELDS,
                "$top",
                Integer.toString(PAGE)));
    return all(operation, address).stream()
        .filter(event -> OurEvents.uid(event).equals(Optional.of(uid)))
        .min(Comparator.comparing(event -> event.path("createdDateTime").asText("")));
  }

  @Override
  public String start() {
    return changes.start();
  }

  @Override
  public CalendarChanges since(String cursor) {
    return changes.since(cursor);
  }
}
