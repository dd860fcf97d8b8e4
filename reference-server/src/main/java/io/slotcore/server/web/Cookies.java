package io.slotcore.server.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/**
 * Cookies that no script reads and no other site sends along.
 *
 * <p>On an encrypted site the name gets the prefix {@code __Host-}, so that no other host of the
 * domain can set them. Thread-safe.
 */
public final class Cookies {

  private final boolean secure;

  /** Takes whether the public address is encrypted. */
  public Cookies(boolean secure) {
    this.secure = secure;
  }

  /** Returns the value of a cookie, or empty. */
  public Optional<String> get(Context context, String name) {
    return Optional.ofNullable(context.cookie(fullName(name)));
  }

  /** Sets a cookie for the whole site. */
  public void set(Context context, String name, String value, Duration lifetime) {
    Cookie cookie = new Cookie(fullName(name), value, "/", (int) lifetime.toSeconds(), secure);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    context.cookie(cookie);
  }

  /** Makes the browser forget a cookie. */
  public void remove(Context context, String name) {
    set(context, name, "", Duration.ZERO);
  }

  private String fullName(String name) {
    return secure ? "__Host-" + name : name;
  }
}
