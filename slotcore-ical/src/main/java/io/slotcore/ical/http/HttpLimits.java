package io.slotcore.ical.http;

import java.time.Duration;

/**
 * How much one call may take.
 *
 * @param connect how long at most one connection may take to open; at most two addresses of a name
 *     are tried
 * @param total how long at most the whole call may take, redirects and reading included; looking a
 *     name up is limited by the machine's own resolver
 * @param bodyBytes how many bytes at most the answer may have, sent and unpacked
 * @param redirects how often at most the call may be sent elsewhere
 */
public record HttpLimits(Duration connect, Duration total, long bodyBytes, int redirects) {

  /**
   * Checks the limits.
   *
   * @param connect how long at most one connection may take to open
   * @param total how long at most the whole call may take
   * @param bodyBytes how many bytes at most the answer may have
   * @param redirects how often at most the call may be sent elsewhere
   * @throws IllegalArgumentException if one of them is negative, or a time is shorter than a
   *     millisecond
   */
  public HttpLimits {
    if (connect.toMillis() < 1 || total.toMillis() < 1 || bodyBytes < 0 || redirects < 0) {
      throw new IllegalArgumentException(
          "limits ("
              + String.join(", ", connect.toString(), total.toString())
              + ", "
              + bodyBytes
              + ", "
              + redirects
              + ") must be positive");
    }
  }

  /**
   * Returns limits that calendars of people fit in.
   *
   * @return 5 seconds to connect, 30 in all, 32 MiB, 5 redirects
   */
  public static HttpLimits standard() {
    return new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 32L << 20, 5);
  }

  /**
   * Returns a copy with another limit of the body.
   *
   * @param bytes how many bytes at most the answer may have
   * @return the copy
   */
  public HttpLimits withBodyBytes(long bytes) {
    return new HttpLimits(connect, total, bytes, redirects);
  }

  /**
   * Returns a copy with another limit of the whole call.
   *
   * @param duration how long at most the whole call may take
   * @return the copy
   */
  public HttpLimits withTotal(Duration duration) {
    return new HttpLimits(connect, duration, bodyBytes, redirects);
  }
}
