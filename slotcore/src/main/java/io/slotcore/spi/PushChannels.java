package io.slotcore.spi;

import java.net.URI;

/**
 * Has one calendar call an address when something in it is changed. Safe for use by several
 * threads.
 *
 * <p>A call says only that there may be something new, and may be late, repeated or lost: who is
 * called asks the {@link ChangeFeed}, and asks it now and then uncalled.
 *
 * <p>PC-01: what is changed while a channel is open leads to a call that bears the channel's id and
 * secret.
 *
 * <p>PC-02: a channel ends by itself at its time; renewed in time, there is no gap. The renewed one
 * may bear another id.
 *
 * <p>PC-03: closing a channel that has ended is no error.
 */
public interface PushChannels {

  /**
   * Opens a channel (PC-01).
   *
   * @param address what is called, by https
   * @param secret what the calls bear; at most 64 letters and digits, and not to be guessed
   * @return the channel
   * @throws CalendarException if the calendar cannot be asked, or does not call anybody
   */
  PushChannel open(URI address, String secret);

  /**
   * Makes a channel last longer, or puts another in its place (PC-02).
   *
   * @param channel that is open, or has ended
   * @param address what is called
   * @param secret what the calls bear
   * @return the channel from now on
   * @throws CalendarException if the calendar cannot be asked; the old channel stays as it was
   */
  PushChannel renew(PushChannel channel, URI address, String secret);

  /**
   * Ends a channel (PC-03).
   *
   * @param channel that was opened
   * @throws CalendarException if the calendar cannot be asked; it ends by itself at its time
   */
  void close(PushChannel channel);
}
