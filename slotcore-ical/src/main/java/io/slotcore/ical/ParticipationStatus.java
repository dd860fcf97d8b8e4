package io.slotcore.ical;

/** What an attendee has answered (RFC 5545, 3.2.12, for events). */
public enum ParticipationStatus {
  /** No answer yet. */
  NEEDS_ACTION("NEEDS-ACTION"),
  /** Will come. */
  ACCEPTED("ACCEPTED"),
  /** Will not come. */
  DECLINED("DECLINED"),
  /** May come. */
  TENTATIVE("TENTATIVE"),
  /** Has asked somebody else to come instead. */
  DELEGATED("DELEGATED");

  private final String token;

  ParticipationStatus(String token) {
    this.token = token;
  }

  /** Returns the status as the PARTSTAT parameter has it. */
  String token() {
    return token;
  }
}
