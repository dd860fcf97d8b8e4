package io.slotcore.ical;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of the invitation to a booking: what {@link Invitations} writes. Immutable.
 *
 * <p>The UID stays the same for the life of the booking; each new version, a cancellation included,
 * has a higher sequence (RFC 5546, 2.1.4 and 2.1.5). Texts may come from a public form as they are:
 * what the format does not allow in them is left out when they are written.
 *
 * <pre>{@code
 * Invitation invitation =
 *     Invitation.builder("7b0c@slotcore", ZoneId.of("Europe/Berlin"), start, end)
 *         .sequence(0)
 *         .stampedAt(now)
 *         .summary("Intro call with Ada")
 *         .location("Room 4")
 *         .organizer(CalendarUser.of("Ada Lovelace", "ada@example.org"))
 *         .attendee(CalendarUser.of("Bob", "bob@example.org"), ParticipationStatus.ACCEPTED)
 *         .build();
 * }</pre>
 */
public final class Invitation {

  private final String uid;
  private final ZoneId zone;
  private final Instant start;
  private final Instant end;
  private final int sequence;
  private final Instant stampedAt;
  private final String summary;
  private final CalendarUser organizer;
  private final List<Attendee> attendees;
  private final @Nullable String description;
  private final @Nullable String location;
  private final @Nullable URI url;
  private final List<Conference> conferences;
  private final List<Duration> alarms;
  private final boolean tentative;

  private Invitation(Builder builder) {
    uid = InvitationChecks.uid(builder.uid);
    zone = Objects.requireNonNull(builder.zone, "zone");
    start = InvitationChecks.wholeSecond("start", builder.start);
    end = InvitationChecks.wholeSecond("end", builder.end);
    InvitationChecks.ends(start, end);
    sequence = builder.sequence;
    if (sequence < 0) {
      throw new IllegalArgumentException("sequence (" + sequence + ") must not be negative");
    }
    stampedAt = InvitationChecks.inRange("stampedAt", given("stampedAt", builder.stampedAt));
    summary = given("summary", builder.summary);
    organizer = given("organizer", builder.organizer);
    attendees = List.copyOf(builder.attendees);
    if (attendees.isEmpty()) {
      throw new IllegalArgumentException("invitation " + uid + " has no attendee");
    }
    description = builder.description;
    location = builder.location;
    url = builder.url;
    if (url != null && !url.isAbsolute()) {
      throw new IllegalArgumentException("url (" + url + ") must be absolute");
    }
    conferences = List.copyOf(builder.conferences);
    alarms = builder.alarms.stream().map(InvitationChecks::alarm).distinct().toList();
    tentative = builder.tentative;
  }

  private <T> T given(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("invitation " + uid + " has no " + name);
    }
    return value;
  }

  /**
   * Begins the invitation to an event {@code [startInclusive, endExclusive)}. The builder's {@code
   * stampedAt}, {@code summary}, {@code organizer} and at least one {@code attendee} have to be
   * called too.
   *
   * @param uid the identity of the booking in every calendar, at most 255 octets of UTF-8
   * @param zone the zone that the event is shown in
   * @param startInclusive the start, a whole second
   * @param endExclusive the end, a whole second after the start
   * @return a builder with sequence 0
   */
  public static Builder builder(
      String uid, ZoneId zone, Instant startInclusive, Instant endExclusive) {
    return new Builder(uid, zone, startInclusive, endExclusive);
  }

  /** {@return the identity of the booking in every calendar (UID), the same for all versions} */
  public String uid() {
    return uid;
  }

  /** {@return the zone that the event is shown in} */
  public ZoneId zone() {
    return zone;
  }

  /** {@return when the event starts: a whole second, inclusive} */
  public Instant start() {
    return start;
  }

  /** {@return when the event ends: a whole second, exclusive} */
  public Instant end() {
    return end;
  }

  /** {@return the number of this version (SEQUENCE), 0 or more} */
  public int sequence() {
    return sequence;
  }

  /** {@return when this version was made (DTSTAMP); it is written to the second} */
  public Instant stampedAt() {
    return stampedAt;
  }

  /** {@return the title of the event: any text, as it was given} */
  public String summary() {
    return summary;
  }

  /** {@return the description of the event, as it was given; empty if none was} */
  public Optional<String> description() {
    return Optional.ofNullable(description);
  }

  /** {@return where the event takes place, as it was given; empty if none was} */
  public Optional<String> location() {
    return Optional.ofNullable(location);
  }

  /** {@return the page of the event, absolute; empty if none was given} */
  public Optional<URI> url() {
    return Optional.ofNullable(url);
  }

  /** {@return how to join the event from afar, in the order given, unmodifiable} */
  public List<Conference> conferences() {
    return conferences;
  }

  /** {@return how long before the start to remind of it, each once, unmodifiable} */
  public List<Duration> alarms() {
    return alarms;
  }

  /** {@return whether the event may yet be refused, for instance until its host approves it} */
  public boolean isTentative() {
    return tentative;
  }

  /** {@return who organizes the event, to whom replies are sent} */
  public CalendarUser organizer() {
    return organizer;
  }

  /** {@return who is invited: one or more, in the order given, unmodifiable} */
  public List<Attendee> attendees() {
    return attendees;
  }

  /**
   * Returns a copy at another time.
   *
   * @param startInclusive the start, a whole second
   * @param endExclusive the end, a whole second after the start
   * @return the copy, of the same sequence
   * @throws IllegalArgumentException if the builder's {@code build} would refuse the times
   */
  public Invitation at(Instant startInclusive, Instant endExclusive) {
    return new Builder(this, startInclusive, endExclusive).build();
  }

  /**
   * Returns a copy with another sequence.
   *
   * @param newSequence 0 or more
   * @return the copy
   * @throws IllegalArgumentException if it is negative
   */
  public Invitation withSequence(int newSequence) {
    return new Builder(this, start, end).sequence(newSequence).build();
  }

  private List<Object> values() {
    return List.of(
        List.of(uid, zone, start, end, sequence, stampedAt),
        List.of(summary, description(), location(), url(), organizer, attendees),
        List.of(conferences, alarms, tentative));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Invitation that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** Returns identity, version and time; who takes part and what is said stay out of logs. */
  @Override
  public String toString() {
    return "Invitation["
        + uid
        + ", sequence="
        + sequence
        + ", "
        + start
        + "/"
        + end
        + ", "
        + zone
        + "]";
  }

  /** Collects the parts of an {@link Invitation}; {@link #build} checks them. Not thread-safe. */
  public static final class Builder {

    private final String uid;
    private final ZoneId zone;
    private final Instant start;
    private final Instant end;
    private int sequence;
    private @Nullable Instant stampedAt;
    private @Nullable String summary;
    private @Nullable CalendarUser organizer;
    private final List<Attendee> attendees = new ArrayList<>();
    private @Nullable String description;
    private @Nullable String location;
    private @Nullable URI url;
    private final List<Conference> conferences = new ArrayList<>();
    private final List<Duration> alarms = new ArrayList<>();
    private boolean tentative;

    private Builder(String uid, ZoneId zone, Instant start, Instant end) {
      this.uid = uid;
      this.zone = zone;
      this.start = start;
      this.end = end;
    }

    private Builder(Invitation other, Instant start, Instant end) {
      this(other.uid, other.zone, start, end);
      sequence = other.sequence;
      stampedAt = other.stampedAt;
      summary = other.summary;
      organizer = other.organizer;
      attendees.addAll(other.attendees);
      description = other.description;
      location = other.location;
      url = other.url;
      conferences.addAll(other.conferences);
      alarms.addAll(other.alarms);
      tentative = other.tentative;
    }

    /**
     * Sets the number of this version: 0 for the first, and higher for each that follows, the
     * cancellation included (RFC 5546, 2.1.4).
     *
     * @param sequence 0 or more
     * @return this
     */
    public Builder sequence(int sequence) {
      this.sequence = sequence;
      return this;
    }

    /**
     * Sets when this version was made.
     *
     * @param stampedAt the time; its fraction of a second is not written
     * @return this
     */
    public Builder stampedAt(Instant stampedAt) {
      this.stampedAt = stampedAt;
      return this;
    }

    /**
     * Sets the title.
     *
     * @param summary any text
     * @return this
     */
    public Builder summary(String summary) {
      this.summary = summary;
      return this;
    }

    /**
     * Sets the description.
     *
     * @param description any text, of as many lines as it needs
     * @return this
     */
    public Builder description(String description) {
      this.description = description;
      return this;
    }

    /**
     * Sets the place. Without one, the first conference's link is written as the place, since most
     * calendars show nothing else of it.
     *
     * @param location any text
     * @return this
     */
    public Builder location(String location) {
      this.location = location;
      return this;
    }

    /**
     * Sets the page of the event, for instance the one where it can be changed.
     *
     * @param url an absolute URI
     * @return this
     */
    public Builder url(URI url) {
      this.url = url;
      return this;
    }

    /**
     * Adds a way to join from afar, such as a meeting link.
     *
     * @param conference the way
     * @return this
     */
    public Builder conference(Conference conference) {
      conferences.add(conference);
      return this;
    }

    /**
     * Adds a reminder. A recipient's calendar may ignore it; most do, and use his own settings.
     *
     * @param beforeStart how long before the start; whole minutes, 0 to 366 days
     * @return this
     */
    public Builder alarm(Duration beforeStart) {
      alarms.add(beforeStart);
      return this;
    }

    /**
     * Marks the event as one that may yet be refused (STATUS:TENTATIVE).
     *
     * @return this
     */
    public Builder tentative() {
      tentative = true;
      return this;
    }

    /**
     * Sets the organizer, to whom replies are sent.
     *
     * @param organizer who
     * @return this
     */
    public Builder organizer(CalendarUser organizer) {
      this.organizer = organizer;
      return this;
    }

    /**
     * Adds an attendee.
     *
     * @param attendee who, and how
     * @return this
     */
    public Builder attendee(Attendee attendee) {
      attendees.add(attendee);
      return this;
    }

    /**
     * Adds a required attendee, see {@link Attendee#of}.
     *
     * @param user who
     * @param status the answer so far
     * @return this
     */
    public Builder attendee(CalendarUser user, ParticipationStatus status) {
      return attendee(Attendee.of(user, status));
    }

    /**
     * Returns the invitation.
     *
     * @return the invitation
     * @throws IllegalArgumentException if the UID is empty, longer than 255 octets, or has a
     *     control character or a space at an end; if the end is not after the start, one of them is
     *     not a whole second, or a time is outside the years 1 to 9999; if the sequence is negative
     *     or the URL relative; if an alarm is out of bounds; if there is no stamp, summary,
     *     organizer or attendee
     */
    public Invitation build() {
      return new Invitation(this);
    }
  }
}
