package io.slotcore.server.pages;

import io.javalin.http.Context;
import io.slotcore.booking.Actor;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.booking.Keyed;
import io.slotcore.server.booking.Rights;
import io.slotcore.server.booking.Zones;
import io.slotcore.server.web.Cookies;
import io.slotcore.server.web.ProblemException;
import io.slotcore.slot.BookingId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** What a browser remembers of its visitor: his zone, and the time that he holds. Thread-safe. */
final class Visitors {

  private static final String ZONE = "slotcore-zone";
  private static final String HOLD = "slotcore-hold";
  private static final Duration ZONE_LIFETIME = Duration.ofDays(365);

  private final Cookies cookies;
  private final Rights rights;

  Visitors(Cookies cookies, Rights rights) {
    this.cookies = cookies;
    this.rights = rights;
  }

  /** Returns the zone that was asked for or chosen before, and remembers it. */
  Optional<ZoneId> zone(Context context) {
    String asked = context.queryParam("tz");
    String posted = context.formParam("tz");
    String wanted = posted == null ? asked : posted;
    if (wanted != null && Zones.isKnown(wanted.strip())) {
      cookies.set(context, ZONE, wanted.strip(), ZONE_LIFETIME);
      return Optional.of(ZoneId.of(wanted.strip()));
    }
    return cookies.get(context, ZONE).filter(Zones::isKnown).map(ZoneId::of);
  }

  /** Returns on whose behalf a visitor holds a time. */
  static Actor actor(String visitor) {
    return Actor.booker(Keyed.digest("visitor " + visitor));
  }

  void rememberHold(Context context, BookingId hold, String key) {
    cookies.set(context, HOLD, hold + "." + key, BookingDesk.HOLD_LIFETIME);
  }

  void forgetHold(Context context) {
    cookies.remove(context, HOLD);
  }

  /** Returns the hold that the browser remembers, if it has the right to it. */
  Optional<BookingId> hold(Context context) {
    String[] parts = cookies.get(context, HOLD).orElse("").split("\\.", 2);
    try {
      BookingId id = BookingId.parse(parts[0]);
      rights.onHold(context, id, parts.length == 2 ? parts[1] : "");
      return Optional.of(id);
    } catch (IllegalArgumentException | ProblemException e) {
      return Optional.empty();
    }
  }
}
