package io.slotcore.gcal;

import com.google.api.services.calendar.model.Channel;
import io.slotcore.gcal.GoogleHttp.Kind;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.PushChannel;
import io.slotcore.spi.PushChannels;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has Google call an address when a calendar is changed
 * (https://developers.google.com/workspace/calendar/api/guides/push). Thread-safe.
 *
 * <p>The address has to be one of https with a certificate that counts. What comes in there is read
 * by {@link GoogleNotification}; the first call on each channel says only that it is open. A
 * channel ends after a week or so, and cannot be made longer: renewed, it is another.
 */
public final class GooglePushes implements PushChannels {

  private static final Logger LOG = LoggerFactory.getLogger(GooglePushes.class);

  private final CalendarCalls calls;

  GooglePushes(CalendarCalls calls) {
    this.calls = calls;
  }

  @Override
  public PushChannel open(URI address, String secret) {
    String operation = "opening a channel";
    Channel asked =
        new Channel()
            .setId(UUID.randomUUID().toString())
            .setType("web_hook")
            .setAddress(address.toString())
            .setToken(secret);
    Channel open =
        calls.call(
            Kind.CHANGE, operation, client -> client.events().watch(calls.calendarId(), asked));
    if (open.getId() == null || open.getResourceId() == null || open.getExpiration() == null) {
      throw GoogleFailure.unreadable(operation, "the channel has no id or no end");
    }
    return new PushChannel(
        open.getId(), open.getResourceId(), Instant.ofEpochMilli(open.getExpiration()));
  }

  /** Opens another channel, and then ends the old one. */
  @Override
  public PushChannel renew(PushChannel channel, URI address, String secret) {
    PushChannel renewed = open(address, secret);
    try {
      close(channel);
    } catch (CalendarException left) {
      // The new one counts. The old one ends by itself, and calls too often until then.
      LOG.debug("channel {} is left to end by itself: {}", channel.id(), left.problem());
    }
    return renewed;
  }

  @Override
  public void close(PushChannel channel) {
    Channel ended = new Channel().setId(channel.id()).setResourceId(channel.reference());
    try {
      calls.call(Kind.CHANGE, "closing a channel", client -> client.channels().stop(ended));
    } catch (GoogleFailure failure) {
      if (failure.status() != 404) {
        throw failure;
      }
    }
  }
}
