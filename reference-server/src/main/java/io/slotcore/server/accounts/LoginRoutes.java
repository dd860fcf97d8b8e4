package io.slotcore.server.accounts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.slotcore.server.web.ClientAddress;
import io.slotcore.server.web.Cookies;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and finding the session of each request. Thread-safe. */
public final class LoginRoutes implements Routes {

  private static final String COOKIE = "slotcore-session";

  // A path of this site: one slash first, and nothing that a browser would read as another slash.
  private static final Pattern OWN_PATH =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]{0,1000}");

  private final UserStore users;
  private final Sessions sessions;
  private final Login login;
  private final Cookies cookies;
  private final ClientAddress clients;

  /** Takes what a login needs. */
  public LoginRoutes(Accounts accounts, Cookies cookies, ClientAddress clients) {
    this.users = accounts.users();
    this.sessions = accounts.sessions();
    this.login = accounts.login();
    this.cookies = cookies;
    this.clients = clients;
  }

  /** What accounts are made of. */
  public record Accounts(UserStore users, Sessions sessions, Login login) {

    /** Returns accounts that count login attempts by this clock. */
    public static Accounts of(
        UserStore users, Sessions sessions, Passwords passwords, InstantSource clock) {
      LoginThrottle throttle = new LoginThrottle(clock);
      return new Accounts(users, sessions, new Login(users, passwords, sessions, throttle));
    }
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.before(this::findSession);
    routes.get("/login", this::show);
    routes.post("/login", this::signIn);
    routes.post("/logout", this::signOut);
  }

  private void findSession(Context context) {
    if (context.path().startsWith("/assets/")) {
      return;
    }
    String tenantId = Requests.tenant(context).id();
    cookies
        .get(context, COOKIE)
        .flatMap(token -> sessions.find(tenantId, token))
        .flatMap(id -> users.find(tenantId, id))
        .ifPresent(user -> Requests.setSignedIn(context, user.signedIn()));
  }

  private void show(Context context) {
    String next = next(context.queryParam("next"));
    if (Requests.signedIn(context).isPresent()) {
      context.redirect(next, HttpStatus.SEE_OTHER);
    } else {
      render(context, new LoginForm("", next, Optional.empty()));
    }
  }

  private void signIn(Context context) {
    String username = field(context, "username").strip();
    String next = next(context.formParam("next"));
    Login.Outcome outcome =
        login.attempt(
            Requests.tenant(context).id(),
            username,
            field(context, "password"),
            clients.of(context));
    if (outcome instanceof Login.Outcome.Success success) {
      cookies.set(context, COOKIE, success.token(), Sessions.LIFETIME);
      context.redirect(next, HttpStatus.SEE_OTHER);
    } else if (outcome instanceof Login.Outcome.Throttled) {
      long minutes = LoginThrottle.PERIOD.toMinutes();
      context.status(HttpStatus.TOO_MANY_REQUESTS);
      context.header("Retry-After", Long.toString(LoginThrottle.PERIOD.toSeconds()));
      render(context, failed(context, username, next, "login.throttled", minutes));
    } else {
      context.status(HttpStatus.UNAUTHORIZED);
      render(context, failed(context, username, next, "login.failed"));
    }
  }

  private static LoginForm failed(
      Context context, String username, String next, String key, Object... arguments) {
    String error = Requests.reader(context).messages().text(key, arguments);
    return new LoginForm(username, next, Optional.of(error));
  }

  private void signOut(Context context) {
    cookies
        .get(context, COOKIE)
        .ifPresent(token -> sessions.end(Requests.tenant(context).id(), token));
    cookies.remove(context, COOKIE);
    context.redirect("/login", HttpStatus.SEE_OTHER);
  }

  private static void render(Context context, LoginForm form) {
    context.render("login.jte", Map.of("form", form));
  }

  private static String field(Context context, String name) {
    return Objects.requireNonNullElse(context.formParam(name), "");
  }

  private static String next(@Nullable String wanted) {
    return wanted != null && OWN_PATH.matcher(wanted).matches() ? wanted : "/";
  }
}
