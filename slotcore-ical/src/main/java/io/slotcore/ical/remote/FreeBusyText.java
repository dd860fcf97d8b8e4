package io.slotcore.ical.remote;

import io.slotcore.freebusy.FreeBusy;
import io.slotcore.time.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Predicate;

/** Reads busy time out of the text of a calendar (RFC 5545). Thread-safe. */
@FunctionalInterface
public interface FreeBusyText {

  /**
   * Reads the busy time of a window.
   *
   * @param text the calendar, to its end
   * @param window which span of time
   * @param asOf when the calendar was asked
   * @param ignored tells by the UID which events do not count
   * @return what takes time, each period with its event's UID for a source
   * @throws IOException of the stream
   * @throws io.slotcore.spi.CalendarException if the text is no calendar that can be understood
   */
  FreeBusy read(InputStream text, Interval window, Instant asOf, Predicate<String> ignored)
      throws IOException;
}
