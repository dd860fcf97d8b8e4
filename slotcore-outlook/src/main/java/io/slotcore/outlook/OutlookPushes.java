package io.slotcore.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.outlook.GraphHttp.Kind;
import io.slotcore.spi.PushChannel;
import io.slotcore.spi.PushChannels;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Has Graph call an address when a calendar is changed
 * (https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks). Thread-safe.
 *
 * <p>The address has to be one of https with a certificate that counts. Before {@link #open}
 * returns Graph calls it with a token, which has to be given back ({@link
 * GraphNotification#validation}); what comes in later is read by {@link GraphNotification#read}. A
 * channel ends after a week and is made longer, with the same id, as often as one likes; address
 * and secret stay what they were when it was opened.
 */
public final class OutlookPushes implements PushChannels {

  /**
   * The most are 10,080 minutes:
   * https://learn.microsoft.com/en-us/graph/api/resources/subscription.
   */
  private static final Duration LIFE = Duration.ofDays(7).minusMinutes(10);

  private final GraphCalls calls;
  private final URI events;

  OutlookPushes(GraphCalls calls, URI events) {
    this.calls = calls;
    this.events = events;
  }

  @Override
  public PushChannel open(URI address, String secret) {
    ObjectNode asked =
        end()
            .put("changeType", "created,updated,deleted")
            .put("notificationUrl", address.toString())
            .put("lifecycleNotificationUrl", address.toString())
            .put("resource", resource())
            .put("clientState", secret);
    String operation = "opening a channel";
    return channel(
        operation,
        calls.send(Kind.CHANGE, operation, "POST", calls.address("subscriptions"), asked));
  }

  private String resource() {
    return events.toString().substring(calls.address("").toString().length());
  }

  private ObjectNode end() {
    return JsonNodeFactory.instance
        .objectNode()
        .put(
            "expirationDateTime",
            calls.clock().instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static PushChannel channel(String operation, JsonNode subscription) {
    try {
      return new PushChannel(
          subscription.path("id").asText(""),
          "",
          OffsetDateTime.parse(subscription.path("expirationDateTime").asText("")).toInstant());
    } catch (DateTimeException wrong) {
      throw GraphFailure.unreadable(operation, "the channel has no end");
    }
  }

  /** Makes the channel longer; if it has ended, opens another one. */
  @Override
  public PushChannel renew(PushChannel channel, URI address, String secret) {
    String operation = "renewing a channel";
    URI subscription = calls.address("subscriptions", channel.id());
    try {
      return channel(operation, calls.send(Kind.CHANGE, operation, "PATCH", subscription, end()));
    } catch (GraphFailure failure) {
      if (failure.status() == 404) {
        return open(address, secret);
      }
      throw failure;
    }
  }

  @Override
  public void close(PushChannel channel) {
    try {
      calls.delete("closing a channel", calls.address("subscriptions", channel.id()));
    } catch (GraphFailure failure) {
      if (failure.status() != 404) {
        throw failure;
      }
    }
  }
}
