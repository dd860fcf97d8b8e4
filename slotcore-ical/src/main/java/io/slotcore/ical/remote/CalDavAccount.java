package io.slotcore.ical.remote;

import static java.util.Objects.requireNonNull;

import io.slotcore.ical.http.Credentials;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One user's account on a CalDAV server (RFC 4791), found by the address that the user knows: that
 * of the server, of the account or of one calendar. Thread-safe.
 *
 * <p>Discovery is that of RFC 6764 section 6 from an address on: {@code /.well-known/caldav}, the
 * current user's principal (RFC 5397), its calendar homes, the calendars in them. SRV records are
 * not asked for: the JDK looks them up only by JNDI, past the guarded client.
 */
public final class CalDavAccount {

  private static final String OPERATION = "looking for calendars";
  private static final String WELL_KNOWN = "/.well-known/caldav";
  private static final String OF_A_CALENDAR =
      "<D:resourcetype/><D:displayname/><A:calendar-color/>"
          + "<C:supported-calendar-component-set/><D:current-user-privilege-set/>";
  private static final String OF_ANYTHING =
      "<D:current-user-principal/><C:calendar-home-set/>" + OF_A_CALENDAR;

  private final CalendarAccess access;
  private final URI address;
  private final DavClient dav;
  private final Credentials credentials;

  private CalDavAccount(CalendarAccess access, URI address, Credentials credentials) {
    this.access = requireNonNull(access, "access");
    this.address = requireNonNull(address, "address");
    this.credentials = requireNonNull(credentials, "credentials");
    dav = new DavClient(access.http(), credentials);
  }

  /**
   * Returns an account. Nothing is asked yet.
   *
   * @param access what the server is opened and read with
   * @param address as the user gave it
   * @param credentials of the user
   * @return the account
   */
  public static CalDavAccount of(CalendarAccess access, URI address, Credentials credentials) {
    return new CalDavAccount(access, address, credentials);
  }

  /**
   * Lists the calendars of the user.
   *
   * @return in the server's order; those that hold no events among them
   * @throws CalendarException if the server cannot be asked, the credentials do not count, or there
   *     is nothing at the address that leads to calendars
   */
  public List<CalDavCalendarInfo> calendars() {
    for (URI candidate : candidates()) {
      Optional<DavClient.Found> found = ask(candidate);
      if (found.isPresent()) {
        List<CalDavCalendarInfo> calendars = calendarsFrom(found.get());
        if (!calendars.isEmpty()) {
          return calendars;
        }
      }
    }
    throw new CalendarException(
        Problem.MISSING, OPERATION + ": nothing at the address leads to a calendar", null);
  }

  /**
   * Returns one calendar, to ask, to write and to watch.
   *
   * @param calendar the address that {@link #calendars} told
   * @return the calendar
   */
  public CalDavCalendar calendar(URI calendar) {
    return CalDavCalendar.of(access, calendar, credentials);
  }

  /** Where to begin, the likeliest first. */
  private Set<URI> candidates() {
    Set<URI> candidates = new LinkedHashSet<>();
    String path = Optional.ofNullable(address.getRawPath()).orElse("");
    if (!path.isEmpty() && !path.equals("/")) {
      candidates.add(address);
    }
    candidates.add(address.resolve(WELL_KNOWN));
    candidates.add(address.resolve("/"));
    return candidates;
  }

  /** Asks a candidate; many servers answer one of them with anything but what is asked for. */
  private Optional<DavClient.Found> ask(URI candidate) {
    try {
      return Optional.of(dav.propfind(OPERATION, candidate, 0, OF_ANYTHING));
    } catch (CalendarException failure) {
      return switch (failure.problem()) {
        case MISSING, UNREADABLE -> Optional.empty();
        case UNREACHABLE, DENIED, REFUSED, CHANGED -> throw failure;
      };
    }
  }

  private List<CalDavCalendarInfo> calendarsFrom(DavClient.Found found) {
    Map<URI, CalDavCalendarInfo> calendars = new LinkedHashMap<>();
    for (URI home : homes(found)) {
      DavClient.Found inside = dav.propfind(OPERATION, home, 1, OF_A_CALENDAR);
      inside.responses().stream()
          .filter(CalDavAccount::isCalendar)
          .map(response -> info(inside.address(), response))
          .forEach(info -> calendars.putIfAbsent(info.address(), info));
    }
    if (calendars.isEmpty()) {
      found
          .first()
          .filter(CalDavAccount::isCalendar)
          .map(response -> info(found.address(), response))
          .ifPresent(info -> calendars.put(info.address(), info));
    }
    return new ArrayList<>(calendars.values());
  }

  private Set<URI> homes(DavClient.Found found) {
    Set<URI> homes = homesIn(found);
    if (!homes.isEmpty()) {
      return homes;
    }
    return found
        .first()
        .flatMap(response -> response.hrefIn(DavNames.CURRENT_USER_PRINCIPAL))
        .map(href -> DavClient.follow(OPERATION, found.address(), href))
        .map(principal -> dav.propfind(OPERATION, principal, 0, "<C:calendar-home-set/>"))
        .map(CalDavAccount::homesIn)
        .orElse(Set.of());
  }

  private static Set<URI> homesIn(DavClient.Found found) {
    return found.first().flatMap(response -> response.property(DavNames.CALENDAR_HOME_SET)).stream()
        .flatMap(homes -> homes.all(DavNames.HREF))
        .map(href -> DavClient.follow(OPERATION, found.address(), href.text().strip()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean isCalendar(DavResponse response) {
    return response
        .property(DavNames.RESOURCETYPE)
        .filter(t -> t.has(DavNames.CALENDAR))
        .isPresent();
  }

  private static CalDavCalendarInfo info(URI base, DavResponse response) {
    Set<String> components =
        response.property(DavNames.COMPONENTS).stream()
            .flatMap(set -> set.all(DavNames.COMP))
            .flatMap(comp -> comp.attribute("name").stream())
            .map(name -> name.toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    URI calendar = DavClient.follow(OPERATION, base, response.href());
    return new CalDavCalendarInfo(
        calendar,
        response.text(DavNames.DISPLAYNAME).orElseGet(() -> lastPart(calendar)),
        response.text(DavNames.COLOR),
        components,
        isWritable(response));
  }

  /** A server that tells no privileges leaves it to the first write (RFC 3744 section 5.4). */
  private static boolean isWritable(DavResponse response) {
    Optional<XmlElement> privileges = response.property(DavNames.PRIVILEGES);
    return privileges.isEmpty()
        || privileges.get().all(DavNames.PRIVILEGE).anyMatch(CalDavAccount::allowsWriting);
  }

  private static boolean allowsWriting(XmlElement privilege) {
    return privilege.has(DavNames.ALL)
        || privilege.has(DavNames.WRITE)
        || privilege.has(DavNames.BIND)
        || privilege.has(DavNames.WRITE_CONTENT);
  }

  private static String lastPart(URI calendar) {
    String[] parts = calendar.getPath().split("/", 0);
    return parts.length == 0 ? calendar.getPath() : parts[parts.length - 1];
  }
}
