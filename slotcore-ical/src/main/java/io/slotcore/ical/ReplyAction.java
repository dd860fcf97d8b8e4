package io.slotcore.ical;

import io.slotcore.booking.Booking;
import io.slotcore.booking.CancelRequest;
import io.slotcore.time.Interval;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a message that came back to an invitation asks of whoever keeps the bookings. Nothing is
 * done by it: a cancel or a move goes through {@code BookingService}, as the booker's own, so that
 * the policy and the one decision apply as on the booking page.
 */
public sealed interface ReplyAction {

  /**
   * The booker declines: the booking is to be cancelled on his behalf, if the policy lets him.
   *
   * @param reason what he wrote, shortened to what a {@link CancelRequest} takes; may be empty
   */
  record Cancel(String reason) implements ReplyAction {

    /**
     * Checks the reason.
     *
     * @param reason what he wrote
     */
    public Cancel {
      Objects.requireNonNull(reason, "reason");
    }

    /** Returns what is asked for; what was written stays out of logs. */
    @Override
    public String toString() {
      return "Cancel";
    }
  }

  /**
   * The booker accepts, or says that he may come: to be kept with the booking, which stays as it
   * is.
   *
   * @param status the answer
   * @param comment what he wrote; may be empty
   */
  record Note(ParticipationStatus status, String comment) implements ReplyAction {

    /**
     * Checks that both are there.
     *
     * @param status the answer
     * @param comment what he wrote
     */
    public Note {
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(comment, "comment");
    }

    /** Returns what is asked for; what was written stays out of logs. */
    @Override
    public String toString() {
      return "Note[" + status + "]";
    }
  }

  /**
   * The booker proposes another time: the booking is to be moved on his behalf, if the decision
   * allows it; otherwise he is sent {@link Invitations#declineCounter}.
   *
   * @param to the time that he proposes; its length need not be one of the event type's
   * @param comment what he wrote; may be empty
   */
  record Move(Interval to, String comment) implements ReplyAction {

    /**
     * Checks that both are there.
     *
     * @param to the time that he proposes
     * @param comment what he wrote
     */
    public Move {
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(comment, "comment");
    }

    /** Returns what is asked for; what was written stays out of logs. */
    @Override
    public String toString() {
      return "Move[" + to + "]";
    }
  }

  /**
   * Nothing is to be done.
   *
   * @param why why not
   */
  record Ignore(Reason why) implements ReplyAction {

    /**
     * Checks that the reason is there.
     *
     * @param why why not
     */
    public Ignore {
      Objects.requireNonNull(why, "why");
    }
  }

  /** Why a message is ignored. */
  enum Reason {
    /** It is about another event. */
    OTHER_EVENT,
    /** It comes from an address that is not the booker's: for him it says nothing. */
    NOT_THE_BOOKER,
    /** The booker has answered to a version that was replaced since (RFC 5546, 2.1.5). */
    STALE,
    /** The booking is not active any more. */
    OVER,
    /** It answers nothing: PARTSTAT is NEEDS-ACTION, or handed on to somebody else. */
    NO_ANSWER,
    /** It proposes the time that the booking has. */
    SAME_TIME,
    /** Its method is none that an organizer acts on, such as REFRESH and ADD. */
    NOT_SUPPORTED
  }

  /**
   * Says what a message asks for.
   *
   * @param message what was read
   * @param booking the booking as it is now, found by the message's UID and occurrence
   * @param sent the invitation that was sent last about this booking: its UID and its sequence
   *     count
   * @return what is to be done
   */
  static ReplyAction of(ItipMessage message, Booking booking, Invitation sent) {
    return refused(message, booking, sent)
        .<ReplyAction>map(Ignore::new)
        .orElseGet(() -> asked(message, booking));
  }

  private static Optional<Reason> refused(ItipMessage message, Booking booking, Invitation sent) {
    if (message instanceof ItipMessage.Unsupported) {
      return Optional.of(Reason.NOT_SUPPORTED);
    }
    if (!message.version().uid().equals(sent.uid())) {
      return Optional.of(Reason.OTHER_EVENT);
    }
    if (!isFrom(booking, message)) {
      return Optional.of(Reason.NOT_THE_BOOKER);
    }
    if (message.version().sequence() < sent.sequence()) {
      return Optional.of(Reason.STALE);
    }
    return booking.status().isActive() ? Optional.empty() : Optional.of(Reason.OVER);
  }

  private static boolean isFrom(Booking booking, ItipMessage message) {
    String address =
        message instanceof ItipMessage.Reply reply
            ? reply.attendee().address()
            : message instanceof ItipMessage.Counter counter ? counter.attendee().address() : "";
    return booking.attendee().filter(booker -> same(booker.email(), address)).isPresent();
  }

  /** Mail products change the case of addresses; that of the local part matters nowhere. */
  private static boolean same(String left, String right) {
    return left.toLowerCase(Locale.ROOT).equals(right.toLowerCase(Locale.ROOT));
  }

  /** Not in the middle of a character: half of one is refused as a reason. */
  private static String shortened(String comment) {
    if (comment.length() <= CancelRequest.MAX_REASON) {
      return comment;
    }
    int end = CancelRequest.MAX_REASON;
    return comment.substring(0, Character.isHighSurrogate(comment.charAt(end - 1)) ? end - 1 : end);
  }

  private static ReplyAction asked(ItipMessage message, Booking booking) {
    if (message instanceof ItipMessage.Counter counter) {
      Interval now = Interval.of(booking.start(), booking.end());
      return counter.proposed().equals(now)
          ? new Ignore(Reason.SAME_TIME)
          : new Move(counter.proposed(), counter.comment());
    }
    if (message instanceof ItipMessage.Reply reply) {
      return switch (reply.status()) {
        case DECLINED -> new Cancel(shortened(reply.comment()));
        case ACCEPTED, TENTATIVE -> new Note(reply.status(), reply.comment());
        case NEEDS_ACTION, DELEGATED -> new Ignore(Reason.NO_ANSWER);
      };
    }
    return new Ignore(Reason.NOT_SUPPORTED);
  }
}
