package io.slotcore.ical.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNull;

import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.ical.CalendarObjects;
import io.slotcore.ical.http.Credentials;
import io.slotcore.ical.http.HttpAnswer;
import io.slotcore.ical.http.HttpCall;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarChanges;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarWriter;
import io.slotcore.spi.ChangeFeed;
import io.slotcore.spi.EventChangedException;
import io.slotcore.spi.StoredEvent;
import io.slotcore.time.Interval;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One calendar on a CalDAV server: asked, written and watched. Thread-safe.
 *
 * <p>Busy time is read from the events that a calendar-query finds in the window (RFC 4791 section
 * 7.8), and recurrences are expanded here: servers differ in how they expand, and some do not. The
 * window is asked a day wider on both sides, as it is the server that gives floating times and
 * whole days a zone.
 *
 * <p>Our events are written as objects of their own under a name that is made from the UID, with
 * If-None-Match and If-Match (RFC 4791 section 5.3.2); a version is an ETag.
 *
 * <p>Changes are told by sync-collection (RFC 6578). A server that does not know it has a ctag at
 * best: it tells that something was changed, but not what, and then one has to start over.
 */
public final class CalDavCalendar implements BusySource, CalendarWriter, ChangeFeed {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final Duration MARGIN = Duration.ofDays(1);
  // An event of ours that its owner has moved is looked for here.
  private static final Interval ALWAYS =
      Interval.parse("1970-01-01T00:00:00Z/2200-01-01T00:00:00Z");
  private static final String TOKEN = "token ";
  private static final String CTAG = "ctag ";
  private static final Set<Integer> STALE_TOKEN = Set.of(400, 403, 409, 412);

  private final CalendarAccess access;
  private final URI address;
  private final DavClient dav;

  private CalDavCalendar(CalendarAccess access, URI address, DavClient dav) {
    this.access = access;
    this.address = address;
    this.dav = dav;
  }

  /**
   * Returns a calendar. Nothing is asked yet.
   *
   * @param access what the server is opened and read with
   * @param address of the calendar, as {@link CalDavAccount#calendars} tells it
   * @param credentials of the user
   * @return the calendar
   */
  public static CalDavCalendar of(CalendarAccess access, URI address, Credentials credentials) {
    requireNonNull(credentials, "credentials");
    String path = address.getRawPath();
    URI collection = path.endsWith("/") ? address : address.resolve(path + "/");
    return new CalDavCalendar(access, collection, new DavClient(access.http(), credentials));
  }

  @Override
  public FreeBusy busy(Interval window) {
    String operation = "reading the calendar";
    Instant asOf = access.clock().instant();
    List<BusyPeriod> periods = new ArrayList<>();
    dav.report(
        operation,
        address,
        1,
        query(window),
        response ->
            object(operation, response)
                .ifPresent(text -> periods.addAll(read(operation, text, window, asOf).periods())));
    return access.foreign(periods, window, asOf);
  }

  private static String query(Interval window) {
    String range =
        "<C:time-range start=\"%s\" end=\"%s\"/>"
            .formatted(
                TIME.format(window.start().minus(MARGIN).atOffset(UTC)),
                TIME.format(window.end().plus(MARGIN).atOffset(UTC)));
    return DavNames.document(
        "C:calendar-query",
        "<D:prop><D:getetag/><C:calendar-data/></D:prop><C:filter><C:comp-filter"
            + " name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\">"
            + range
            + "</C:comp-filter></C:comp-filter></C:filter>");
  }

  /** Returns the text of an object; empty if it has just been deleted. */
  private Optional<String> object(String operation, DavResponse response) {
    if (response.status() == 404) {
      return Optional.empty();
    }
    if (response.status() == 507) {
      throw Failures.unreadable(operation, "the server does not tell all events of the window");
    }
    if (response.status() / 100 != 2) {
      throw Failures.of(operation, response.status());
    }
    Optional<String> text = response.property(DavNames.CALENDAR_DATA).map(XmlElement::text);
    if (text.isEmpty()) {
      throw Failures.unreadable(operation, "the server tells of an event, but not which");
    }
    return text;
  }

  private FreeBusy read(String operation, String text, Interval window, Instant asOf) {
    try {
      return access.read(operation, new ByteArrayInputStream(text.getBytes(UTF_8)), window, asOf);
    } catch (IOException impossible) {
      throw new IllegalStateException("a text in memory cannot break off", impossible);
    }
  }

  /** Returns the UID of an event of ours by its address. */
  private Optional<String> ownUid(String href) {
    String path = DavClient.resolve("reading the calendar", address, href).getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return ObjectNames.toUid(name).filter(access.own());
  }

  @Override
  public String create(CalendarEvent event) {
    String operation = "creating event " + event.uid();
    Optional<String> version = put(operation, event, call -> call.withHeader("If-None-Match", "*"));
    if (version.isPresent()) {
      return version.get();
    }
    // It is there already: by a call of ours whose answer was lost, or by another writer.
    return asWritten(event);
  }

  @Override
  public String update(CalendarEvent event, String version) {
    String operation = "updating event " + event.uid();
    return put(operation, event, call -> call.withHeader("If-Match", version))
        .orElseThrow(() -> new EventChangedException(event.uid()));
  }

  /** Writes an event; empty if its precondition did not hold. */
  private Optional<String> put(
      String operation, CalendarEvent event, UnaryOperator<HttpCall> precondition) {
    String text = CalendarObjects.write(event, access.clock().instant());
    HttpCall call =
        precondition
            .apply(dav.call("PUT", addressOf(event.uid())))
            .withBody("text/calendar; charset=utf-8", text);
    Optional<Written> written =
        dav.send(operation, call, answer -> written(operation, event, answer));
    // RFC 4791 section 5.3.4: a server that keeps another text than was sent tells no ETag. A weak
    // one is that of a proxy which packs answers, and matches nothing (RFC 9110 section 13.1.1).
    return written.map(done -> done.version().orElseGet(() -> asWritten(event)));
  }

  private static Optional<Written> written(String operation, CalendarEvent event, HttpAnswer answer)
      throws IOException {
    if (answer.isSuccess()) {
      return Optional.of(new Written(answer.header("ETag").filter(etag -> !etag.startsWith("W/"))));
    }
    int status = answer.status();
    if (status == 412) {
      return Optional.empty();
    }
    if ((status == 403 || status == 409)
        && Multistatus.error(answer.body())
            .filter(e -> e.has(DavNames.NO_UID_CONFLICT))
            .isPresent()) {
      throw new EventChangedException(event.uid());
    }
    throw Failures.of(operation, status);
  }

  /** What a server told of a success. */
  private record Written(Optional<String> version) {}

  /** Returns the version of an event that is there as it is to be. */
  private String asWritten(CalendarEvent event) {
    return find(event.uid())
        .filter(there -> there.time().equals(Optional.of(event.time())))
        .orElseThrow(() -> new EventChangedException(event.uid()))
        .version();
  }

  @Override
  public void delete(String uid, String version) {
    String operation = "deleting event " + uid;
    HttpCall call = dav.call("DELETE", addressOf(uid)).withHeader("If-Match", version);
    int status = dav.send(operation, call, HttpAnswer::status);
    if (status / 100 == 2 || status == 404 || status == 410) {
      return;
    }
    if (status != 412) {
      throw Failures.of(operation, status);
    }
    // Some servers say so, too, of what is not there (RFC 9110 section 13.1.1).
    if (find(uid).isPresent()) {
      throw new EventChangedException(uid);
    }
  }

  @Override
  public Optional<StoredEvent> find(String uid) {
    String operation = "reading event " + uid;
    List<StoredEvent> found = new ArrayList<>();
    // Not by GET: the ETag of a packed answer may be another, and match nothing afterwards.
    String body =
        DavNames.document(
            "C:calendar-multiget",
            "<D:prop><D:getetag/><C:calendar-data/></D:prop><D:href>"
                + DavNames.escape(addressOf(uid).getRawPath())
                + "</D:href>");
    dav.report(
        operation, address, 1, body, response -> stored(operation, response).ifPresent(found::add));
    return found.stream().findFirst();
  }

  private Optional<StoredEvent> stored(String operation, DavResponse response) {
    if (response.status() == 404) {
      return Optional.empty();
    }
    Optional<String> text = response.property(DavNames.CALENDAR_DATA).map(XmlElement::text);
    Optional<String> version = response.text(DavNames.GETETAG);
    if (response.status() / 100 != 2 || text.isEmpty() || version.isEmpty()) {
      throw Failures.unreadable(operation, "the server does not tell text and version");
    }
    Stream<Interval> times =
        read(operation, text.get(), ALWAYS, access.clock().instant()).periods().stream()
            .filter(period -> period.type() != FreeBusyType.FREE)
            .map(BusyPeriod::interval);
    return Optional.of(new StoredEvent(version.get(), times.min(Interval::compareTo)));
  }

  private URI addressOf(String uid) {
    return address.resolve(address.getRawPath() + ObjectNames.ofUid(uid));
  }

  @Override
  public String start() {
    String operation = "asking for changes";
    DavResponse calendar =
        dav.propfind(operation, address, 0, "<D:sync-token/><S:getctag/>")
            .first()
            .orElseThrow(() -> Failures.unreadable(operation, "the answer is empty"));
    Optional<String> token = calendar.text(DavNames.SYNC_TOKEN).map(TOKEN::concat);
    return token
        .or(() -> calendar.text(DavNames.GETCTAG).map(CTAG::concat))
        .orElseThrow(() -> Failures.unreadable(operation, "the server tells no changes"));
  }

  @Override
  public CalendarChanges since(String cursor) {
    if (cursor.startsWith(TOKEN)) {
      return sinceToken(cursor);
    }
    if (cursor.startsWith(CTAG) && start().equals(cursor)) {
      return new CalendarChanges.Since(Set.of(), 0, cursor);
    }
    return new CalendarChanges.StartOver();
  }

  private CalendarChanges sinceToken(String cursor) {
    String operation = "asking for changes";
    String body =
        DavNames.document(
            "D:sync-collection",
            "<D:sync-token>"
                + DavNames.escape(cursor.substring(TOKEN.length()))
                + "</D:sync-token><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop>");
    return dav.send(
        operation,
        dav.reportCall(address, 0, body),
        answer -> {
          if (isStale(answer)) {
            return new CalendarChanges.StartOver();
          }
          return changes(operation, answer);
        });
  }

  /** Whether the token is not known any more (RFC 6578 section 3.2). */
  private static boolean isStale(HttpAnswer answer) throws IOException {
    if (answer.status() == 410) {
      return true;
    }
    return STALE_TOKEN.contains(answer.status())
        && Multistatus.error(answer.body())
            .filter(error -> error.has(DavNames.VALID_SYNC_TOKEN))
            .isPresent();
  }

  private CalendarChanges changes(String operation, HttpAnswer answer) throws IOException {
    Set<String> own = new HashSet<>();
    Set<String> foreign = new HashSet<>();
    Optional<String> token =
        DavClient.multistatus(
            operation,
            answer,
            response -> {
              // Of the calendar itself it says only that there is more (RFC 6578 section 3.6).
              if (!isCalendar(operation, response)) {
                ownUid(response.href())
                    .ifPresentOrElse(own::add, () -> foreign.add(response.href()));
              }
            });
    String next = token.orElseThrow(() -> Failures.unreadable(operation, "there is no token"));
    return new CalendarChanges.Since(own, foreign.size(), TOKEN + next);
  }

  private boolean isCalendar(String operation, DavResponse response) {
    return DavClient.resolve(operation, address, response.href())
        .getPath()
        .equals(address.getPath());
  }
}
