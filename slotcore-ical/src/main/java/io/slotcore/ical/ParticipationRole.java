package io.slotcore.ical;

/** How an attendee takes part (RFC 5545, 3.2.16). */
public enum ParticipationRole {
  /** Leads the event. */
  CHAIR("CHAIR"),
  /** Has to be there. */
  REQUIRED("REQ-PARTICIPANT"),
  /** May be there. */
  OPTIONAL("OPT-PARTICIPANT"),
  /** Is told for information only. */
  INFORMED("NON-PARTICIPANT");

  private final String token;

  ParticipationRole(String token) {
    this.token = token;
  }

  /** Returns the role as the ROLE parameter has it. */
  String token() {
    return token;
  }
}
