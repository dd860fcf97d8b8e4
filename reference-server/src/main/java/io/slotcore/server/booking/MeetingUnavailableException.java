package io.slotcore.server.booking;

import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;

/** A booking cannot be confirmed, as its online meeting has no link that can be joined. */
public final class MeetingUnavailableException extends ProblemException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Makes the signal; what is wrong in detail is told to the host, on his page. */
  public MeetingUnavailableException(Reason reason) {
    super(ProblemType.MEETING_UNAVAILABLE, reason.detail);
    this.reason = reason;
  }

  /** Returns why there is none. */
  public Reason reason() {
    return reason;
  }

  /** Why there is no link. */
  public enum Reason {
    /** The provider is still at it. */
    PENDING(
        "hold.meetingPending",
        "the link of the online meeting is not ready yet; nothing was booked, send it again in a"
            + " moment"),
    /** The provider cannot be reached, or failed, or gave a link that does not work. */
    FAILED(
        "hold.meetingFailed",
        "no link could be had for the online meeting; nothing was booked, try again later"),
    /** The host has to connect the account anew: trying again does not help. */
    DISCONNECTED(
        "hold.meetingDisconnected",
        "the host's account for online meetings is not connected any more; nothing was booked, and"
            + " only the host can mend it");

    private final String messageKey;
    private final String detail;

    Reason(String messageKey, String detail) {
      this.messageKey = messageKey;
      this.detail = detail;
    }

    /** Returns the key of the sentence that a page shows. */
    public String messageKey() {
      return messageKey;
    }
  }
}
