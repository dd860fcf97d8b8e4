package io.slotcore.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A client of the API, without cookies. Thread-safe. */
public final class Api {

  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Supplier<URI> site;

  /** Takes where the server is, which is asked each time. */
  public Api(Supplier<URI> site) {
    this.site = site;
  }

  /** Sends a request without a body; headers are names and values in turn. */
  public Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** Sends an object as JSON. */
  public Answer post(String path, Object body, String... headers) {
    return send("POST", path, json(body), headers);
  }

  /** Sends an object as JSON. */
  public Answer put(String path, Object body, String... headers) {
    return send("PUT", path, json(body), headers);
  }

  /** Sends a request without a body. */
  public Answer delete(String path, String... headers) {
    return send("DELETE", path, "", headers);
  }

  /** Sends any text as JSON, or no body if it is empty. */
  public Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.get().resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.setHeader("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Writes an object as JSON; text is taken as JSON already. */
  public static String json(Object body) {
    try {
      return body instanceof String text ? text : JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Returns the path of an event type, for instance {@code maya-brooks/intro-call}. */
  public static String offerPath(String offer) {
    String[] parts = offer.split("/", 2);
    return "/api/v1/users/" + parts[0] + "/event-types/" + parts[1];
  }

  /** Lists the starts of an event type; more is appended to the query. */
  public List<Instant> starts(String offer, String from, String to, String more) {
    Answer answer = get(offerPath(offer) + "/slots?from=" + from + "&to=" + to + more);
    List<Instant> starts = new ArrayList<>();
    answer
        .json()
        .path("slots")
        .forEach(slot -> starts.add(OffsetDateTime.parse(slot.path("start").asText()).toInstant()));
    return starts;
  }

  /** Explains a start; more is appended to the query. */
  public Answer explain(String offer, Instant start, String more, String... headers) {
    return get(offerPath(offer) + "/explain?start=" + start + more, headers);
  }

  /** Returns the body that holds a start. */
  public static Map<String, Object> hold(String offer, Instant start) {
    String[] parts = offer.split("/", 2);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("username", parts[0]);
    body.put("eventType", parts[1]);
    body.put("start", start.toString());
    return body;
  }

  /** Returns the body that books a start, with answers to all questions of the sample firm. */
  public static Map<String, Object> booking(String offer, Instant start, String email) {
    Map<String, Object> body = hold(offer, start);
    body.put("attendee", attendee(email));
    body.put("answers", answers(offer));
    return body;
  }

  /** Returns the body that confirms a hold. */
  public static Map<String, Object> confirmation(Answer hold, String offer, String email) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("hold", keyed(hold));
    body.put("attendee", attendee(email));
    body.put("answers", answers(offer));
    return body;
  }

  /** Returns id and key of what was held or booked. */
  public static Map<String, Object> keyed(Answer answer) {
    return Map.of("id", answer.text("id"), "key", answer.text("key"));
  }

  /** Returns somebody in Berlin. */
  public static Map<String, Object> attendee(String email) {
    Map<String, Object> attendee = new LinkedHashMap<>();
    attendee.put("name", "Zaphod Beeblebrox");
    attendee.put("email", email);
    attendee.put("timeZone", "Europe/Berlin");
    attendee.put("locale", "en-DE");
    return attendee;
  }

  private static Map<String, Object> answers(String offer) {
    Map<String, Object> answers = new LinkedHashMap<>();
    if (!offer.endsWith("/on-site-workshop")) {
      answers.put("topic", "Where to have lunch");
    }
    if (!offer.endsWith("/intro-call")
        && !offer.endsWith("/office-hours")
        && !offer.endsWith("/strategy-session")) {
      answers.put("team-size", "11 to 50");
    }
    return answers;
  }

  /** Returns the path of a booking with its key. */
  public static String path(Answer booking) {
    return "/api/v1/bookings/" + booking.text("id") + "?key=" + encoded(booking.text("key"));
  }

  /** Encodes a text for a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
