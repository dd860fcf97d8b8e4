package io.slotcore.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotcore.spi.CalendarException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says in the words of the ports what went wrong with a call. Of what Microsoft says only codes are
 * kept: its messages name people and addresses.
 */
final class GraphFailure extends CalendarException {

  private static final long serialVersionUID = 1L;

  /** RFC 6749, section 5.2, and those of the identity platform that its owner can mend. */
  private static final Set<String> WITHDRAWN =
      Set.of(
          "invalid_grant",
          "unauthorized_client",
          "interaction_required",
          "consent_required",
          "login_required");

  private final int status;
  private final String code;

  private GraphFailure(
      Problem problem,
      String message,
      int status,
      String code,
      @Nullable Throwable cause,
      @Nullable Duration retryAfter) {
    super(problem, message, cause, retryAfter);
    this.status = status;
    this.code = code;
  }

  /** Returns the status of the answer; 0 if there was none. */
  int status() {
    return status;
  }

  /** Returns the code in the answer; empty if there was none. */
  String code() {
    return code;
  }

  /** Whether the event is not what it was; Exchange has said so with either status. */
  boolean isConflict() {
    return status == 412 || code.equals("ErrorIrresolvableConflict");
  }

  /** Whether Graph says that it has done nothing because there is too much to do. */
  boolean isRefusedForNow() {
    return status == 429 || status == 503;
  }

  /** What an answer says that is no success. */
  static GraphFailure of(
      String operation, int status, JsonNode body, @Nullable String retryAfter, Instant now) {
    String code = code(body);
    return new GraphFailure(
        problem(status, code),
        operation + ": the answer has status " + status + (code.isEmpty() ? "" : " " + code),
        status,
        code,
        null,
        duration(retryAfter, now));
  }

  private static Problem problem(int status, String code) {
    return switch (status) {
      case 400 -> ofBadRequest(code.split(" ", -1)[0]);
      case 401, 403, 407, 507 -> Problem.DENIED;
      case 404, 409, 410 -> Problem.MISSING;
      case 412 -> Problem.CHANGED;
      case 408, 423, 425, 429, 500, 502, 503, 504, 509 -> Problem.UNREACHABLE;
      default -> Problem.UNREADABLE;
    };
  }

  private static Problem ofBadRequest(String word) {
    if (word.equals("temporarily_unavailable")) {
      return Problem.UNREACHABLE;
    }
    return WITHDRAWN.contains(word) ? Problem.DENIED : Problem.UNREADABLE;
  }

  /** The one word in which Graph says why, or that of the token endpoint with its number. */
  private static String code(JsonNode body) {
    JsonNode error = body.path("error");
    String word = error.isObject() ? error.path("code").asText("") : error.asText("");
    if (!word.matches("[A-Za-z][A-Za-z0-9_.]{0,63}")) {
      return "";
    }
    JsonNode number = body.path("error_codes").path(0);
    return number.canConvertToLong() ? word + " AADSTS" + number.asLong() : word;
  }

  /** RFC 9110, section 10.2.3: seconds, or a date. */
  private static @Nullable Duration duration(@Nullable String retryAfter, Instant now) {
    if (retryAfter == null) {
      return null;
    }
    if (retryAfter.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(retryAfter));
    }
    try {
      Duration wait =
          Duration.between(
              now, ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME));
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  /** There was no answer, or it was not whole. */
  static GraphFailure of(String operation, IOException failure) {
    if (failure instanceof BrokenAnswerException broken) {
      return unreadable(operation, String.valueOf(broken.getMessage()));
    }
    String what = failure.getClass().getSimpleName();
    return new GraphFailure(Problem.UNREACHABLE, operation + ": " + what, 0, "", failure, null);
  }

  static GraphFailure unreadable(String operation, String why) {
    return new GraphFailure(Problem.UNREADABLE, operation + ": " + why, 0, "", null, null);
  }

  static GraphFailure denied(String operation, String why) {
    return new GraphFailure(Problem.DENIED, operation + ": " + why, 0, "", null, null);
  }
}
