package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
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
  private final List<Unit> units;
  private final int party;
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
  private final @Nullable Subject booker;
  private final @Nullable Seat seat;
  private final int seats;
  private final @Nullable SeriesPart series;
  private final Instant createdAt;

  Booking(BookingBuilder builder) {
    id = builder.id;
    version = builder.version;
    status = builder.status;
    eventTypeId = requireNonNull(builder.eventTypeId, "eventTypeId");
    units = List.copyOf(builder.units);
    party = builder.party;
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
    booker = builder.booker;
    seat = builder.seat;
    seats = builder.seats;
    series = builder.series;
    createdAt = requireNonNull(builder.createdAt, "createdAt");
  }

  /**
   * Starts the first version of a booking. Stores and the service make bookings; callers read them.
   *
   * @param id names the booking
   * @param status its first state
   * @return a builder
   */
  public static BookingBuilder builder(BookingId id, BookingStatus status) {
    return new BookingBuilder(id, status);
  }

  /**
   * Starts a changed copy with the next version.
   *
   * @param newStatus the state after the change
   * @return a builder with all else as it is
   */
  public BookingBuilder next(BookingStatus newStatus) {
    return new BookingBuilder(this, newStatus);
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
   * @return hosts and resources, at least one, each once, the one who invites first
   */
  public List<Subject> hosts() {
    return units.stream().map(Unit::subject).distinct().toList();
  }

  /**
   * Returns what serves the booking, unit by unit.
   *
   * @return at least one; a host is one unit, of a resource there may be several
   */
  public List<Unit> units() {
    return units;
  }

  /**
   * Returns how many people come.
   *
   * @return at least one; for a session what its first seat asked for
   */
  public int party() {
    return party;
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
   * Returns when the booking ends by itself: a hold, what waits for an approval or a payment, and a
   * session all of whose seats do.
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
    return status == BookingStatus.EXPIRED || (status.isActive() && !now.isBefore(activeUntil()));
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
   * Returns why the booking was cancelled or declined.
   *
   * @return empty text if no reason was given
   */
  public String cancelReason() {
    return cancelReason;
  }

  /**
   * Returns who booked, for the limits of each booker.
   *
   * @return empty if nobody was named
   */
  public Optional<Subject> booker() {
    return Optional.ofNullable(booker);
  }

  /**
   * Returns which seat of which session a guest has.
   *
   * @return empty for a booking that claims its time by itself, a session among them
   */
  public Optional<Seat> seat() {
    return Optional.ofNullable(seat);
  }

  /**
   * Returns how many seats a session has. A session is the one booking of a group's start: it
   * claims the time, and each guest has a booking with a {@link #seat} of it.
   *
   * @return zero for what is no session
   */
  public int seats() {
    return seats;
  }

  /**
   * Tells whether the booking is a session.
   *
   * @return true if it has seats
   */
  public boolean isSession() {
    return seats > 0;
  }

  /**
   * Returns of which series the booking is an occurrence.
   *
   * @return empty if it was booked alone
   */
  public Optional<SeriesPart> series() {
    return Optional.ofNullable(series);
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
}
