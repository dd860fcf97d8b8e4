package io.slotcore.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.spi.StoreException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that turns refusals and failures into HTTP: a problem for a program, a page for a
 * person.
 *
 * <p>Thread-safe.
 */
public final class ErrorHandling implements Routes {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorHandling.class);
  private static final int MOST_DRAINED = 4 * 1024 * 1024;

  @Override
  public void addTo(RoutesConfig routes) {
    routes.exception(Exception.class, (exception, context) -> answer(context, exception));
    // Javalin brings a handler of its own for these, which would be the more specific one.
    routes.exception(
        HttpResponseException.class, (exception, context) -> answer(context, exception));
  }

  /** Answers an error of the virtual machine, after which little can be relied on. */
  static void answerError(HttpServletResponse response, Error error) {
    LOG.error("A request failed", error);
    response.setStatus(ProblemType.INTERNAL_ERROR.status());
  }

  private static void answer(Context context, Throwable throwable) {
    Problem problem =
        throwable instanceof BookingRefusedException refused
            ? Refusals.problem(refused, Requests.seesReasons(context))
            : problem(throwable);
    if (problem.type().status() == 503 && throwable.getCause() == null) {
      LOG.warn("Request {} is put off: {}", Requests.id(context), throwable.getMessage());
    } else if (problem.type().status() >= 500) {
      LOG.error("Request {} failed", Requests.id(context), throwable);
    }
    if (throwable instanceof MethodNotAllowedResponse response) {
      context.header("Allow", String.join(", ", response.getDetails().values()));
    }
    if (problem.type() == ProblemType.CONTENT_TOO_LARGE) {
      drain(context);
    }
    answer(context, problem);
  }

  /**
   * Reads on for a while, because a client that is still sending when the connection closes loses
   * the answer.
   */
  private static void drain(Context context) {
    boolean waits = context.header("Expect") != null;
    if (waits || context.req().getContentLengthLong() > MOST_DRAINED) {
      return;
    }
    try {
      InputStream body = context.req().getInputStream();
      byte[] buffer = new byte[16 * 1024];
      for (int left = MOST_DRAINED; left > 0; ) {
        int read = body.read(buffer);
        left = read < 0 ? 0 : left - read;
      }
    } catch (IOException e) {
      LOG.debug("A client went away while its body was too large", e);
    }
  }

  /** Answers with a problem. */
  public static void answer(Context context, Problem problem) {
    context.status(problem.type().status());
    if (!wantsPage(context)) {
      Map<String, Object> members = problem.members(context.path(), Requests.id(context));
      String json = context.jsonMapper().toJsonString(members, Map.class);
      // A text without a charset in its type would not be sent in UTF-8.
      context.contentType(Problem.MEDIA_TYPE).result(json.getBytes(StandardCharsets.UTF_8));
    } else if (problem.type() == ProblemType.NOT_SIGNED_IN) {
      context.redirect("/login?next=" + URLEncoder.encode(self(context), StandardCharsets.UTF_8));
    } else {
      context.render("error.jte", Map.of("problem", problem, "requestId", Requests.id(context)));
    }
  }

  private static String self(Context context) {
    String query = context.queryString();
    return context.method().name().equals("GET")
        ? context.path() + (query == null ? "" : "?" + query)
        : "/";
  }

  private static boolean wantsPage(Context context) {
    if (Requests.isApi(context) || !Requests.hasTenant(context)) {
      return false;
    }
    String accept = context.header("Accept");
    return accept == null
        || accept.contains("text/html")
        || !(accept.contains("application/json") || accept.contains(Problem.MEDIA_TYPE));
  }

  private static Problem problem(Throwable throwable) {
    if (throwable instanceof ProblemException exception) {
      return exception.problem();
    }
    if (throwable instanceof JsonProcessingException exception) {
      return malformedJson(exception);
    }
    if (throwable instanceof IOException) {
      // Handlers read and write nothing but the connection: the client has gone or sends nonsense.
      return Problem.of(ProblemType.BAD_REQUEST, "the body broke off or is not well framed");
    }
    if (throwable instanceof HttpResponseException exception) {
      ProblemType type = ProblemType.ofStatus(exception.getStatus());
      return Problem.of(type, type.title());
    }
    if (throwable instanceof StoreException exception && exception.isRetryable()) {
      return Problem.of(ProblemType.UNAVAILABLE, "nothing was changed halfway; try again");
    }
    return Problem.of(ProblemType.INTERNAL_ERROR, "the failure was logged under the request's id");
  }

  /** Says where the JSON is wrong, but quotes neither it nor our classes. */
  private static Problem malformedJson(JsonProcessingException exception) {
    String where =
        exception.getLocation() == null
            ? ""
            : " at line %d, column %d"
                .formatted(
                    exception.getLocation().getLineNr(), exception.getLocation().getColumnNr());
    String detail = "not the JSON that is expected" + where;
    String field = exception instanceof JsonMappingException mapping ? path(mapping) : "";
    return field.isEmpty()
        ? Problem.of(ProblemType.MALFORMED_JSON, detail)
        : new Problem(
            ProblemType.MALFORMED_JSON,
            field + ": " + detail,
            List.of(new Problem.FieldError(field, detail)),
            List.of());
  }

  private static String path(JsonMappingException exception) {
    return exception.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
