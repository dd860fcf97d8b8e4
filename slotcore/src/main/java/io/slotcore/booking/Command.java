package io.slotcore.booking;

import io.slotcore.booking.Actor.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with a booking: from which states, by whom, and to which state. This is the one
 * table of legal transitions (BS-09).
 */
public enum Command {
  /** Takes a time for a while. */
  HOLD(null, BookingStatus.HELD, Role.BOOKER, Role.HOST),
  /** Takes a time at once. */
  BOOK(null, BookingStatus.CONFIRMED, Role.BOOKER, Role.HOST),
  /** Makes a booking of a hold. */
  CONFIRM(BookingStatus.HELD, BookingStatus.CONFIRMED, Role.BOOKER, Role.HOST),
  /** Gives a hold up. */
  RELEASE(BookingStatus.HELD, BookingStatus.CANCELLED, Role.BOOKER, Role.HOST, Role.SYSTEM),
  /** Marks a hold whose time has passed. */
  EXPIRE(BookingStatus.HELD, BookingStatus.EXPIRED, Role.SYSTEM),
  /** Moves a booking to another time. */
  RESCHEDULE(BookingStatus.CONFIRMED, BookingStatus.CONFIRMED, Role.BOOKER, Role.HOST),
  /** Gives a booking up. */
  CANCEL(BookingStatus.CONFIRMED, BookingStatus.CANCELLED, Role.BOOKER, Role.HOST, Role.SYSTEM);

  private final Optional<BookingStatus> from;
  private final BookingStatus to;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.copyOf
  private final Set<Role> roles;

  Command(@Nullable BookingStatus from, BookingStatus to, Role first, Role... more) {
    this.from = Optional.ofNullable(from);
    this.to = to;
    this.roles = Set.copyOf(EnumSet.of(first, more));
  }

  /**
   * Returns the state from which the command is legal.
   *
   * @return empty if it makes a new booking
   */
  public Optional<BookingStatus> from() {
    return from;
  }

  /**
   * Returns the state to which the command leads.
   *
   * @return the state
   */
  public BookingStatus to() {
    return to;
  }

  /**
   * Tells whether the command is legal.
   *
   * @param status the state of the booking; empty if there is none yet
   * @param actor who gives the command
   * @return true if the table has a line for state, command and role
   */
  public boolean isLegal(Optional<BookingStatus> status, Actor actor) {
    return from.equals(status) && roles.contains(actor.role());
  }
}
