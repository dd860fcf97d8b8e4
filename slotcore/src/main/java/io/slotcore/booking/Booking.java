package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A commitment to a time, or a hold that may become one. Its identity survives every change.
 *
 * <p>Immutable: each change makes a new version. The instants are exact; {@link #promisedStart} and
 * {@link #zone} keep the local time that was promised (rule T8).
 */
public final class Booking {

  private final BookingId id;
  private final long version;
  private final BookingStatus status;
  private final String eventTypeId;
  private final List<Subject> hosts;
  private final Instant start;
  private final Duration duration;
  private final Buffers buffers;
  private final ZoneId zone;
  private final LocalDateTime promisedStart;
  private final String zoneDataVersion;
  private final int sequence;
  private final int reschedules;
  private final @Nullable Instant expiresAt;
  private final @Nullable String visitor;
  private final @Nullable BookingId moves;
  private final @Nullable Attendee attendee;
  private final String details;
  private final String cancelReason;
  private final Instant createdAt;

  private Booking(Builder builder) {
    id = builder.id;
    version = builder.version;
    status = builder.status;
    eventTypeId = requireNonNull(builder.eventTypeId, "eventTypeId");
    hosts = List.copyOf(builder.hosts);
    start = requireNonNull(builder.start, "start");
    duration = requireNonNull(builder.duration, "duration");
    buffers = builder.buffers;
    zone = requireNonNull(builder.zone, "zone");
    promisedStart = requireNonNull(builder.promisedStart, "promisedStart");
    zoneDataVersion = builder.zoneDataVersion;
    sequence = builder.sequence;
    reschedules = builder.reschedules;
    expiresAt = builder.expiresAt;
    visitor = builder.visitor;
    moves = builder.moves;
    attendee = builder.attendee;
    details = builder.details;
    cancelReason = builder.cancelReason;
    createdAt = requireNonNull(builder.createdAt, "createdAt");
  }

  /**
   * Starts the first version of a booking. Stores and the service make bookings; callers read them.
   *
   * @param id names the booking
   * @param status its first state
   * @return a builder
   */
  public static Builder builder(BookingId id, BookingStatus status) {
    return new Builder(id, status);
  }

  /**
   * Starts a changed copy with the next version.
   *
   * @param newStatus the state after the change
   * @return a builder with all else as it is
   */
  public Builder next(BookingStatus newStatus) {
    return new Builder(this, newStatus);
  }

  /**
   * Returns what names the booking.
   *
   * @return the id, which survives every change
   */
  public BookingId id() {
    return id;
  }

  /**
   * Returns how often the booking was written.
   *
   * @return one for a new booking, one more for every change
   */
  public long version() {
    return version;
  }

  /**
   * Returns the state.
   *
   * @return as it was written; see {@link #isExpired} for holds whose time has passed
   */
  public BookingStatus status() {
    return status;
  }

  /**
   * Returns what was booked.
   *
   * @return the event type's id
   */
  public String eventTypeId() {
    return eventTypeId;
  }

  /**
   * Returns who serves the booking.
   *
   * @return at least one, the one who invites first
   */
  public List<Subject> hosts() {
    return hosts;
  }

  /**
   * Returns when the booking starts.
   *
   * @return the start, inclusive
   */
  public Instant start() {
    return start;
  }

  /**
   * Returns how long the booking takes.
   *
   * @return elapsed time without buffers
   */
  public Duration duration() {
    return duration;
  }

  /**
   * Returns when the booking ends.
   *
   * @return the end without buffers, exclusive
   */
  public Instant end() {
    return start.plus(duration);
  }

  /**
   * Returns the buffers that were in force when the time was taken.
   *
   * @return the buffers
   */
  public Buffers buffers() {
    return buffers;
  }

  /**
   * Returns the time that the booking takes of its hosts.
   *
   * @return from start to end with the buffers around
   */
  public Interval claimed() {
    return Interval.of(start.minus(buffers.before()), end().plus(buffers.after()));
  }

  /**
   * Returns the zone in which the time was promised.
   *
   * @return the event type's zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Returns the local time that was promised.
   *
   * @return the start on the wall clock of {@link #zone}, by the rules of {@link #zoneDataVersion}
   */
  public LocalDateTime promisedStart() {
    return promisedStart;
  }

  /**
   * Returns the version of the time-zone data by which the local time was computed.
   *
   * @return for instance {@code 2026a}
   */
  public String zoneDataVersion() {
    return zoneDataVersion;
  }

  /**
   * Returns the version of the invitation (RFC 5545 section 3.8.7.4).
   *
   * @return zero at first, one more for every move and for the cancel
   */
  public int sequence() {
    return sequence;
  }

  /**
   * Returns how often the booking was moved.
   *
   * @return zero at first
   */
  public int reschedules() {
    return reschedules;
  }

  /**
   * Returns when a hold ends.
   *
   * @return empty if the booking does not expire
   */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /**
   * Returns when the booking stops to take time, whoever looks.
   *
   * @return {@link Instant#MAX} if it does not expire
   */
  public Instant activeUntil() {
    return expiresAt == null ? Instant.MAX : expiresAt;
  }

  /**
   * Tells whether the booking had an expiry that has come.
   *
   * @param now the instant of the question
   * @return true from {@link #expiresAt} on, inclusive, and in the state {@link
   *     BookingStatus#EXPIRED}
   */
  public boolean isExpired(Instant now) {
    return status == BookingStatus.EXPIRED
        || (status == BookingStatus.HELD && !now.isBefore(activeUntil()));
  }

  /**
   * Returns who holds the time.
   *
   * @return the visitor of a hold; empty for a booking that was made at once
   */
  public Optional<String> visitor() {
    return Optional.ofNullable(visitor);
  }

  /**
   * Returns the booking that the hold is to move.
   *
   * @return empty for a hold that is to become a booking of its own
   */
  public Optional<BookingId> moves() {
    return Optional.ofNullable(moves);
  }

  /**
   * Returns who comes.
   *
   * @return empty for a hold
   */
  public Optional<Attendee> attendee() {
    return Optional.ofNullable(attendee);
  }

  /**
   * Returns what the caller keeps with the booking, for instance the answers to its questions.
   *
   * @return as it was given, never read by this library; empty text if there is nothing
   */
  public String details() {
    return details;
  }

  /**
   * Returns why the booking was cancelled.
   *
   * @return empty text if no reason was given
   */
  public String cancelReason() {
    return cancelReason;
  }

  /**
   * Returns when the booking was first written, as the store's clock told.
   *
   * @return the instant
   */
  public Instant createdAt() {
    return createdAt;
  }

  /**
   * Returns id, version, state and time, without personal data.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return "Booking[" + id + " v" + version + ", " + status + ", " + start + "/" + end() + "]";
  }

  /** Collects the parts of one version of a booking. */
  public static final class Builder {

    private final BookingId id;
    private long version = 1;
    private BookingStatus status;
    private @Nullable String eventTypeId;
    private List<Subject> hosts = List.of();
    private @Nullable Instant start;
    private @Nullable Duration duration;
    private Buffers buffers = Buffers.none();
    private @Nullable ZoneId zone;
    private @Nullable LocalDateTime promisedStart;
    private String zoneDataVersion = "";
    private int sequence;
    private int reschedules;
    private @Nullable Instant expiresAt;
    private @Nullable String visitor;
    private @Nullable BookingId moves;
    private @Nullable Attendee attendee;
    private String details = "";
    private String cancelReason = "";
    private @Nullable Instant createdAt;

    private Builder(BookingId id, BookingStatus status) {
      this.id = requireNonNull(id, "id");
      this.status = requireNonNull(status, "status");
    }

    private Builder(Booking booking, BookingStatus newStatus) {
      id = booking.id;
      version = booking.version + 1;
      status = newStatus;
      eventTypeId = booking.eventTypeId;
      hosts = booking.hosts;
      start = booking.start;
      duration = booking.duration;
      buffers = booking.buffers;
      zone = booking.zone;
      promisedStart = booking.promisedStart;
      zoneDataVersion = booking.zoneDataVersion;
      sequence = booking.sequence;
      reschedules = booking.reschedules;
      expiresAt = booking.expiresAt;
      visitor = booking.visitor;
      moves = booking.moves;
      attendee = booking.attendee;
      details = booking.details;
      cancelReason = booking.cancelReason;
      createdAt = booking.createdAt;
    }

    /**
     * Sets what is booked, and who serves it.
     *
     * @param newEventTypeId the event type's id
     * @param newHosts at least one
     * @return this builder
     */
    public Builder served(String newEventTypeId, List<Subject> newHosts) {
      eventTypeId = newEventTypeId;
      hosts = newHosts;
      return this;
    }

    /**
     * Sets the time that is taken.
     *
     * @param newStart the start
     * @param newDuration elapsed time without buffers
     * @param newBuffers the buffers around it
     * @return this builder
     */
    public Builder time(Instant newStart, Duration newDuration, Buffers newBuffers) {
      start = newStart;
      duration = newDuration;
      buffers = newBuffers;
      return this;
    }

    /**
     * Sets the local time that is promised.
     *
     * @param newZone in which it is promised
     * @param newPromisedStart the start on its wall clock
     * @param newZoneDataVersion by which data it was computed
     * @return this builder
     */
    public Builder promised(
        ZoneId newZone, LocalDateTime newPromisedStart, String newZoneDataVersion) {
      zone = newZone;
      promisedStart = newPromisedStart;
      zoneDataVersion = newZoneDataVersion;
      return this;
    }

    /**
     * Sets how often the booking was written.
     *
     * @param newVersion one or more
     * @return this builder
     */
    public Builder version(long newVersion) {
      version = newVersion;
      return this;
    }

    /**
     * Sets the version of the invitation.
     *
     * @param newSequence zero or more
     * @return this builder
     */
    public Builder sequence(int newSequence) {
      sequence = newSequence;
      return this;
    }

    /**
     * Sets how often the booking was moved.
     *
     * @param newReschedules zero or more
     * @return this builder
     */
    public Builder reschedules(int newReschedules) {
      reschedules = newReschedules;
      return this;
    }

    /**
     * Sets when the hold ends.
     *
     * @param newExpiresAt null if the booking does not expire
     * @return this builder
     */
    public Builder expiresAt(@Nullable Instant newExpiresAt) {
      expiresAt = newExpiresAt;
      return this;
    }

    /**
     * Sets who holds the time.
     *
     * @param newVisitor null for a booking that was made at once
     * @return this builder
     */
    public Builder visitor(@Nullable String newVisitor) {
      visitor = newVisitor;
      return this;
    }

    /**
     * Sets the booking that the hold is to move.
     *
     * @param newMoves null for a hold that is to become a booking of its own
     * @return this builder
     */
    public Builder moves(@Nullable BookingId newMoves) {
      moves = newMoves;
      return this;
    }

    /**
     * Sets who comes.
     *
     * @param newAttendee null for a hold
     * @return this builder
     */
    public Builder attendee(@Nullable Attendee newAttendee) {
      attendee = newAttendee;
      return this;
    }

    /**
     * Sets what the caller keeps with the booking.
     *
     * @param newDetails never read by this library
     * @return this builder
     */
    public Builder details(String newDetails) {
      details = newDetails;
      return this;
    }

    /**
     * Sets why the booking was cancelled.
     *
     * @param newCancelReason empty text if no reason was given
     * @return this builder
     */
    public Builder cancelReason(String newCancelReason) {
      cancelReason = newCancelReason;
      return this;
    }

    /**
     * Sets when the booking was first written.
     *
     * @param newCreatedAt by the store's clock
     * @return this builder
     */
    public Builder createdAt(Instant newCreatedAt) {
      createdAt = newCreatedAt;
      return this;
    }

    /**
     * Makes the booking.
     *
     * @return one version of it
     */
    public Booking build() {
      return new Booking(this);
    }
  }
}
