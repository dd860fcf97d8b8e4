package io.slotcore.server.calendars;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slotcore.ical.freebusy.CalendarReader;
import io.slotcore.ical.freebusy.ReadLimit;
import io.slotcore.ical.freebusy.ReadLimits;
import io.slotcore.ical.http.AddressRange;
import io.slotcore.ical.http.GuardedHttp;
import io.slotcore.ical.http.HttpLimits;
import io.slotcore.ical.remote.CalDavAccount;
import io.slotcore.ical.remote.CalDavCalendar;
import io.slotcore.ical.remote.CalDavCalendarInfo;
import io.slotcore.ical.remote.CalendarAccess;
import io.slotcore.ical.remote.CalendarFeed;
import io.slotcore.server.accounts.User;
import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.secrets.Sealer;
import io.slotcore.server.secrets.Secrets;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.CalendarWriter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens connected calendars, all through the one guarded client, and seals and unseals what opens
 * them. Thread-safe.
 */
public final class RemoteCalendars implements AutoCloseable {

  private static final Duration LONGEST_CALL = Duration.ofSeconds(15);

  /** Fifty events a day, all the days that are read. */
  private static final ReadLimits LIMITS =
      ReadLimits.standard().with(ReadLimit.OCCURRENCES, 20_000);

  private final UserStore users;
  private final OwnEvents own;
  private final InstantSource clock;
  private final Sealer sealer;
  private final ObjectMapper json;
  private final GuardedHttp http;

  /** A feed keeps what it has read, and asks only whether it has changed. */
  private final Cache<FeedKey, CalendarFeed> feeds =
      Caffeine.newBuilder().maximumSize(200).expireAfterAccess(Duration.ofHours(1)).build();

  /** Takes who the hosts are, which bookings are theirs, the server's secret and the settings. */
  public RemoteCalendars(
      UserStore users,
      BookingStore store,
      Secrets secrets,
      CalendarOptions options,
      InstantSource clock) {
    this.users = users;
    this.clock = clock;
    own = new OwnEvents(store);
    sealer = secrets.sealer("calendars");
    json = new ObjectMapper();
    GuardedHttp.Builder client =
        GuardedHttp.builder().limits(HttpLimits.standard().withTotal(LONGEST_CALL));
    for (AddressRange range : options.allowed()) {
      client.allow(range);
    }
    http = client.build();
  }

  /** An address that is edited is another feed, and is read anew for another zone or owner. */
  private record FeedKey(UUID calendar, String sealedAddress, ZoneId zone, String email) {}

  String seal(String tenantId, UUID id, Credential credential) {
    try {
      return sealer.seal(json.writeValueAsString(credential), tenantId, id.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("four texts are always JSON", e);
    }
  }

  String seal(String tenantId, UUID id, URI address) {
    return sealer.seal(address.toString(), tenantId, id.toString());
  }

  /** Lists the calendars of an account before it is connected. */
  List<CalDavCalendarInfo> calendars(User host, Credential credential) {
    return CalDavAccount.of(
            access(host), URI.create(credential.address()), credential.toCredentials())
        .calendars();
  }

  /** Opens a feed before it is connected. */
  BusySource feed(User host, URI address) {
    return CalendarFeed.of(access(host), address);
  }

  /**
   * Returns a calendar, to ask when its owner is busy. Nothing is asked yet.
   *
   * @throws CalendarException if its address or its credentials cannot be unsealed
   */
  BusySource source(ConnectedCalendar calendar) {
    if (calendar.account().kind() == Account.Kind.CALDAV) {
      return calDav(calendar);
    }
    User host = host(calendar);
    FeedKey key = new FeedKey(calendar.id(), calendar.sealedAddress(), host.zone(), host.email());
    return feeds.get(key, k -> CalendarFeed.of(access(host), address(calendar)));
  }

  /**
   * Returns a calendar, to write events into it. Nothing is asked yet.
   *
   * @throws CalendarException if it cannot be written, or its credentials cannot be unsealed
   */
  CalendarWriter writer(ConnectedCalendar calendar) {
    return switch (calendar.account().kind()) {
      case CALDAV -> calDav(calendar);
      case FEED -> throw new CalendarException(Problem.DENIED, "a feed cannot be written", null);
    };
  }

  private CalDavCalendar calDav(ConnectedCalendar calendar) {
    Account account = calendar.account();
    String credential =
        sealer
            .open(account.sealed(), account.tenantId(), account.id().toString())
            .orElseThrow(RemoteCalendars::sealedUnderAnotherKey);
    try {
      return CalDavCalendar.of(
          access(host(calendar)),
          address(calendar),
          json.readValue(credential, Credential.class).toCredentials());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("account " + account.id() + " has no credentials", e);
    }
  }

  private URI address(ConnectedCalendar calendar) {
    return sealer
        .open(calendar.sealedAddress(), calendar.account().tenantId(), calendar.id().toString())
        .map(URI::create)
        .orElseThrow(RemoteCalendars::sealedUnderAnotherKey);
  }

  private static CalendarException sealedUnderAnotherKey() {
    return new CalendarException(
        Problem.DENIED, "kept under another secret of this server; connect it anew", null);
  }

  private User host(ConnectedCalendar calendar) {
    Account account = calendar.account();
    Optional<User> host = users.find(account.tenantId(), account.userId());
    return host.orElseThrow(
        () -> new CalendarException(Problem.MISSING, "its owner is not here any more", null));
  }

  private CalendarAccess access(User host) {
    CalendarReader reader =
        CalendarReader.builder(host.zone()).owner(host.email()).limits(LIMITS).build();
    return new CalendarAccess(http, reader, uid -> own.isOf(host, uid), clock);
  }

  @Override
  public void close() {
    http.close();
  }
}
