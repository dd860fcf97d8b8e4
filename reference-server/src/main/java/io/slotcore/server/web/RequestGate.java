package io.slotcore.server.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.slotcore.server.secrets.Secrets;
import io.slotcore.server.tenants.TenantResolver;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.MDC;

/** What every request passes before its handler: an id, its tenant, and the limits of its body. */
final class RequestGate implements Routes {

  /** The largest body that is taken, in bytes. */
  static final long LARGEST_BODY = 64 * 1024;

  /** The largest document that is taken where one is computed from, in bytes. */
  static final long LARGEST_DOCUMENT = 1024 * 1024;

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  private final TenantResolver tenants;
  private final FormTokens formTokens;

  RequestGate(TenantResolver tenants, FormTokens formTokens) {
    this.tenants = tenants;
    this.formTokens = formTokens;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.before(this::admit);
    routes.after(RequestGate::finish);
  }

  private void admit(Context context) {
    String id = Secrets.randomToken(9);
    Requests.setId(context, id);
    MDC.put("request", id);
    context.header("X-Request-Id", id);
    String host = Objects.requireNonNullElse(context.host(), "");
    Requests.setTenant(
        context,
        tenants
            .resolve(host)
            .orElseThrow(
                () -> new ProblemException(ProblemType.NOT_FOUND, "no site has this host name")));
    checkBody(context);
    formTokens.check(context);
  }

  private static void finish(Context context) {
    if ("text/html".equals(context.res().getContentType())) {
      context.contentType("text/html;charset=utf-8");
    }
    MDC.remove("request");
  }

  private static void checkBody(Context context) {
    long most = Requests.isComputation(context) ? LARGEST_DOCUMENT : LARGEST_BODY;
    if (context.req().getContentLengthLong() > most) {
      throw Requests.tooLarge(most);
    }
    String type = context.contentType();
    boolean empty = context.req().getContentLengthLong() == 0;
    if (type == null || empty) {
      return;
    }
    String expected = Requests.isApi(context) ? JSON : FORM;
    String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!bare.equals(expected)) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + expected);
    }
  }
}
