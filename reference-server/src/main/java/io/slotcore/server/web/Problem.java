package io.slotcore.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One refusal as RFC 9457 describes it: what a client is told instead of an answer.
 *
 * @param detail what is wrong this time, in English; never internals, never somebody else's data
 * @param errors what is wrong with which field of the request
 * @param reasons why the rules say no, in the words of the engine
 */
public record Problem(
    ProblemType type, String detail, List<FieldError> errors, List<Map<String, Object>> reasons) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * One field and what is wrong with it.
   *
   * @param field the name in the form, or the path in the JSON with dots
   * @param pointer the JSON pointer to it in a document; empty if it is in none
   */
  public record FieldError(
      String field, String message, @JsonInclude(JsonInclude.Include.NON_EMPTY) String pointer) {

    /** Makes an error of a field that is in no document. */
    public FieldError(String field, String message) {
      this(field, message, "");
    }
  }

  /** Keeps unmodifiable copies. */
  public Problem {
    errors = List.copyOf(errors);
    reasons = List.copyOf(reasons);
  }

  /** Returns a problem that no field and no rule is the reason of. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), List.of());
  }

  /** Returns a problem with one field. */
  public static Problem ofField(String field, String message) {
    return new Problem(
        ProblemType.INVALID_FIELD,
        field + ": " + message,
        List.of(new FieldError(field, message)),
        List.of());
  }

  /**
   * Returns a problem with a document.
   *
   * @param pointer a JSON pointer; empty for the whole document
   */
  public static Problem ofDocument(ProblemType type, String pointer, String message) {
    String field = pointer.isEmpty() ? "body" : pointer.substring(1).replace('/', '.');
    return new Problem(
        type, field + ": " + message, List.of(new FieldError(field, message, pointer)), List.of());
  }

  /** Returns a problem with several fields; at least one. */
  public static Problem ofFields(List<FieldError> errors) {
    FieldError first = errors.get(0);
    return new Problem(
        ProblemType.INVALID_FIELD, first.field() + ": " + first.message(), errors, List.of());
  }

  /** Returns this problem with the reasons of the rules. */
  public Problem withReasons(List<Map<String, Object>> newReasons) {
    return new Problem(type, detail, errors, newReasons);
  }

  /** Returns the members of the JSON object, in the order of the RFC and then ours. */
  Map<String, Object> members(String instance, String requestId) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "urn:slotcore:problem:" + type.code());
    members.put("title", type.title());
    members.put("status", type.status());
    members.put("detail", detail);
    members.put("instance", instance);
    members.put("code", type.code());
    if (!errors.isEmpty()) {
      members.put("field", errors.get(0).field());
      if (!errors.get(0).pointer().isEmpty()) {
        members.put("pointer", errors.get(0).pointer());
      }
      members.put("errors", errors);
    }
    if (!reasons.isEmpty()) {
      members.put("reasons", reasons);
    }
    members.put("requestId", requestId);
    return members;
  }
}
