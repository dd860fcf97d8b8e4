package io.slotcore.booking;

import static io.slotcore.booking.BookingStatus.CANCELLED;
import static io.slotcore.booking.BookingStatus.COMPLETED;
import static io.slotcore.booking.BookingStatus.CONFIRMED;
import static io.slotcore.booking.BookingStatus.DECLINED;
import static io.slotcore.booking.BookingStatus.EXPIRED;
import static io.slotcore.booking.BookingStatus.HELD;
import static io.slotcore.booking.BookingStatus.NO_SHOW;
import static io.slotcore.booking.BookingStatus.PENDING_APPROVAL;
import static io.slotcore.booking.BookingStatus.PENDING_PAYMENT;

import io.slotcore.booking.Actor.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What can be done with a booking: from which states, by whom, and to which state. This is the one
 * table of legal transitions (BS-09).
 */
public enum Command {
  /** Takes a time for a while. */
  HOLD(Set.of(), HELD, Role.BOOKER, Role.HOST),
  /** Takes a time at once. */
  BOOK(Set.of(), CONFIRMED, Role.BOOKER, Role.HOST),
  /** Makes a booking of a hold. */
  CONFIRM(Set.of(HELD), CONFIRMED, Role.BOOKER, Role.HOST),
  /** Makes of a hold what the host is to approve. */
  REQUEST(Set.of(HELD), PENDING_APPROVAL, Role.BOOKER, Role.HOST),
  /** Makes of a hold, or of what was approved, what is to be paid for. */
  AWAIT_PAYMENT(
      Set.of(HELD, PENDING_APPROVAL), PENDING_PAYMENT, Role.BOOKER, Role.HOST, Role.SYSTEM),
  /** Approves what was asked for. */
  APPROVE(Set.of(PENDING_APPROVAL), CONFIRMED, Role.HOST, Role.SYSTEM),
  /** Declines what was asked for; by the system if it was not approved in time. */
  DECLINE(Set.of(PENDING_APPROVAL), DECLINED, Role.HOST, Role.SYSTEM),
  /** Takes note that a booking is paid for. */
  PAY(Set.of(PENDING_PAYMENT), CONFIRMED, Role.HOST, Role.SYSTEM),
  /** Gives a hold up. */
  RELEASE(Set.of(HELD), CANCELLED, Role.BOOKER, Role.HOST, Role.SYSTEM),
  /**
   * Marks what has waited until its time has passed: a hold, an unpaid booking, a session all of
   * whose seats have.
   */
  EXPIRE(Set.of(HELD, PENDING_PAYMENT, CONFIRMED), EXPIRED, Role.SYSTEM),
  /** Moves a booking to another time. */
  RESCHEDULE(Set.of(CONFIRMED), CONFIRMED, Role.BOOKER, Role.HOST),
  /** Changes how long a session stands and how many seats it has, because its guests change. */
  SEAT(Set.of(CONFIRMED), CONFIRMED, Role.BOOKER, Role.HOST, Role.SYSTEM),
  /** Gives a booking up. */
  CANCEL(
      Set.of(CONFIRMED, PENDING_APPROVAL, PENDING_PAYMENT),
      CANCELLED,
      Role.BOOKER,
      Role.HOST,
      Role.SYSTEM),
  /** Takes note that a booking took place. */
  COMPLETE(Set.of(CONFIRMED), COMPLETED, Role.HOST, Role.SYSTEM),
  /** Takes note that the booker of a booking did not come. */
  MARK_NO_SHOW(Set.of(CONFIRMED, COMPLETED), NO_SHOW, Role.HOST);

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<BookingStatus> from;

  private final BookingStatus to;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.copyOf
  private final Set<Role> roles;

  Command(Set<BookingStatus> from, BookingStatus to, Role first, Role... more) {
    this.from = from;
    this.to = to;
    this.roles = Set.copyOf(EnumSet.of(first, more));
  }

  /**
   * Returns the states from which the command is legal.
   *
   * @return empty if it makes a new booking
   */
  public Set<BookingStatus> from() {
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
    boolean fits = status.map(from::contains).orElse(from.isEmpty());
    return fits && roles.contains(actor.role());
  }
}
