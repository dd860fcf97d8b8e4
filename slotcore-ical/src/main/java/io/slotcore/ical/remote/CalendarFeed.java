package io.slotcore.ical.remote;

import static java.util.Objects.requireNonNull;

import io.slotcore.freebusy.FreeBusy;
import io.slotcore.ical.http.HttpAnswer;
import io.slotcore.ical.http.HttpCall;
import io.slotcore.spi.BusySource;
import io.slotcore.time.Interval;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that is published at an address, as Google's "secret address", Outlook's "publish a
 * calendar" and others do. Thread-safe.
 *
 * <p>It is asked each time. A feed that says by its ETag or Last-Modified that it is as before
 * (304, RFC 9110 section 13) is not read again: what was read counts, as of now. For that, more is
 * read than the window: from the day before it to a week after it, so that windows may move on.
 *
 * <p>{@code webcal:} and {@code webcals:} addresses are opened by HTTPS.
 */
public final class CalendarFeed implements BusySource {

  private static final String OPERATION = "reading the feed";
  private static final Duration AHEAD = Duration.ofDays(7);

  private final CalendarAccess access;
  private final URI address;
  private volatile @Nullable Known known;

  private CalendarFeed(CalendarAccess access, URI address) {
    this.access = requireNonNull(access, "access");
    this.address = address;
  }

  /**
   * Returns the feed at an address. Nothing is asked yet.
   *
   * @param access what it is opened and read with
   * @param address as a user gave it
   * @return the feed
   * @throws IllegalArgumentException if the address begins with a webcal scheme and goes on as no
   *     address does
   */
  public static CalendarFeed of(CalendarAccess access, URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean webcal = scheme.equals("webcal") || scheme.equals("webcals");
    return new CalendarFeed(
        access,
        webcal ? URI.create("https" + address.toString().substring(scheme.length())) : address);
  }

  @Override
  public FreeBusy busy(Interval window) {
    Instant asOf = access.clock().instant();
    Known before = known;
    Known usable = before != null && before.covers(window) ? before : null;
    try {
      Known now = access.http().send(call(usable), answer -> read(answer, window, asOf, usable));
      known = now;
      return access.foreign(now.read().periods(), window, asOf);
    } catch (IOException failure) {
      throw Failures.of(OPERATION, failure);
    }
  }

  private HttpCall call(@Nullable Known usable) {
    HttpCall call =
        HttpCall.of("GET", address).withHeader("Accept", "text/calendar, text/plain;q=0.5");
    if (usable == null) {
      return call;
    }
    if (usable.etag.isPresent()) {
      call = call.withHeader("If-None-Match", usable.etag.get());
    }
    return usable.lastModified.isPresent()
        ? call.withHeader("If-Modified-Since", usable.lastModified.get())
        : call;
  }

  private Known read(HttpAnswer answer, Interval window, Instant asOf, @Nullable Known usable)
      throws IOException {
    if (answer.status() == 304 && usable != null) {
      return usable;
    }
    if (!answer.isSuccess()) {
      throw Failures.of(OPERATION, answer.status());
    }
    Interval span =
        Interval.of(
            window.start().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS),
            window.end().plus(AHEAD));
    FreeBusy read =
        access.read(OPERATION, CalendarBeginning.check(OPERATION, answer.body()), span, asOf);
    return new Known(span, read, validator(answer, "ETag"), validator(answer, "Last-Modified"));
  }

  private static Optional<String> validator(HttpAnswer answer, String name) {
    return answer
        .header(name)
        .filter(
            value -> value.length() <= 1_000 && value.chars().allMatch(c -> c >= ' ' && c <= '~'));
  }

  /** What was read, and how to ask whether it still holds. */
  private record Known(
      Interval span, FreeBusy read, Optional<String> etag, Optional<String> lastModified) {

    /** Without a validator there is nothing to ask by. */
    boolean covers(Interval window) {
      return (etag.isPresent() || lastModified.isPresent())
          && !window.start().isBefore(span.start())
          && !window.end().isAfter(span.end());
    }
  }
}
