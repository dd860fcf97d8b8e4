package io.slotcore.ical.remote;

import io.slotcore.freebusy.FreeBusy;
import io.slotcore.time.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** Reads busy time out of the text of a calendar (RFC 5545). Thread-safe. */
@FunctionalInterface
public interface FreeBusyText {

  /**
   * Reads the busy time of a window.
   *
   * @param text the calendar, to its end
   * @param window which span of time
   * @param asOf when the calendar was asked
   * @return what takes time in the window, each period with its event's UID for a source
   * @throws IOException of the stream
   * @throws io.slotcore.spi.CalendarException if the text is no calendar that can be understood
   */
  FreeBusy read(InputStream text, Interval window, Instant asOf) throws IOException;
}
