package io.slotcore.server.calendars;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Somebody who has the calendar open in a client of his own. */
final class DavUser {

  private static final Pattern EVENT = Pattern.compile("BEGIN:VEVENT.*?END:VEVENT", Pattern.DOTALL);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  private final RadicaleServer server;
  private final String authorization;

  DavUser(RadicaleServer server, String name, String password) {
    this.server = server;
    authorization =
        "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
  }

  void makeCalendar(String path, String name) {
    String body =
        """
        <C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>
        <D:displayname>%s</D:displayname></D:prop></D:set></C:mkcalendar>
        """
            .formatted(name);
    assertThat(send("MKCALENDAR", path, body).statusCode()).isEqualTo(201);
  }

  void put(String path, String uid, Instant start, Duration length) {
    assertThat(send("PUT", path, text(uid, start, length)).statusCode()).isBetween(200, 299);
  }

  void remove(String path) {
    assertThat(send("DELETE", path, "").statusCode()).isBetween(200, 299);
  }

  /** Returns the events of a calendar as text. */
  List<String> events(String calendar) {
    HttpResponse<String> all = send("GET", calendar, "");
    assertThat(all.statusCode()).isEqualTo(200);
    return EVENT.matcher(all.body()).results().map(match -> match.group()).toList();
  }

  /** Returns a calendar as clients write it. */
  static String text(String uid, Instant start, Duration length) {
    return String.join(
        "\r\n",
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Client//EN",
        "BEGIN:VEVENT",
        "UID:" + uid,
        "DTSTAMP:20261120T080000Z",
        "DTSTART:" + UTC.format(start.atOffset(ZoneOffset.UTC)),
        "DTEND:" + UTC.format(start.plus(length).atOffset(ZoneOffset.UTC)),
        "SUMMARY:Dentist",
        "END:VEVENT",
        "END:VCALENDAR",
        "");
  }

  private HttpResponse<String> send(String method, String path, String body) {
    URI address = server.at(path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", authorization)
            .header(
                "Content-Type",
                method.equals("PUT") ? "text/calendar; charset=utf-8" : "application/xml")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      // Radicale ends its connections; one that is kept may have been ended already.
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
