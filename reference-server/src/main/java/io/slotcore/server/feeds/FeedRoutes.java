package io.slotcore.server.feeds;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.slotcore.ical.BookingFeed;
import io.slotcore.server.accounts.User;
import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.booking.Links;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The feed of a host's bookings, for whoever has its address, and the page on which the host sees
 * the address, makes a new one, or gives it up.
 */
public final class FeedRoutes implements Routes {

  private static final String PAGE = "/feeds";
  private static final String SUFFIX = ".ics";

  private final FeedStore feeds;
  private final FeedAddresses addresses;
  private final HostCalendar calendar;
  private final People people;

  /** Takes where feeds are kept, and what makes their addresses and their contents. */
  public FeedRoutes(
      FeedStore feeds, FeedAddresses addresses, HostCalendar calendar, People people) {
    this.feeds = feeds;
    this.addresses = addresses;
    this.calendar = calendar;
    this.people = people;
  }

  /** The hosts, and the address of the site that they see. */
  public record People(UserStore users, Links links) {}

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(PAGE, this::page);
    routes.post(PAGE, this::renew);
    routes.post(PAGE + "/guests", this::tellGuests);
    routes.post(PAGE + "/remove", this::remove);
    routes.get(PAGE + "/{file}", this::feed);
  }

  private void page(Context context) {
    User host = host(context);
    FeedPage page =
        feeds
            .of(host.tenantId(), host.id())
            .map(feed -> new FeedPage(Optional.of(address(host, feed)), feed.withGuests()))
            .orElseGet(() -> new FeedPage(Optional.empty(), false));
    context.render("feeds.jte", Map.of("feed", page));
  }

  private String address(User host, Feed feed) {
    return people.links().absolute(PAGE + "/" + addresses.secret(host.tenantId(), feed) + SUFFIX);
  }

  private void renew(Context context) {
    feeds.renew(host(context));
    context.redirect(PAGE, HttpStatus.SEE_OTHER);
  }

  private void tellGuests(Context context) {
    feeds.tellGuests(host(context), context.formParam("guests") != null);
    context.redirect(PAGE, HttpStatus.SEE_OTHER);
  }

  private void remove(Context context) {
    feeds.remove(host(context));
    context.redirect(PAGE, HttpStatus.SEE_OTHER);
  }

  private User host(Context context) {
    return people
        .users()
        .find(Requests.tenant(context).id(), Requests.requireSignedIn(context).userId())
        .orElseThrow(FeedRoutes::notFound);
  }

  private void feed(Context context) {
    String tenantId = Requests.tenant(context).id();
    String file = context.pathParam("file");
    if (!file.endsWith(SUFFIX)) {
      throw notFound();
    }
    Feed feed =
        addresses
            .id(tenantId, file.substring(0, file.length() - SUFFIX.length()))
            .flatMap(id -> feeds.find(tenantId, id))
            .orElseThrow(FeedRoutes::notFound);
    User host = people.users().find(tenantId, feed.userId()).orElseThrow(FeedRoutes::notFound);
    byte[] text = calendar.write(host, feed.withGuests());
    String etag = '"' + digest(text) + '"';
    context.header("ETag", etag);
    // Kept by whoever subscribed, and asked for anew each time: a new address ends the old at once.
    context.header("Cache-Control", "private, no-cache");
    context.header("X-Robots-Tag", "noindex");
    if (isKnown(context, etag)) {
      context.status(HttpStatus.NOT_MODIFIED);
    } else {
      context.contentType(BookingFeed.CONTENT_TYPE).result(text);
    }
  }

  /** RFC 9110, 13.1.2: a list, compared weakly, for proxies that compress weaken it. */
  private static boolean isKnown(Context context, String etag) {
    String known = context.header("If-None-Match");
    return known != null
        && Arrays.stream(known.split(",", 100))
            .map(String::strip)
            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
            .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
  }

  private static String digest(byte[] text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** One answer for what never was and what was given up. */
  private static ProblemException notFound() {
    return new ProblemException(ProblemType.NOT_FOUND, "there is no feed at this address");
  }
}
