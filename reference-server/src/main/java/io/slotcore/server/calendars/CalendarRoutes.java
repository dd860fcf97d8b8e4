package io.slotcore.server.calendars;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.slotcore.ical.remote.CalDavCalendarInfo;
import io.slotcore.server.accounts.User;
import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.booking.Input;
import io.slotcore.server.calendars.CalendarStore.NewCalendar;
import io.slotcore.server.calendars.CalendarsPage.Connection;
import io.slotcore.server.calendars.CalendarsPage.Line;
import io.slotcore.server.calendars.CalendarsPage.Read;
import io.slotcore.server.calendars.ConnectedCalendar.Reading;
import io.slotcore.server.calendars.ConnectedCalendar.Use;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.CalendarException;
import io.slotcore.time.Interval;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page on which a host connects calendars, chooses what they are for, and sees their state. */
public final class CalendarRoutes implements Routes {

  private static final String PAGE = "/calendars";
  private static final int MOST_ACCOUNTS = 20;
  private static final int MOST_CALENDARS = 100;
  private static final Duration PROBE = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(CalendarRoutes.class);

  private final Parts parts;
  private final CalendarStore store;
  private final UserStore users;
  private final InstantSource clock;

  /** Takes what reads and keeps calendars, the hosts, and the clock. */
  public CalendarRoutes(Parts parts, UserStore users, InstantSource clock) {
    this.parts = parts;
    store = parts.store();
    this.users = users;
    this.clock = clock;
  }

  /** What reads and keeps calendars. */
  public record Parts(
      CalendarStore store,
      RemoteCalendars remote,
      CalendarReading reading,
      HostBusyTimes busyTimes,
      EventChanges changes,
      CalendarOptions options) {}

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(PAGE, context -> show(context, ConnectForm.empty()));
    routes.post(PAGE + "/feeds", this::addFeed);
    routes.post(PAGE + "/accounts", this::addAccount);
    routes.get(PAGE + "/{id}", this::choose);
    routes.post(PAGE + "/{id}", this::use);
    routes.post(PAGE + "/{id}/read", this::readNow);
    routes.post(PAGE + "/{id}/events/{booking}", this::settle);
    routes.get(PAGE + "/{id}/remove", this::askToRemove);
    routes.post(PAGE + "/{id}/remove", this::remove);
  }

  private void show(Context context, ConnectForm typed) {
    User host = host(context);
    context.render("calendars.jte", Map.of("view", new CalendarsPage(connections(host), typed)));
  }

  private void refuse(Context context, ConnectForm typed) {
    context.status(422);
    show(context, typed);
  }

  private void addFeed(Context context) {
    User host = host(context);
    ConnectForm form = ConnectForm.read(context, "feed");
    Optional<String> error = form.feedError().or(() -> full(host));
    if (error.isPresent()) {
      refuse(context, form.refused(error.get()));
      return;
    }
    URI address = form.uri().orElseThrow();
    try {
      // What is no calendar is refused by name before it is kept.
      Instant now = clock.instant();
      parts.remote().feed(host, address).busy(Interval.of(now, PROBE));
    } catch (CalendarException e) {
      refuse(context, form.refused(e));
      return;
    }
    UUID id = UUID.randomUUID();
    UUID calendar = UUID.randomUUID();
    String tenantId = host.tenantId();
    Account account =
        account(
            host, id, Account.Kind.FEED, form, parts.remote().seal(tenantId, id, Credential.NONE));
    String sealed = parts.remote().seal(tenantId, calendar, address);
    store.add(
        account,
        List.of(new NewCalendar(calendar, form.title(), sealed, false, true)),
        clock.instant());
    parts.busyTimes().changed(tenantId, host.id());
    readAll(host, id);
    context.redirect(PAGE, HttpStatus.SEE_OTHER);
  }

  private void addAccount(Context context) {
    User host = host(context);
    ConnectForm form = ConnectForm.read(context, "caldav");
    String password = Optional.ofNullable(context.formParam("password")).orElse("");
    String token = ConnectForm.text(context, "token");
    boolean plain = !parts.options().allowed().isEmpty();
    Optional<String> error = form.accountError(password, token, plain).or(() -> full(host));
    if (error.isPresent()) {
      refuse(context, form.refused(error.get()));
      return;
    }
    Credential credential = new Credential(form.address(), form.user(), password, token);
    List<CalDavCalendarInfo> found;
    try {
      found =
          parts.remote().calendars(host, credential).stream()
              .filter(CalDavCalendarInfo::holdsEvents)
              .limit(MOST_CALENDARS)
              .toList();
    } catch (CalendarException e) {
      refuse(context, form.refused(e));
      return;
    }
    if (found.isEmpty()) {
      refuse(context, form.refused("calendars.error.noCalendar"));
      return;
    }
    UUID id = UUID.randomUUID();
    String tenantId = host.tenantId();
    Account account =
        account(host, id, Account.Kind.CALDAV, form, parts.remote().seal(tenantId, id, credential));
    store.add(
        account, found.stream().map(info -> calendar(tenantId, info)).toList(), clock.instant());
    context.redirect(PAGE + "/" + id, HttpStatus.SEE_OTHER);
  }

  private Optional<String> full(User host) {
    return store.countAccounts(host) < MOST_ACCOUNTS
        ? Optional.empty()
        : Optional.of("calendars.error.tooMany");
  }

  private static Account account(
      User host, UUID id, Account.Kind kind, ConnectForm form, String sealed) {
    return new Account(
        host.tenantId(), id, host.id(), kind, form.title(), sealed, form.policy(), OnChange.FLAG);
  }

  private NewCalendar calendar(String tenantId, CalDavCalendarInfo info) {
    UUID id = UUID.randomUUID();
    String name = info.name().replace("\0", "");
    return new NewCalendar(
        id,
        name.length() > 200 ? name.substring(0, 200) : name,
        parts.remote().seal(tenantId, id, info.address()),
        info.writable(),
        false);
  }

  private void choose(Context context) {
    List<ConnectedCalendar> calendars = calendars(context);
    Connection connection = connection(host(context), calendars);
    context.render(
        "choosecalendars.jte",
        Map.of(
            "choice",
            new ChoosePage(
                connection,
                calendars.get(0).account().whenBroken().name(),
                calendars.get(0).account().onChange().name(),
                connection.isUnused(),
                calendars.stream().anyMatch(ConnectedCalendar::writable))));
  }

  private void use(Context context) {
    List<ConnectedCalendar> calendars = calendars(context);
    List<String> checked = context.formParams("checked");
    String written = ConnectForm.text(context, "written");
    boolean isFeed = calendars.get(0).account().kind() == Account.Kind.FEED;
    Map<UUID, Use> uses = new HashMap<>();
    for (ConnectedCalendar calendar : calendars) {
      String id = calendar.id().toString();
      boolean writes = calendar.writable() && written.equals(id);
      uses.put(calendar.id(), new Use(isFeed || checked.contains(id), writes));
    }
    Account account = calendars.get(0).account();
    store.use(
        account,
        ConnectForm.policy(ConnectForm.text(context, "whenBroken")),
        ConnectForm.onChange(ConnectForm.text(context, "onChange")),
        uses);
    User host = host(context);
    parts.busyTimes().changed(host.tenantId(), host.id());
    readAll(host, account.id());
    context.redirect(PAGE, HttpStatus.SEE_OTHER);
  }

  private void readNow(Context context) {
    List<ConnectedCalendar> calendars = calendars(context);
    readAll(host(context), calendars.get(0).account().id());
    context.redirect(PAGE, HttpStatus.SEE_OTHER);
  }

  private void readAll(User host, UUID accountId) {
    store.of(host.tenantId(), host.id()).stream()
        .filter(calendar -> calendar.account().id().equals(accountId))
        .filter(calendar -> calendar.use().checked() || calendar.use().written())
        .forEach(parts.reading()::read);
  }

  /** Has a booking follow its event, or its event written anew. */
  private void settle(Context context) {
    BookingId booking = Input.id("booking", context.pathParam("booking"));
    OnChange choice = context.formParam("follow") == null ? OnChange.RESTORE : OnChange.FOLLOW;
    User host = host(context);
    Map<UUID, Map<BookingId, EventLedger.Difference>> known = parts.changes().differences(host);
    calendars(context).stream()
        .filter(calendar -> known.getOrDefault(calendar.id(), Map.of()).containsKey(booking))
        .findFirst()
        .ifPresent(
            calendar -> {
              try {
                parts.changes().settle(calendar, booking, choice);
              } catch (CalendarException e) {
                LOG.info("Calendar {} cannot be settled: {}", calendar.id(), e.problem());
              }
            });
    context.redirect(PAGE, HttpStatus.SEE_OTHER);
  }

  private void askToRemove(Context context) {
    context.render(
        "removecalendar.jte", Map.of("connection", connection(host(context), calendars(context))));
  }

  private void remove(Context context) {
    store.remove(calendars(context).get(0).account());
    context.redirect(PAGE, HttpStatus.SEE_OTHER);
  }

  private List<Connection> connections(User host) {
    Map<UUID, List<ConnectedCalendar>> byAccount =
        store.of(host.tenantId(), host.id()).stream()
            .collect(
                Collectors.groupingBy(
                    calendar -> calendar.account().id(), LinkedHashMap::new, Collectors.toList()));
    return byAccount.values().stream().map(calendars -> connection(host, calendars)).toList();
  }

  private Connection connection(User host, List<ConnectedCalendar> calendars) {
    Account account = calendars.get(0).account();
    Map<UUID, Integer> counts =
        store.counts(account.tenantId(), calendars.stream().map(ConnectedCalendar::id).toList());
    Map<UUID, Integer> rewritten = parts.changes().rewritten(host);
    Map<UUID, Map<BookingId, EventLedger.Difference>> changes = parts.changes().differences(host);
    List<Line> lines = new ArrayList<>();
    for (ConnectedCalendar calendar : calendars) {
      UUID id = calendar.id();
      List<CalendarsPage.Difference> differences =
          parts.changes().shown(host.tenantId(), changes.getOrDefault(id, Map.of()));
      lines.add(
          line(calendar, counts.getOrDefault(id, 0), rewritten.getOrDefault(id, 0), differences));
    }
    return new Connection(
        PAGE + "/" + account.id(),
        account.name(),
        account.kind() == Account.Kind.CALDAV,
        "calendars.whenBroken." + account.whenBroken().name(),
        lines);
  }

  private Line line(
      ConnectedCalendar calendar,
      int periods,
      int rewritten,
      List<CalendarsPage.Difference> differences) {
    return new Line(
        calendar.id().toString(),
        calendar.name(),
        calendar.use().checked(),
        calendar.use().written(),
        calendar.writable(),
        calendar.reading().map(reading -> read(reading, periods)),
        calendar.failure().map(CalendarsPage.Problem::of),
        calendar.writeFailure().map(CalendarsPage.Problem::of),
        rewritten,
        differences);
  }

  private Read read(Reading reading, int periods) {
    Duration age = Duration.between(reading.asOf(), clock.instant());
    return new Read(
        periods,
        reading.window().start(),
        reading.window().end(),
        reading.asOf(),
        Math.max(0, age.toMinutes()),
        age.compareTo(parts.options().freshness()) <= 0);
  }

  /** Returns the calendars of the account in the address, at least one. */
  private List<ConnectedCalendar> calendars(Context context) {
    User host = host(context);
    String id = context.pathParam("id");
    List<ConnectedCalendar> calendars =
        store.of(host.tenantId(), host.id()).stream()
            .filter(calendar -> calendar.account().id().toString().equals(id))
            .toList();
    if (calendars.isEmpty()) {
      throw notFound();
    }
    return calendars;
  }

  private User host(Context context) {
    return users
        .find(Requests.tenant(context).id(), Requests.requireSignedIn(context).userId())
        .orElseThrow(CalendarRoutes::notFound);
  }

  private static ProblemException notFound() {
    return new ProblemException(ProblemType.NOT_FOUND, "there is no such connection");
  }
}
