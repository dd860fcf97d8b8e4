package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the parts of one version of a booking. */
public final class BookingBuilder {

  final BookingId id;
  long version = 1;
  BookingStatus status;
  @Nullable String eventTypeId;
  List<Unit> units = List.of();
  int party = 1;
  @Nullable Instant start;
  @Nullable Duration duration;
  Buffers buffers = Buffers.none();
  @Nullable ZoneId zone;
  @Nullable LocalDateTime promisedStart;
  String zoneDataVersion = "";
  int sequence;
  int reschedules;
  @Nullable Instant expiresAt;
  @Nullable String visitor;
  @Nullable BookingId moves;
  @Nullable Attendee attendee;
  String details = "";
  String cancelReason = "";
  @Nullable Subject booker;
  @Nullable Seat seat;
  int seats;
  @Nullable SeriesPart series;
  @Nullable Instant createdAt;

  BookingBuilder(BookingId id, BookingStatus status) {
    this.id = requireNonNull(id, "id");
    this.status = requireNonNull(status, "status");
  }

  BookingBuilder(Booking booking, BookingStatus newStatus) {
    id = booking.id();
    version = booking.version() + 1;
    status = newStatus;
    eventTypeId = booking.eventTypeId();
    units = booking.units();
    party = booking.party();
    start = booking.start();
    duration = booking.duration();
    buffers = booking.buffers();
    zone = booking.zone();
    promisedStart = booking.promisedStart();
    zoneDataVersion = booking.zoneDataVersion();
    sequence = booking.sequence();
    reschedules = booking.reschedules();
    expiresAt = booking.expiresAt().orElse(null);
    visitor = booking.visitor().orElse(null);
    moves = booking.moves().orElse(null);
    attendee = booking.attendee().orElse(null);
    details = booking.details();
    cancelReason = booking.cancelReason();
    booker = booking.booker().orElse(null);
    seat = booking.seat().orElse(null);
    seats = booking.seats();
    series = booking.series().orElse(null);
    createdAt = booking.createdAt();
  }

  /**
   * Sets what is booked, and who serves it, of each the first unit.
   *
   * @param newEventTypeId the event type's id
   * @param newHosts at least one
   * @return this builder
   */
  public BookingBuilder served(String newEventTypeId, List<Subject> newHosts) {
    return servedBy(newEventTypeId, newHosts.stream().map(Unit::of).toList());
  }

  /**
   * Sets what is booked, and what serves it, unit by unit.
   *
   * @param newEventTypeId the event type's id
   * @param newUnits at least one
   * @return this builder
   */
  public BookingBuilder servedBy(String newEventTypeId, List<Unit> newUnits) {
    eventTypeId = newEventTypeId;
    units = newUnits;
    return this;
  }

  /**
   * Sets how many people come.
   *
   * @param newParty at least one
   * @return this builder
   */
  public BookingBuilder party(int newParty) {
    party = newParty;
    return this;
  }

  /**
   * Sets who books, for the limits of each booker.
   *
   * @param newBooker a subject of that kind; null if nobody is named
   * @return this builder
   */
  public BookingBuilder booker(@Nullable Subject newBooker) {
    booker = newBooker;
    return this;
  }

  /**
   * Makes the booking a guest's seat of a session.
   *
   * @param newSeat null if the booking claims its time by itself
   * @return this builder
   */
  public BookingBuilder seat(@Nullable Seat newSeat) {
    seat = newSeat;
    return this;
  }

  /**
   * Makes the booking a session.
   *
   * @param newSeats how many seats it has; zero for what is no session
   * @return this builder
   */
  public BookingBuilder seats(int newSeats) {
    seats = newSeats;
    return this;
  }

  /**
   * Makes the booking an occurrence of a series.
   *
   * @param newSeries null if it is booked alone
   * @return this builder
   */
  public BookingBuilder series(@Nullable SeriesPart newSeries) {
    series = newSeries;
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
  public BookingBuilder time(Instant newStart, Duration newDuration, Buffers newBuffers) {
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
  public BookingBuilder promised(
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
  public BookingBuilder version(long newVersion) {
    version = newVersion;
    return this;
  }

  /**
   * Sets the version of the invitation.
   *
   * @param newSequence zero or more
   * @return this builder
   */
  public BookingBuilder sequence(int newSequence) {
    sequence = newSequence;
    return this;
  }

  /**
   * Sets how often the booking was moved.
   *
   * @param newReschedules zero or more
   * @return this builder
   */
  public BookingBuilder reschedules(int newReschedules) {
    reschedules = newReschedules;
    return this;
  }

  /**
   * Sets when the hold ends.
   *
   * @param newExpiresAt null if the booking does not expire
   * @return this builder
   */
  public BookingBuilder expiresAt(@Nullable Instant newExpiresAt) {
    expiresAt = newExpiresAt;
    return this;
  }

  /**
   * Sets who holds the time.
   *
   * @param newVisitor null for a booking that was made at once
   * @return this builder
   */
  public BookingBuilder visitor(@Nullable String newVisitor) {
    visitor = newVisitor;
    return this;
  }

  /**
   * Sets the booking that the hold is to move.
   *
   * @param newMoves null for a hold that is to become a booking of its own
   * @return this builder
   */
  public BookingBuilder moves(@Nullable BookingId newMoves) {
    moves = newMoves;
    return this;
  }

  /**
   * Sets who comes.
   *
   * @param newAttendee null for a hold
   * @return this builder
   */
  public BookingBuilder attendee(@Nullable Attendee newAttendee) {
    attendee = newAttendee;
    return this;
  }

  /**
   * Sets what the caller keeps with the booking.
   *
   * @param newDetails never read by this library
   * @return this builder
   */
  public BookingBuilder details(String newDetails) {
    details = newDetails;
    return this;
  }

  /**
   * Sets why the booking was cancelled.
   *
   * @param newCancelReason empty text if no reason was given
   * @return this builder
   */
  public BookingBuilder cancelReason(String newCancelReason) {
    cancelReason = newCancelReason;
    return this;
  }

  /**
   * Sets when the booking was first written.
   *
   * @param newCreatedAt by the store's clock
   * @return this builder
   */
  public BookingBuilder createdAt(Instant newCreatedAt) {
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
