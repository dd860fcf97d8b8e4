package io.slotcore.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Subscriptions and their notifications:
 * https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks and
 * https://learn.microsoft.com/en-us/graph/change-notifications-lifecycle-events.
 */
final class GraphSubscriptions implements AutoCloseable {

  /** https://learn.microsoft.com/en-us/graph/api/resources/subscription: 10,080 minutes. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final int LONGEST_STATE = 128;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private final List<HttpRequest> sent = new ArrayList<>();
  private final Map<URI, ArrayNode> held = new LinkedHashMap<>();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "fake-graph-notifications");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private boolean holding;
  private int toLose;

  GraphSubscriptions(InstantSource clock) {
    this.clock = clock;
  }

  private record Subscription(
      String id, String email, ObjectNode json, FakeGraphCalendar calendar, Instant end) {

    URI address(String which) {
      return URI.create(json.path(which).asText());
    }
  }

  /** https://learn.microsoft.com/en-us/graph/api/subscription-post-subscriptions. */
  FakeAnswer create(ObjectNode asked, String email, FakeGraphCalendar calendar) {
    GraphSchema.require(asked, "changeType", "notificationUrl", "resource", "expirationDateTime");
    for (String type : asked.path("changeType").asText().split(",", -1)) {
      if (!List.of("created", "updated", "deleted").contains(type)) {
        throw invalid("changeType");
      }
    }
    if (asked.path("clientState").asText("").length() > LONGEST_STATE) {
      throw invalid("clientState");
    }
    Instant end = end(asked);
    validate(asked, "notificationUrl");
    if (asked.has("lifecycleNotificationUrl")) {
      validate(asked, "lifecycleNotificationUrl");
    }
    String id = UUID.randomUUID().toString();
    ObjectNode json = asked.deepCopy().put("id", id).put("applicationId", FakeGraph.CLIENT_ID);
    synchronized (this) {
      subscriptions.put(id, new Subscription(id, email, json, calendar, end));
    }
    return FakeAnswer.json(201, json.deepCopy().putNull("clientState").toString());
  }

  private static GraphFailure invalid(String name) {
    return new GraphFailure(400, "InvalidRequest", "The value of '" + name + "' is invalid.");
  }

  private Instant end(ObjectNode asked) {
    GraphSchema.require(asked, "expirationDateTime");
    Instant end =
        GraphSchema.offset("expirationDateTime", asked.path("expirationDateTime").asText())
            .toInstant();
    Instant now = clock.instant();
    if (!end.isAfter(now)) {
      throw invalid("expirationDateTime");
    }
    if (end.isAfter(now.plus(LONGEST))) {
      throw new GraphFailure(
          400,
          "ExtensionError",
          "Subscription expiration can only be 10080 minutes in the future.");
    }
    return end;
  }

  /** The address has to echo a token as plain text within ten seconds. */
  private void validate(ObjectNode asked, String which) {
    URI address = URI.create(asked.path(which).asText());
    // The real one wants https and a certificate that counts; tests have loopback.
    if (!"https".equals(address.getScheme()) && !"127.0.0.1".equals(address.getHost())) {
      throw new GraphFailure(400, "InvalidRequest", "NotificationUrl must use HTTPS.");
    }
    String token = "Validation: Testing client application reachability & <" + UUID.randomUUID();
    String query = (address.getRawQuery() == null ? "?" : "&") + "validationToken=";
    HttpRequest call =
        HttpRequest.newBuilder(URI.create(address + query + URLEncoder.encode(token, UTF_8)))
            .timeout(PATIENCE)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer = client.send(call, BodyHandlers.ofString(UTF_8));
      String type = answer.headers().firstValue("Content-Type").orElse("");
      if (answer.statusCode() == 200
          && type.startsWith("text/plain")
          && answer.body().equals(token)) {
        return;
      }
    } catch (IOException unreached) {
      // Said below.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new GraphFailure(
        400, "ValidationError", "Subscription validation request failed for '" + which + "'.");
  }

  /** https://learn.microsoft.com/en-us/graph/api/subscription-update. */
  synchronized FakeAnswer renew(String id, String email, ObjectNode asked) {
    Subscription old = open(id, email);
    if (asked.size() != 1) {
      throw invalid("expirationDateTime alone");
    }
    Instant end = end(asked);
    ObjectNode json = old.json.deepCopy();
    json.set("expirationDateTime", asked.get("expirationDateTime"));
    subscriptions.put(id, new Subscription(id, email, json, old.calendar, end));
    return FakeAnswer.json(200, json.deepCopy().putNull("clientState").toString());
  }

  /** https://learn.microsoft.com/en-us/graph/api/subscription-delete. */
  synchronized FakeAnswer delete(String id, String email) {
    open(id, email);
    subscriptions.remove(id);
    return FakeAnswer.empty(204);
  }

  private Subscription open(String id, String email) {
    Subscription subscription = subscriptions.get(id);
    if (subscription == null
        || !subscription.email.equals(email)
        || !subscription.end.isAfter(clock.instant())) {
      throw new GraphFailure(404, "ResourceNotFound", "The object was not found.");
    }
    return subscription;
  }

  synchronized int open() {
    Instant now = clock.instant();
    return (int) subscriptions.values().stream().filter(each -> each.end.isAfter(now)).count();
  }

  /** Ends a subscription before its time and says so. */
  synchronized void remove(String id) {
    Subscription gone = subscriptions.remove(id);
    if (gone != null) {
      lifecycle(gone, "subscriptionRemoved");
    }
  }

  synchronized void lifecycle(String event) {
    List.copyOf(subscriptions.values()).forEach(each -> lifecycle(each, event));
  }

  private void lifecycle(Subscription subscription, String event) {
    if (subscription.json.has("lifecycleNotificationUrl")) {
      ObjectNode item = item(subscription).put("lifecycleEvent", event);
      post(subscription.address("lifecycleNotificationUrl"), array(item));
    }
  }

  private static ArrayNode array(ObjectNode item) {
    return JsonNodeFactory.instance.arrayNode().add(item);
  }

  private static ObjectNode item(Subscription subscription) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("subscriptionId", subscription.id)
        .put("subscriptionExpirationDateTime", subscription.end.toString())
        .put("resource", subscription.json.path("resource").asText())
        .put("tenantId", "84bd8158-6d4d-4958-8b9f-9d6445542f95");
    if (subscription.json.has("clientState")) {
      item.set("clientState", subscription.json.get("clientState"));
    }
    return item;
  }

  synchronized void changed(FakeGraphCalendar calendar, String eventId) {
    Instant now = clock.instant();
    for (Subscription subscription : subscriptions.values()) {
      if (subscription.calendar == calendar && subscription.end.isAfter(now)) {
        ObjectNode item = item(subscription).put("changeType", "updated");
        item.putObject("resourceData")
            .put("@odata.type", "#Microsoft.Graph.Event")
            .put("@odata.id", "Users/3f5a/Events/" + eventId)
            .put("id", eventId);
        notify(subscription.address("notificationUrl"), item);
      }
    }
  }

  /** Notifications that were kept back come several in one call. */
  private void notify(URI address, ObjectNode item) {
    if (toLose > 0) {
      toLose--;
    } else if (holding) {
      held.computeIfAbsent(address, any -> JsonNodeFactory.instance.arrayNode()).add(item);
    } else {
      post(address, array(item));
    }
  }

  private void post(URI address, ArrayNode items) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("value", items);
    HttpRequest call =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    sent.add(call);
    send(call);
  }

  private void send(HttpRequest call) {
    sender.execute(
        () -> {
          try {
            client.send(call, BodyHandlers.discarding());
          } catch (IOException lost) {
            // Nobody there: lost, as it is with the real one in the end.
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
    held.forEach(this::post);
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
