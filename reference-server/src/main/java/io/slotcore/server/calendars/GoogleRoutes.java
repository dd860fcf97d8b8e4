package io.slotcore.server.calendars;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.slotcore.gcal.GoogleApp;
import io.slotcore.gcal.GoogleTokens;
import io.slotcore.server.accounts.User;
import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.calendars.CalendarStore.NewCalendar;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import io.slotcore.spi.BusyPolicy.WhenBroken;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarInfo;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a host to Google to agree, and connects his account when he comes back. */
public final class GoogleRoutes implements Routes {

  /** Where hosts begin. */
  static final String BEGIN = "/calendars/google";

  /** Where Google sends them back to; registered with Google. */
  static final String BACK = "/calendars/google/connected";

  private static final Logger LOG = LoggerFactory.getLogger(GoogleRoutes.class);
  private static final String PROVIDER = "google";
  private static final int MOST_CALENDARS = 100;

  private final GoogleConnections google;
  private final Consents consents;
  private final CalendarStore store;
  private final RemoteCalendars remote;
  private final UserStore users;
  private final Supplier<URI> site;
  private final InstantSource clock;

  /** Takes what connects accounts, where they are kept, the hosts, this site, and the clock. */
  public GoogleRoutes(Parts parts, UserStore users, Supplier<URI> site, InstantSource clock) {
    google = parts.google();
    consents = parts.consents();
    store = parts.store();
    remote = parts.remote();
    this.users = users;
    this.site = site;
    this.clock = clock;
  }

  /** What connects accounts, and where they are kept. */
  public record Parts(
      GoogleConnections google, Consents consents, CalendarStore store, RemoteCalendars remote) {}

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(BEGIN, this::begin);
    routes.get(BACK, this::connect);
  }

  private URI redirect() {
    return URI.create(site.get() + BACK);
  }

  private void begin(Context context) {
    User host = host(context);
    String verifier = GoogleApp.newVerifier();
    String state = consents.begin(host, PROVIDER, verifier);
    context.redirect(google.consent(redirect(), state, verifier).toString(), HttpStatus.SEE_OTHER);
  }

  private void connect(Context context) {
    User host = host(context);
    String state = Optional.ofNullable(context.queryParam("state")).orElse("");
    Optional<String> verifier = consents.end(host, PROVIDER, state);
    String code = Optional.ofNullable(context.queryParam("code")).orElse("");
    if (verifier.isEmpty()) {
      back(context, "calendars.error.consentOver");
    } else if (code.isEmpty()) {
      back(context, "calendars.error.consentRefused");
    } else {
      try {
        add(context, host, google.connect(code, verifier.get(), redirect()));
      } catch (CalendarException e) {
        LOG.warn("An account at Google cannot be connected: {}", e.problem());
        back(
            context,
            e.problem() == CalendarException.Problem.DENIED
                ? "calendars.error.consentLacks"
                : "calendars.error.consentFailed");
      }
    }
  }

  private void add(Context context, User host, GoogleTokens tokens) {
    List<CalendarInfo> found = google.open(tokens).calendars();
    if (found.isEmpty()) {
      back(context, "calendars.error.noCalendar");
      return;
    }
    if (store.countAccounts(host) >= CalendarRoutes.MOST_ACCOUNTS) {
      back(context, "calendars.error.tooMany");
      return;
    }
    UUID id = UUID.randomUUID();
    String name =
        found.stream()
            .filter(CalendarInfo::primary)
            .findFirst()
            .map(primary -> "Google: " + primary.name())
            .orElse("Google");
    Account account =
        new Account(
            host.tenantId(),
            id,
            host.id(),
            Account.Kind.GOOGLE,
            CalendarRoutes.shortened(name),
            google.seal(host.tenantId(), id, tokens),
            WhenBroken.REFUSE,
            OnChange.FLAG);
    store.add(
        account,
        found.stream().limit(MOST_CALENDARS).map(info -> calendar(host, info)).toList(),
        clock.instant());
    context.redirect("/calendars/" + id, HttpStatus.SEE_OTHER);
  }

  private NewCalendar calendar(User host, CalendarInfo info) {
    UUID id = UUID.randomUUID();
    return new NewCalendar(
        id,
        CalendarRoutes.shortened(info.name()),
        remote.seal(host.tenantId(), id, info.id()),
        info.writable(),
        false,
        info.meetings());
  }

  private static void back(Context context, String error) {
    context.redirect("/calendars?error=" + error, HttpStatus.SEE_OTHER);
  }

  private User host(Context context) {
    return users
        .find(Requests.tenant(context).id(), Requests.requireSignedIn(context).userId())
        .orElseThrow(
            () -> new ProblemException(ProblemType.NOT_FOUND, "there is no such connection"));
  }
}
