package io.slotcore.gcal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call of Google's to the address of a {@linkplain GooglePushes channel}
 * (https://developers.google.com/workspace/calendar/api/guides/push). Anybody can make such a call:
 * it counts only if the channel is one of ours and {@link #bears} its secret.
 *
 * @param channel the id of the channel
 * @param secret of the channel, as the caller says; empty if he says none
 * @param opening whether the channel has just been opened and nothing was changed
 */
public record GoogleNotification(String channel, String secret, boolean opening) {

  /**
   * Checks that all parts are there.
   *
   * @param channel the id of the channel
   * @param secret of the channel, as the caller says
   * @param opening whether the channel has just been opened
   */
  public GoogleNotification {
    requireNonNull(channel, "channel");
    requireNonNull(secret, "secret");
  }

  /**
   * Reads the headers of a call.
   *
   * @param header returns a header by its name, in any case; null if it was not sent
   * @return empty if it is no call of Google's
   */
  public static Optional<GoogleNotification> read(Function<String, @Nullable String> header) {
    String channel = header.apply("X-Goog-Channel-ID");
    String state = header.apply("X-Goog-Resource-State");
    if (channel == null || channel.isEmpty() || state == null) {
      return Optional.empty();
    }
    String secret = header.apply("X-Goog-Channel-Token");
    return Optional.of(
        new GoogleNotification(channel, secret == null ? "" : secret, state.equals("sync")));
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

  /** Returns the channel; the secret stays out of logs. */
  @Override
  public String toString() {
    return "GoogleNotification[" + channel + (opening ? ", opening]" : "]");
  }
}
