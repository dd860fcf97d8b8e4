package io.slotcore.ical.freebusy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.ical.internal.event.CalendarParser;
import io.slotcore.ical.internal.event.ReadSettings;
import io.slotcore.time.Interval;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads when somebody is busy from a calendar's text (RFC 5545). Immutable, and safe for use by
 * several threads.
 *
 * <pre>{@code
 * CalendarReader reader = CalendarReader.builder(zone)
 *     .owner("ada@example.org")
 *     .ignoring(uid -> uid.endsWith("@slotcore"))
 *     .build();
 * CalendarContent read = reader.read(stream, window, now);
 * }</pre>
 *
 * <p>The text is read once, from front to back. What is kept are the events that touch the window
 * and the series that may, not the file. Time zones and changed occurrences may stand before or
 * after what they belong to.
 *
 * <p>The rules, of which {@code docs/calendars.md} has the reasons:
 *
 * <ul>
 *   <li>Free, and so no period, is what is cancelled, transparent, or declined by the owner, and
 *       what has no length. Tentative and away are kept as such.
 *   <li>Times in a zone that the JDK knows, by its IANA name or the name that Windows has for it,
 *       are the JDK's; others follow the VTIMEZONE of the text. A time that a change of the clock
 *       leaves out is that much later, one that occurs twice is the first (RFC 5545, 3.3.5), in
 *       recurrences, too. If nobody knows the zone, the time is taken in every zone there is.
 *   <li>DTSTART is the first occurrence even if its rule would not make it, and COUNT counts it.
 *       DTEND gives every occurrence the same exact duration, DURATION the same nominal one (RFC
 *       5545, 3.8.5.3).
 *   <li>Text that passes a limit or is not complete is refused as a whole.
 * </ul>
 */
public final class CalendarReader {

  private final ReadSettings settings;

  private CalendarReader(Builder builder) {
    settings =
        new ReadSettings(
            builder.zone,
            Optional.ofNullable(builder.owner),
            builder.ignored,
            builder.tentative,
            builder.unanswered,
            builder.skipsUnreadable,
            builder.limits);
  }

  /**
   * Starts a reader.
   *
   * @param zone the zone of times that name none, and of all-day events: that of the host
   * @return a builder
   */
  public static Builder builder(ZoneId zone) {
    return new Builder(zone);
  }

  /**
   * Reads a calendar. The stream is not closed.
   *
   * @param text UTF-8, or UTF-16 with a byte order mark; bytes that are neither are replaced
   * @param window what to look at, between the years 1 and 9999
   * @param asOf when the text was fetched
   * @return the busy periods that overlap the window, and what could not be read
   * @throws IOException if the stream cannot be read
   * @throws CalendarRefusedException if the text is refused
   * @throws IllegalArgumentException if the window has no bounds
   */
  public CalendarContent read(InputStream text, Interval window, Instant asOf) throws IOException {
    return new CalendarParser(settings, window).read(text, asOf);
  }

  /**
   * Reads a calendar.
   *
   * @param text the calendar
   * @param window what to look at, between the years 1 and 9999
   * @param asOf when the text was fetched
   * @return the busy periods that overlap the window, and what could not be read
   * @throws CalendarRefusedException if the text is refused
   * @throws IllegalArgumentException if the window has no bounds
   */
  public CalendarContent read(String text, Interval window, Instant asOf) {
    try {
      return read(new ByteArrayInputStream(text.getBytes(UTF_8)), window, asOf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects the settings. */
  public static final class Builder {

    private final ZoneId zone;
    private @Nullable String owner;
    private Predicate<String> ignored = uid -> false;
    private FreeBusyType tentative = FreeBusyType.TENTATIVE;
    private FreeBusyType unanswered = FreeBusyType.TENTATIVE;
    private boolean skipsUnreadable;
    private ReadLimits limits = ReadLimits.standard();

    private Builder(ZoneId zone) {
      this.zone = requireNonNull(zone, "zone");
    }

    /**
     * Sets whose answer to an invitation counts. Without it, no answer does.
     *
     * @param address the mail address that invitations go to
     * @return this
     */
    public Builder owner(String address) {
      owner = requireNonNull(address, "address");
      return this;
    }

    /**
     * Leaves out events, for instance those that SlotCore wrote itself.
     *
     * @param uids which events; asked for events that may touch the window only
     * @return this
     */
    public Builder ignoring(Predicate<String> uids) {
      ignored = requireNonNull(uids, "uids");
      return this;
    }

    /**
     * Sets how events count that are not certain, by STATUS, the owner's PARTSTAT, or Outlook.
     *
     * @param type by default {@link FreeBusyType#TENTATIVE}
     * @return this
     */
    public Builder tentative(FreeBusyType type) {
      tentative = requireNonNull(type, "type");
      return this;
    }

    /**
     * Sets how invitations count that the owner has not answered.
     *
     * @param type by default {@link FreeBusyType#TENTATIVE}
     * @return this
     */
    public Builder unanswered(FreeBusyType type) {
      unanswered = requireNonNull(type, "type");
      return this;
    }

    /**
     * Leaves out an event whose times cannot be read, and tells so in the findings. Without it the
     * whole calendar is refused, since the time of that event could be offered.
     *
     * @return this
     */
    public Builder skipUnreadable() {
      skipsUnreadable = true;
      return this;
    }

    /**
     * Sets how much is read.
     *
     * @param limits by default {@link ReadLimits#standard()}
     * @return this
     */
    public Builder limits(ReadLimits limits) {
      this.limits = requireNonNull(limits, "limits");
      return this;
    }

    /**
     * Returns the reader.
     *
     * @return immutable
     */
    public CalendarReader build() {
      return new CalendarReader(this);
    }
  }
}
