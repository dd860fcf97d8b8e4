package io.slotcore.ical;

import java.util.Objects;

/**
 * One attendee of an {@link Invitation}: who, in which role, with which answer so far (RFC 5545,
 * 3.8.4.1). Immutable.
 */
public final class Attendee {

  private final CalendarUser user;
  private final ParticipationStatus status;
  private final ParticipationRole role;
  private final AttendeeType type;
  private final boolean replyExpected;

  private Attendee(
      CalendarUser user,
      ParticipationStatus status,
      ParticipationRole role,
      AttendeeType type,
      boolean replyExpected) {
    this.user = Objects.requireNonNull(user, "user");
    this.status = Objects.requireNonNull(status, "status");
    this.role = Objects.requireNonNull(role, "role");
    this.type = Objects.requireNonNull(type, "type");
    this.replyExpected = replyExpected;
  }

  /**
   * Returns a required person with this answer. A reply is asked for if there is no answer yet,
   * that is with {@link ParticipationStatus#NEEDS_ACTION}.
   *
   * @param user who
   * @param status the answer so far; {@link ParticipationStatus#ACCEPTED} for a guest who booked
   * @return the attendee
   */
  public static Attendee of(CalendarUser user, ParticipationStatus status) {
    boolean unanswered = status == ParticipationStatus.NEEDS_ACTION;
    return new Attendee(
        user, status, ParticipationRole.REQUIRED, AttendeeType.INDIVIDUAL, unanswered);
  }

  /**
   * Returns a copy in another role.
   *
   * @param role the role
   * @return the copy
   */
  public Attendee withRole(ParticipationRole role) {
    return new Attendee(user, status, role, type, replyExpected);
  }

  /**
   * Returns a copy of another kind, for instance a room.
   *
   * @param type the kind
   * @return the copy
   */
  public Attendee withType(AttendeeType type) {
    return new Attendee(user, status, role, type, replyExpected);
  }

  /**
   * Returns a copy that no reply is asked of.
   *
   * @return the copy
   */
  public Attendee withoutReply() {
    return new Attendee(user, status, role, type, false);
  }

  /** {@return who attends} */
  public CalendarUser user() {
    return user;
  }

  /** {@return the answer so far (PARTSTAT)} */
  public ParticipationStatus status() {
    return status;
  }

  /** {@return how this attendee takes part (ROLE)} */
  public ParticipationRole role() {
    return role;
  }

  /** {@return what kind of calendar user attends (CUTYPE)} */
  public AttendeeType type() {
    return type;
  }

  /** {@return whether a reply is asked for (RSVP); a cancellation never asks for one} */
  public boolean isReplyExpected() {
    return replyExpected;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attendee that
        && user.equals(that.user)
        && status == that.status
        && role == that.role
        && type == that.type
        && replyExpected == that.replyExpected;
  }

  @Override
  public int hashCode() {
    return Objects.hash(user, status, role, type, replyExpected);
  }

  /** Returns role and answer; who it is stays out of logs. */
  @Override
  public String toString() {
    return "Attendee[role=" + role + ", status=" + status + ", reply=" + replyExpected + "]";
  }
}
