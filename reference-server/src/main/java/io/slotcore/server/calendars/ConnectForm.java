package io.slotcore.server.calendars;

import io.javalin.http.Context;
import io.slotcore.spi.BusyPolicy.WhenBroken;
import io.slotcore.spi.CalendarException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a host types to connect a calendar. A password or a token is never shown again.
 *
 * @param kind of the form: {@code feed} or {@code caldav}; empty if none was sent
 * @param error the key of the message that says what is wrong; empty if nothing is
 * @param detail what the calendar's server answered, in English; may be empty
 */
public record ConnectForm(
    String kind,
    String address,
    String name,
    String user,
    String whenBroken,
    String error,
    String detail) {

  private static final int LONGEST_ADDRESS = 2_000;
  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_SECRET = 4_000;
  private static final List<String> FEED_SCHEMES = List.of("http", "https", "webcal", "webcals");

  static ConnectForm empty() {
    return new ConnectForm("", "", "", "", WhenBroken.REFUSE.name(), "", "");
  }

  static ConnectForm read(Context context, String kind) {
    return new ConnectForm(
        kind,
        text(context, "address"),
        text(context, "name"),
        text(context, "user"),
        text(context, "whenBroken"),
        "",
        "");
  }

  static String text(Context context, String field) {
    String value = context.formParam(field);
    return value == null ? "" : value.strip();
  }

  ConnectForm refused(String key) {
    return new ConnectForm(kind, address, name, user, whenBroken, key, detail);
  }

  ConnectForm refused(CalendarException failure) {
    String message = String.valueOf(failure.getMessage());
    return new ConnectForm(kind, address, name, user, whenBroken, key(failure.problem()), message);
  }

  static String key(CalendarException.Problem problem) {
    return "calendars.problem." + problem.name();
  }

  WhenBroken policy() {
    return policy(whenBroken);
  }

  /** Returns what was chosen; what is none of the choices changes nothing by itself. */
  static OnChange onChange(String text) {
    return Arrays.stream(OnChange.values())
        .filter(value -> value.name().equals(text))
        .findFirst()
        .orElse(OnChange.FLAG);
  }

  /** Returns what was chosen; what is none of the choices is the safe one. */
  static WhenBroken policy(String text) {
    return Arrays.stream(WhenBroken.values())
        .filter(value -> value.name().equals(text))
        .findFirst()
        .orElse(WhenBroken.REFUSE);
  }

  /** Returns the key of what is wrong with a feed, before anything is opened. */
  Optional<String> feedError() {
    if (!isText(name, LONGEST_TEXT)) {
      return Optional.of("calendars.error.text");
    }
    return uri().filter(uri -> FEED_SCHEMES.contains(scheme(uri))).isPresent()
        ? Optional.empty()
        : Optional.of("calendars.error.feedAddress");
  }

  /**
   * Returns the key of what is wrong with an account, before anything is opened.
   *
   * @param plain whether a password may be sent without encryption
   */
  Optional<String> accountError(String password, String token, boolean plain) {
    Optional<String> scheme = uri().map(ConnectForm::scheme);
    if (scheme.isEmpty() || !List.of("http", "https").contains(scheme.get())) {
      return Optional.of("calendars.error.accountAddress");
    }
    if (scheme.get().equals("http") && !plain) {
      return Optional.of("calendars.error.plain");
    }
    if (!isText(name, LONGEST_TEXT) || !isText(user, LONGEST_TEXT)) {
      return Optional.of("calendars.error.text");
    }
    boolean byToken = !token.isEmpty();
    if (byToken ? !password.isEmpty() : user.isEmpty() || password.isEmpty()) {
      return Optional.of("calendars.error.credentials");
    }
    if (user.indexOf(':') >= 0) {
      return Optional.of("calendars.error.colon");
    }
    boolean printable = token.chars().allMatch(c -> c > ' ' && c <= '~');
    return printable && token.length() <= LONGEST_SECRET && isText(password, LONGEST_SECRET)
        ? Optional.empty()
        : Optional.of("calendars.error.credentials");
  }

  /** Returns the address if it is one of the web, without a user in it. */
  Optional<URI> uri() {
    if (address.isEmpty() || address.length() > LONGEST_ADDRESS) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(address);
      return uri.getHost() != null && uri.getRawUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Returns what the connection is called: what was typed, or where it is. */
  String title() {
    return name.isEmpty() ? uri().map(URI::getHost).orElse("") : name;
  }

  private static String scheme(URI uri) {
    return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
  }

  private static boolean isText(String text, int longest) {
    return text.length() <= longest && text.chars().noneMatch(c -> c < ' ');
  }
}
