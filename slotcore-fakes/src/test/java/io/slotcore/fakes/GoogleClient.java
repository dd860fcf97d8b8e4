package io.slotcore.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls a fake of Google by hand, as a client library would. */
final class GoogleClient implements AutoCloseable {

  static final String ADA = "ada@example.com";
  static final URI REDIRECT = URI.create("https://slotcore.example.com/callback");
  static final String SCOPE = "https://www.googleapis.com/auth/";

  Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private final InstantSource clock = () -> now;
  final FakeGoogle google = FakeGoogle.start(clock);
  final FakeGoogleCalendar calendar = google.addAccount(ADA, ZoneId.of("Europe/Berlin"));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  String token = "";

  GoogleClient() {
    google.allowRedirect(REDIRECT);
  }

  /** An answer with its status. */
  record Answer(int status, String body) {
    JsonNode json() {
      return FakeGoogle.parse(body);
    }

    String reason() {
      return json().path("error").path("errors").path(0).path("reason").asText();
    }

    String location() {
      return json().path("error").path("errors").path(0).path("location").asText();
    }
  }

  Answer call(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(google.root().resolve("/calendar/v3/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  Answer insert(String body) throws IOException, InterruptedException {
    return call("POST", "calendars/primary/events", body);
  }

  Answer list(String query) throws IOException, InterruptedException {
    return call("GET", "calendars/primary/events?" + query, "");
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  HttpResponse<String> form(URI address, Map<String, String> form)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encode(form)))
            .build(),
        BodyHandlers.ofString());
  }

  String page(URI address) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  static String encode(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  URI consent(Map<String, String> more) {
    Map<String, String> query =
        new java.util.TreeMap<>(
            Map.of(
                "client_id",
                FakeGoogle.CLIENT_ID,
                "redirect_uri",
                REDIRECT.toString(),
                "response_type",
                "code",
                "scope",
                SCOPE + "calendar.events " + SCOPE + "calendar.freebusy",
                "access_type",
                "offline"));
    query.putAll(more);
    return URI.create(google.authorization() + "?" + encode(query));
  }

  static String code(URI back) {
    return new FakeRequest("GET", "/", back.getRawQuery(), Map.of(), "").parameters().get("code");
  }

  Answer exchange(String code, Map<String, String> more) throws IOException, InterruptedException {
    Map<String, String> form =
        new java.util.TreeMap<>(
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "client_id",
                FakeGoogle.CLIENT_ID,
                "client_secret",
                FakeGoogle.CLIENT_SECRET,
                "redirect_uri",
                REDIRECT.toString()));
    form.putAll(more);
    HttpResponse<String> answer = form(google.token(), form);
    return new Answer(answer.statusCode(), answer.body());
  }

  /** Signs in with some scopes. */
  GoogleClient signedIn(String scopes) throws IOException, InterruptedException {
    URI back = google.agree(consent(Map.of("scope", scopes)), ADA);
    token = exchange(code(back), Map.of()).json().path("access_token").asText();
    return this;
  }

  @Override
  public void close() {
    google.close();
  }
}
