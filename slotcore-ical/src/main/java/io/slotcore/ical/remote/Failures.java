package io.slotcore.ical.remote;

import io.slotcore.ical.http.HttpCallException;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import java.io.IOException;

/** Says in the words of the ports what went wrong on the way. */
final class Failures {

  private Failures() {}

  static CalendarException of(String operation, IOException failure) {
    Problem problem =
        failure instanceof HttpCallException call ? problem(call.kind()) : Problem.UNREACHABLE;
    return new CalendarException(problem, operation + ": " + failure.getMessage(), failure);
  }

  private static Problem problem(HttpCallException.Kind kind) {
    return switch (kind) {
      case REFUSED, REDIRECTED -> Problem.REFUSED;
      case UNREACHABLE, TIMED_OUT -> Problem.UNREACHABLE;
      case TOO_LARGE, MALFORMED -> Problem.UNREADABLE;
    };
  }

  /** Returns the failure that a status of an answer stands for (RFC 9110, RFC 4918, RFC 6585). */
  static CalendarException of(String operation, int status) {
    Problem problem =
        switch (status) {
          case 401, 403, 407, 507 -> Problem.DENIED;
          case 404, 409, 410 -> Problem.MISSING;
          case 408, 423, 425, 429, 500, 502, 503, 504 -> Problem.UNREACHABLE;
          default -> status / 100 == 3 ? Problem.REFUSED : Problem.UNREADABLE;
        };
    return new CalendarException(problem, operation + ": the answer has status " + status, null);
  }

  static CalendarException unreadable(String operation, String why) {
    return new CalendarException(Problem.UNREADABLE, operation + ": " + why, null);
  }
}
