package io.slotcore.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer of Google's that something is wrong, in the form of
 * https://developers.google.com/workspace/calendar/api/guides/errors.
 */
final class GoogleFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String domain;
  private final String reason;
  private final String location;

  GoogleFailure(int status, String domain, String reason, String message) {
    this(status, domain, reason, message, "");
  }

  private GoogleFailure(int status, String domain, String reason, String message, String location) {
    super(message);
    this.status = status;
    this.domain = domain;
    this.reason = reason;
    this.location = location;
  }

  static GoogleFailure invalid(String message) {
    return new GoogleFailure(400, "global", "invalid", message);
  }

  static GoogleFailure required(String what) {
    return new GoogleFailure(400, "global", "required", "Required: " + what);
  }

  static GoogleFailure notFound() {
    return new GoogleFailure(404, "global", "notFound", "Not Found");
  }

  /** The same failure, which says by which parameter or header it was caused. */
  GoogleFailure at(String location) {
    return new GoogleFailure(status, domain, reason, String.valueOf(getMessage()), location);
  }

  FakeAnswer answer() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode error = root.putObject("error");
    ObjectNode first = error.putArray("errors").addObject();
    first.put("domain", domain).put("reason", reason).put("message", getMessage());
    if (!location.isEmpty()) {
      boolean header = Character.isUpperCase(location.charAt(0));
      first.put("locationType", header ? "header" : "parameter").put("location", location);
    }
    error.put("code", status).put("message", getMessage());
    return FakeAnswer.json(status, root.toString());
  }
}
