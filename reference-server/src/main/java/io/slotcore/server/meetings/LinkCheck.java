package io.slotcore.server.meetings;

import io.slotcore.ical.http.AddressRange;
import io.slotcore.ical.http.GuardedHttp;
import io.slotcore.ical.http.HttpCall;
import io.slotcore.ical.http.HttpLimits;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks whether a link answers. Thread-safe.
 *
 * <p>A provider may want a login, or take us for a robot: any answer but "not here" and "out of
 * order" is one. What the page says is not looked at.
 */
public final class LinkCheck implements Meetings.LinkAnswers, AutoCloseable {

  private static final Duration LONGEST_CALL = Duration.ofSeconds(8);
  private static final long MOST_BYTES = 5_000_000;

  private final GuardedHttp http;
  private final Optional<URI> instead;

  /**
   * Makes a check.
   *
   * @param allowed networks in which links are opened though they are not public
   * @param instead where links are opened in the place of their own hosts, as tests do
   */
  public LinkCheck(List<AddressRange> allowed, Optional<URI> instead) {
    GuardedHttp.Builder client =
        GuardedHttp.builder()
            .limits(HttpLimits.standard().withTotal(LONGEST_CALL).withBodyBytes(MOST_BYTES));
    allowed.forEach(client::allow);
    http = client.build();
    this.instead = instead;
  }

  @Override
  public boolean answers(URI link) {
    URI address = instead.map(base -> base.resolve(link.getRawPath() + query(link))).orElse(link);
    try {
      int status = http.send(HttpCall.of("GET", address), answer -> answer.status());
      return status < 500 && status != 404 && status != 410;
    } catch (IOException e) {
      return false;
    }
  }

  private static String query(URI link) {
    return link.getRawQuery() == null ? "" : "?" + link.getRawQuery();
  }

  @Override
  public void close() {
    http.close();
  }
}
