package io.slotcore.gcal;

import com.google.api.client.auth.oauth2.TokenErrorResponse;
import com.google.api.client.auth.oauth2.TokenResponseException;
import com.google.api.client.googleapis.json.GoogleJsonError.ErrorInfo;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import io.slotcore.spi.CalendarException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says in the words of the ports what went wrong with a call.
 *
 * <p>The exceptions of Google's client bear the address, in which the owner's mail address stands,
 * and the whole answer: they are never a cause.
 */
final class GoogleFailure extends CalendarException {

  private static final long serialVersionUID = 1L;

  private final int status;

  private GoogleFailure(
      Problem problem,
      String message,
      int status,
      @Nullable Throwable cause,
      @Nullable Duration retryAfter) {
    super(problem, message, cause, retryAfter);
    this.status = status;
  }

  /** Returns the status of the answer; 0 if there was none. */
  int status() {
    return status;
  }

  /** Whether Google says that it has done nothing because there is too much to do. */
  boolean isRefusedForNow() {
    return problem() == Problem.UNREACHABLE && (status == 429 || status == 403 || status == 503);
  }

  /** What an answer says that is no success. */
  static GoogleFailure of(String operation, HttpResponseException refused, Instant now) {
    String reason = reason(refused);
    int status = refused.getStatusCode();
    return new GoogleFailure(
        status == 403 && isLimit(refused, reason) ? Problem.UNREACHABLE : problem(status, reason),
        operation + ": the answer has status " + status + (reason.isEmpty() ? "" : " " + reason),
        status,
        null,
        retryAfter(refused.getHeaders().getRetryAfter(), now));
  }

  private static Problem problem(int status, String reason) {
    return switch (status) {
      case 400 ->
          Set.of("invalid_grant", "unauthorized_client").contains(reason)
              ? Problem.DENIED
              : Problem.UNREADABLE;
      case 401, 403 -> Problem.DENIED;
      case 404, 410 -> Problem.MISSING;
      case 412 -> Problem.CHANGED;
      case 408, 429 -> Problem.UNREACHABLE;
      default -> status >= 500 ? Problem.UNREACHABLE : Problem.UNREADABLE;
    };
  }

  /**
   * Whether too much was asked for, of which Google says by 403, too
   * (https://developers.google.com/workspace/calendar/api/guides/errors). An API that the operator
   * has not enabled is of the same domain, and no limit.
   */
  private static boolean isLimit(HttpResponseException refused, String reason) {
    return first(refused).map(ErrorInfo::getDomain).filter("usageLimits"::equals).isPresent()
        && !reason.equals("accessNotConfigured");
  }

  /** The one word in which Google says why; nothing that could hold more than a word. */
  private static String reason(HttpResponseException refused) {
    Optional<String> reason =
        refused instanceof TokenResponseException token
            ? Optional.ofNullable(token.getDetails()).map(TokenErrorResponse::getError)
            : first(refused).map(ErrorInfo::getReason);
    return reason.filter(word -> word.matches("[A-Za-z_.]{1,64}")).orElse("");
  }

  private static Optional<ErrorInfo> first(HttpResponseException refused) {
    if (refused instanceof GoogleJsonResponseException json
        && json.getDetails() != null
        && json.getDetails().getErrors() != null) {
      return json.getDetails().getErrors().stream().findFirst();
    }
    return Optional.empty();
  }

  /** RFC 9110, section 10.2.3: seconds, or a date. */
  private static @Nullable Duration retryAfter(@Nullable String value, Instant now) {
    if (value == null) {
      return null;
    }
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  /** There was no answer, or it was not whole. */
  static GoogleFailure of(String operation, IOException failure) {
    if (failure instanceof BrokenAnswerException broken) {
      return unreadable(operation, String.valueOf(broken.getMessage()));
    }
    String what = failure.getClass().getSimpleName();
    return new GoogleFailure(Problem.UNREACHABLE, operation + ": " + what, 0, failure, null);
  }

  static GoogleFailure unreadable(String operation, String why) {
    return new GoogleFailure(Problem.UNREADABLE, operation + ": " + why, 0, null, null);
  }

  static GoogleFailure denied(String operation, String why) {
    return new GoogleFailure(Problem.DENIED, operation + ": " + why, 0, null, null);
  }

  static GoogleFailure missing(String operation) {
    return new GoogleFailure(Problem.MISSING, operation + ": it is not there", 0, null, null);
  }

  /** Others change the same event all the time. */
  static GoogleFailure busy(String operation) {
    return new GoogleFailure(
        Problem.UNREACHABLE, operation + ": it is changed by others", 0, null, null);
  }
}
