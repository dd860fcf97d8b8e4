package io.slotcore.outlook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of the messages in a call of Graph's to the address of a {@linkplain OutlookPushes channel}
 * (https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks). Anybody can
 * make such a call: a message counts only if the channel is one of ours and it {@link #bears} its
 * secret.
 *
 * @param channel the id of the channel
 * @param secret of the channel, as the caller says; empty if he says none
 * @param kind what it says
 */
public record GraphNotification(String channel, String secret, Kind kind) {

  private static final int MAX_MESSAGES = 1000;
  private static final int MAX_TOKEN = 4096;

  /** What a message says. */
  public enum Kind {
    /** Something was changed, or messages that said so were lost: ask the change feed. */
    CHANGED,
    /** The channel will not be served much longer: renew it now. */
    RENEW,
    /** The channel is gone: open another one, and ask the change feed. */
    ENDED
  }

  /**
   * Checks that all parts are there.
   *
   * @param channel the id of the channel
   * @param secret of the channel, as the caller says
   * @param kind what it says
   */
  public GraphNotification {
    requireNonNull(channel, "channel");
    requireNonNull(secret, "secret");
    requireNonNull(kind, "kind");
  }

  /**
   * Reads what has to be given back while a channel is opened: at once, with status 200 and nothing
   * else, as {@code text/plain}, since the text is the caller's.
   *
   * @param parameter returns a parameter of the query by its name, decoded; null if it was not sent
   * @return the body of the answer; empty if the call is not of that kind
   */
  public static Optional<String> validation(Function<String, @Nullable String> parameter) {
    return Optional.ofNullable(parameter.apply("validationToken"))
        .filter(token -> !token.isEmpty() && token.length() <= MAX_TOKEN);
  }

  /**
   * Reads the body of a call, which is to be answered with status 202 within three seconds: work is
   * for later.
   *
   * @param body JSON; limit its size before
   * @return what can be understood of it, at most 1,000 messages; empty if it is no call of Graph's
   */
  public static List<GraphNotification> read(String body) {
    JsonNode values;
    try {
      values = GraphHttp.JSON.readTree(body).path("value");
    } catch (JsonProcessingException wrong) {
      return List.of();
    }
    List<GraphNotification> all = new ArrayList<>();
    for (JsonNode each : values) {
      String channel = each.path("subscriptionId").asText("");
      if (!channel.isEmpty() && all.size() < MAX_MESSAGES) {
        all.add(new GraphNotification(channel, each.path("clientState").asText(""), kind(each)));
      }
    }
    return List.copyOf(all);
  }

  /** https://learn.microsoft.com/en-us/graph/change-notifications-lifecycle-events. */
  private static Kind kind(JsonNode message) {
    return switch (message.path("lifecycleEvent").asText("")) {
      case "reauthorizationRequired" -> Kind.RENEW;
      case "subscriptionRemoved" -> Kind.ENDED;
      default -> Kind.CHANGED;
    };
  }

  /**
   * Tells whether the caller knows the secret of the channel, in a time that tells nothing about
   * it.
   *
   * @param expected the secret with which the channel was opened
   * @return whether it is the same
   */
  public boolean bears(String expected) {
    return MessageDigest.isEqual(secret.getBytes(UTF_8), expected.getBytes(UTF_8));
  }

  /** Returns channel and kind; the secret stays out of logs. */
  @Override
  public String toString() {
    return "GraphNotification[" + channel + ", " + kind + "]";
  }
}
