package io.slotcore.ical;

import io.slotcore.time.Interval;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody who was invited has sent back (RFC 5546, 3.2). It is a stranger's claim: who may
 * answer for whom, and whether it is still of interest, is for {@link ReplyAction#of} to say.
 */
public sealed interface ItipMessage {

  /**
   * Returns which version of which event the message is about.
   *
   * @return the version
   */
  Version version();

  /**
   * A version of an event, or of one occurrence of a series.
   *
   * @param uid the identity of the booking or series in every calendar
   * @param occurrence the start by which an occurrence is named; empty for all of it
   * @param sequence the version that the sender has seen; 0 if the message does not tell
   * @param stampedAt when the message was made; empty if it does not tell
   */
  record Version(
      String uid, Optional<Instant> occurrence, int sequence, Optional<Instant> stampedAt) {

    /**
     * Checks that all parts are there.
     *
     * @param uid the identity
     * @param occurrence the start by which an occurrence is named
     * @param sequence the version that the sender has seen
     * @param stampedAt when the message was made
     */
    public Version {
      Objects.requireNonNull(uid, "uid");
      Objects.requireNonNull(occurrence, "occurrence");
      Objects.requireNonNull(stampedAt, "stampedAt");
    }
  }

  /**
   * An answer: whether somebody will come (METHOD:REPLY).
   *
   * @param version what it is about
   * @param attendee whose answer it is
   * @param status the answer
   * @param comment what was written beside it; empty for nothing
   */
  record Reply(Version version, CalendarUser attendee, ParticipationStatus status, String comment)
      implements ItipMessage {

    /**
     * Checks that all parts are there.
     *
     * @param version what it is about
     * @param attendee whose answer it is
     * @param status the answer
     * @param comment what was written beside it
     */
    public Reply {
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(attendee, "attendee");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(comment, "comment");
    }

    /** Returns version and answer; who it is and what was written stay out of logs. */
    @Override
    public String toString() {
      return "Reply[" + version + ", " + status + "]";
    }
  }

  /**
   * A wish for another time (METHOD:COUNTER).
   *
   * @param version what it is about
   * @param attendee whose wish it is
   * @param proposed the time that would suit; the event's own if something else is to change
   * @param comment what was written beside it; empty for nothing
   */
  record Counter(Version version, CalendarUser attendee, Interval proposed, String comment)
      implements ItipMessage {

    /**
     * Checks that all parts are there.
     *
     * @param version what it is about
     * @param attendee whose wish it is
     * @param proposed the time that would suit
     * @param comment what was written beside it
     */
    public Counter {
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(attendee, "attendee");
      Objects.requireNonNull(proposed, "proposed");
      Objects.requireNonNull(comment, "comment");
    }

    /** Returns version and time; who it is and what was written stay out of logs. */
    @Override
    public String toString() {
      return "Counter[" + version + ", " + proposed + "]";
    }
  }

  /**
   * A message that an organizer does not act on: REFRESH, ADD, and those that only an organizer
   * sends.
   *
   * @param version what it is about
   * @param method the METHOD, in upper case
   */
  record Unsupported(Version version, String method) implements ItipMessage {

    /**
     * Checks that all parts are there.
     *
     * @param version what it is about
     * @param method the METHOD
     */
    public Unsupported {
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(method, "method");
    }
  }
}
