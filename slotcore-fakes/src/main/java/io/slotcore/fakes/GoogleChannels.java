package io.slotcore.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Channels and their notifications:
 * https://developers.google.com/workspace/calendar/api/guides/push.
 */
final class GoogleChannels implements AutoCloseable {

  private static final Duration LIFE = Duration.ofDays(7);
  private static final Duration LONGEST = Duration.ofDays(30);

  private final InstantSource clock;
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final List<HttpRequest> held = new ArrayList<>();
  private final List<HttpRequest> sent = new ArrayList<>();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "fake-google-notifications");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private boolean holding;
  private int toLose;

  GoogleChannels(InstantSource clock) {
    this.clock = clock;
  }

  private static final class Channel {
    private final String id;
    private final String user;
    private final String resourceId;
    private final URI address;
    private final String token;
    private final Instant expiration;
    private final FakeGoogleCalendar calendar;
    private int messages;

    private Channel(ObjectNode sent, String user, FakeGoogleCalendar calendar, Instant expiration) {
      id = sent.path("id").asText();
      this.user = user;
      this.calendar = calendar;
      resourceId = "resource-of-" + Integer.toHexString(calendar.id.hashCode());
      address = URI.create(sent.path("address").asText());
      token = sent.path("token").asText("");
      this.expiration = expiration;
    }
  }

  synchronized ObjectNode watch(ObjectNode sent, FakeGoogleCalendar calendar, String user) {
    check(sent);
    Channel channel = new Channel(sent, user, calendar, expiration(sent));
    channels.put(channel.id, channel);
    notify(channel, "sync");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("kind", "api#channel").put("id", channel.id);
    answer.put("resourceId", channel.resourceId).put("resourceUri", resourceUri(channel));
    if (!channel.token.isEmpty()) {
      answer.put("token", channel.token);
    }
    return answer.put("expiration", Long.toString(channel.expiration.toEpochMilli()));
  }

  private void check(ObjectNode sent) {
    for (String name : List.of("id", "type", "address")) {
      if (!sent.path(name).isTextual()) {
        throw GoogleFailure.required(name);
      }
    }
    if (!sent.path("id").asText().matches("[A-Za-z0-9\\-_+/=]{1,64}")) {
      throw GoogleFailure.invalid("Invalid channel id");
    }
    if (!sent.path("type").asText().equals("web_hook")) {
      throw GoogleFailure.invalid("Invalid channel type");
    }
    if (sent.path("token").asText("").length() > 256) {
      throw GoogleFailure.invalid("Channel token is too long");
    }
    if (channels.containsKey(sent.path("id").asText())) {
      throw new GoogleFailure(400, "global", "channelIdNotUnique", "Channel id is not unique");
    }
    // The real one wants https. A test's own server on loopback has no certificate.
    String address = sent.path("address").asText();
    if (!address.startsWith("https://")
        && !address.startsWith("http://127.0.0.1:")
        && !address.startsWith("http://localhost:")) {
      throw new GoogleFailure(
          400, "global", "push.webhookUrlNotHttps", "WebHook callback must be HTTPS");
    }
  }

  private Instant expiration(ObjectNode sent) {
    Instant now = clock.instant();
    Instant end = now.plus(LIFE);
    if (sent.path("expiration").isTextual()) {
      end = Instant.ofEpochMilli(Long.parseLong(sent.path("expiration").asText()));
    } else if (sent.path("params").path("ttl").isTextual()) {
      end = now.plusSeconds(Long.parseLong(sent.path("params").path("ttl").asText()));
    }
    Instant last = now.plus(LONGEST);
    return end.isAfter(last) ? last : end;
  }

  private static String resourceUri(Channel channel) {
    return "https://www.googleapis.com/calendar/v3/calendars/"
        + URLEncoder.encode(channel.calendar.id, UTF_8)
        + "/events?alt=json";
  }

  synchronized void stop(ObjectNode sent, String user) {
    Channel channel = channels.get(sent.path("id").asText());
    if (channel == null
        || !channel.user.equals(user)
        || !channel.resourceId.equals(sent.path("resourceId").asText())
        || !channel.expiration.isAfter(clock.instant())) {
      throw new GoogleFailure(404, "global", "notFound", "Channel not found for project");
    }
    channels.remove(channel.id);
  }

  synchronized void changed(FakeGoogleCalendar calendar) {
    for (Channel channel : channels.values()) {
      if (channel.calendar == calendar && channel.expiration.isAfter(clock.instant())) {
        notify(channel, "exists");
      }
    }
  }

  synchronized int open() {
    Instant now = clock.instant();
    return (int) channels.values().stream().filter(c -> c.expiration.isAfter(now)).count();
  }

  private void notify(Channel channel, String state) {
    HttpRequest.Builder call =
        HttpRequest.newBuilder(channel.address)
            .POST(BodyPublishers.noBody())
            .timeout(Duration.ofSeconds(10))
            .header("X-Goog-Channel-ID", channel.id)
            .header("X-Goog-Message-Number", Integer.toString(++channel.messages))
            .header("X-Goog-Resource-ID", channel.resourceId)
            .header("X-Goog-Resource-State", state)
            .header("X-Goog-Resource-URI", resourceUri(channel))
            .header("X-Goog-Channel-Expiration", channel.expiration.toString());
    if (!channel.token.isEmpty()) {
      call.header("X-Goog-Channel-Token", channel.token);
    }
    if (toLose > 0) {
      toLose--;
    } else if (holding) {
      held.add(call.build());
    } else {
      send(call.build());
    }
  }

  private void send(HttpRequest call) {
    sent.add(call);
    sender.execute(
        () -> {
          try {
            client.send(call, BodyHandlers.discarding());
          } catch (IOException lost) {
            // Nobody there: the notification is lost, as it is with the real one in the end.
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  synchronized void lose(int notifications) {
    toLose = notifications;
  }

  synchronized void hold() {
    holding = true;
  }

  synchronized void release() {
    holding = false;
    held.forEach(this::send);
    held.clear();
  }

  synchronized void repeat() {
    List.copyOf(sent).forEach(this::send);
  }

  void await() throws InterruptedException {
    try {
      sender.submit(() -> {}).get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException stuck) {
      throw new IllegalStateException("notifications are stuck", stuck);
    }
  }

  @Override
  public void close() {
    sender.shutdownNow();
  }
}
