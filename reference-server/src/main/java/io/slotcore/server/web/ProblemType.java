package io.slotcore.server.web;

import java.util.Locale;

/**
 * The kinds of refusals that the server answers with, each with a code that never changes.
 *
 * <p>Clients tell them apart by {@link #code()}; title and detail are for people.
 */
public enum ProblemType {
  BAD_REQUEST(400, "The request cannot be read", "error.badRequest"),
  MALFORMED_JSON(400, "The body is not the JSON that is expected", "error.badRequest"),
  INVALID_FIELD(422, "A value is missing or not valid", "error.unprocessable"),
  NOT_SIGNED_IN(401, "A login is needed", "error.notSignedIn"),
  FORBIDDEN(403, "Not allowed", "error.forbidden"),
  FORM_EXPIRED(403, "The form is too old or not from this site", "error.formExpired"),
  CROSS_SITE(403, "The request came from another site", "error.crossSite"),
  NOT_FOUND(404, "Nothing is here", "error.notFound"),
  METHOD_NOT_ALLOWED(405, "This address does not take that method", "error.methodNotAllowed"),
  CONFLICT(409, "The state has changed in the meantime", "error.conflict"),
  SLOT_TAKEN(409, "The time is taken", "error.slotTaken"),
  SLOT_NOT_OFFERED(409, "The time is not offered", "error.slotNotOffered"),
  HOLD_EXPIRED(409, "The hold has ended", "error.holdExpired"),
  HOLD_MISMATCH(409, "The hold is not for this", "error.holdMismatch"),
  NOT_POSSIBLE_ANY_MORE(409, "The booking is past that", "error.notPossible"),
  TOO_LATE(409, "It is too late to change the booking", "error.tooLate"),
  TOO_MANY_RESCHEDULES(409, "The booking was moved as often as is possible", "error.tooMany"),
  STALE_VERSION(412, "The booking has changed in the meantime", "error.conflict"),
  IDEMPOTENCY_MISMATCH(422, "The key was used for another request", "error.unprocessable"),
  CONTENT_TOO_LARGE(413, "The body is too large", "error.contentTooLarge"),
  UNSUPPORTED_MEDIA_TYPE(
      415, "This content type is not understood here", "error.unsupportedMediaType"),
  TOO_MANY_REQUESTS(429, "Too many requests", "error.tooManyRequests"),
  INTERNAL_ERROR(500, "The server has failed", "error.internal"),
  CALENDAR_UNAVAILABLE(503, "The host's calendar cannot be asked", "error.calendarUnavailable"),
  MEETING_UNAVAILABLE(503, "There is no link for the online meeting", "error.meetingUnavailable"),
  UNAVAILABLE(503, "The server cannot answer right now", "error.unavailable");

  private final int status;
  private final String title;
  private final String messageKey;

  ProblemType(int status, String title, String messageKey) {
    this.status = status;
    this.title = title;
    this.messageKey = messageKey;
  }

  /** Returns the stable code, for instance {@code not_found}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns what this kind of problem is, in English. */
  public String title() {
    return title;
  }

  /** Returns the key of the sentence that a page shows. */
  public String messageKey() {
    return messageKey;
  }

  /** Returns the general kind of an HTTP status. */
  static ProblemType ofStatus(int status) {
    return switch (status) {
      case 401 -> NOT_SIGNED_IN;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 409 -> CONFLICT;
      case 413 -> CONTENT_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 422 -> INVALID_FIELD;
      case 429 -> TOO_MANY_REQUESTS;
      case 503 -> UNAVAILABLE;
      default -> status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
    };
  }
}
