package io.slotcore.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer of Graph's that is no success: https://learn.microsoft.com/en-us/graph/errors. */
final class GraphFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  GraphFailure(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static GraphFailure badRequest(String message) {
    return new GraphFailure(400, "BadRequest", message);
  }

  /** What Graph's reader of JSON says about a body that is not as the metadata want it. */
  static GraphFailure unreadBody(String message) {
    return new GraphFailure(400, "RequestBodyRead", message);
  }

  static GraphFailure notFound() {
    return new GraphFailure(
        404, "ErrorItemNotFound", "The specified object was not found in the store.");
  }

  static GraphFailure denied() {
    return new GraphFailure(
        403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
  }

  FakeAnswer answer() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode error = answer.putObject("error");
    error.put("code", code).put("message", getMessage());
    error
        .putObject("innerError")
        .put("date", "2026-11-20T09:00:00")
        .put("request-id", "7c1cbbd9-5f30-4b5c-a3f9-d6d6b4a6ad1e");
    return FakeAnswer.json(status, answer.toString());
  }
}
