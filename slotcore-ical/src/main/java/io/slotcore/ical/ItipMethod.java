package io.slotcore.ical;

/** What a message asks its recipient to do with the event in it (RFC 5546, 1.4). */
public enum ItipMethod {
  /** To add the event, or to replace an earlier version of it (RFC 5546, 3.2.2). */
  REQUEST("CONFIRMED"),
  /** To take the event out of the calendar (RFC 5546, 3.2.5). */
  CANCEL("CANCELLED"),
  /** To keep the event as it was, although another time was proposed (RFC 5546, 3.2.8). */
  DECLINECOUNTER("CONFIRMED");

  private final String status;

  ItipMethod(String status) {
    this.status = status;
  }

  /** Returns the STATUS of an event in such a message (RFC 5545, 3.8.1.11). */
  String status() {
    return status;
  }

  /**
   * Returns the content type of the mail part that carries such a message. Its method must be that
   * of the message, or clients show an attachment instead of an invitation (RFC 6047, 2.4).
   *
   * @return the value of the Content-Type header; the text is to be encoded in UTF-8
   */
  public String contentType() {
    return "text/calendar; charset=UTF-8; method=" + name();
  }
}
