package io.slotcore.ical.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.time.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;

/** Somebody who has the calendar open in a client of his own. */
final class DavUser {

  private final String authorization;

  DavUser(String name, String password) {
    authorization =
        "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
  }

  void makeCalendar(URI address, String name, String components) {
    String comps = "<C:comp name=\"%s\"/>".formatted(components);
    String body =
        DavNames.document(
            "C:mkcalendar",
            "<D:set><D:prop><D:displayname>%s</D:displayname>".formatted(DavNames.escape(name))
                + "<A:calendar-color>#ff2968ff</A:calendar-color>"
                + "<C:supported-calendar-component-set>"
                + comps
                + "</C:supported-calendar-component-set></D:prop></D:set>");
    assertThat(send("MKCALENDAR", address, body)).isEqualTo(201);
  }

  void put(URI address, String uid, Interval time) {
    put(address, EventText.of(uid, time));
  }

  void put(URI address, String text) {
    assertThat(send("PUT", address, text)).isBetween(200, 299);
  }

  void remove(URI address) {
    assertThat(send("DELETE", address, "")).isBetween(200, 299);
  }

  private int send(String method, URI address, String body) {
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
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
