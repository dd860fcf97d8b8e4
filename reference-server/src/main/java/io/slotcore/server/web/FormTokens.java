package io.slotcore.server.web;

import io.javalin.http.Context;
import io.slotcore.server.secrets.Secrets;
import io.slotcore.server.secrets.Signer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Makes forms safe against forgery, with and without a login: a signed double-submit cookie.
 *
 * <p>Each visitor has a random cookie; a form carries the signature of it, which another site can
 * neither read nor make. What browsers say about where a request comes from is checked as well.
 * Thread-safe.
 */
public final class FormTokens {

  /** The name of the hidden field. */
  public static final String FIELD = "_form";

  private static final String COOKIE = "slotcore-visitor";
  private static final String VISITOR = "slotcore.visitor";
  private static final Duration LIFETIME = Duration.ofDays(180);
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final Signer signer;
  private final Cookies cookies;
  private final Optional<String> publicHost;

  /**
   * Takes the server's secret, which all nodes share, and the public address if it was set; the
   * host that a request names is our own in any case.
   */
  public FormTokens(Secrets secrets, Cookies cookies, Optional<URI> publicAddress) {
    this.signer = secrets.signer("forms");
    this.cookies = cookies;
    this.publicHost = publicAddress.map(URI::getRawAuthority);
  }

  /**
   * Returns the token for the forms of this answer, giving the visitor a cookie first if he has
   * none.
   */
  public String token(Context context) {
    return signer.sign(visitor(context));
  }

  /** Returns the random name by which the browser is known, giving it one first if it has none. */
  public String visitor(Context context) {
    return context.attributeOrCompute(
        VISITOR,
        c -> cookies.get(c, COOKIE).filter(id -> id.length() == 22).orElseGet(() -> fresh(c)));
  }

  private String fresh(Context context) {
    String id = Secrets.randomToken(16);
    cookies.set(context, COOKIE, id, LIFETIME);
    return id;
  }

  /**
   * Refuses a request that another site may have made the browser send.
   *
   * <p>Reading is always allowed. A call of the API is no form; without a cookie it cannot misuse
   * anybody's login.
   *
   * @throws ProblemException if the request is a forgery, or a form whose cookie is gone
   */
  void check(Context context) {
    if (SAFE_METHODS.contains(context.method().name())) {
      return;
    }
    boolean api = Requests.isApi(context);
    if (!(api && context.cookieMap().isEmpty())) {
      checkOrigin(context);
    }
    if (!api) {
      checkToken(context);
    }
  }

  private void checkOrigin(Context context) {
    String fetchSite = context.header("Sec-Fetch-Site");
    if (fetchSite != null && !OWN_SITE.contains(fetchSite)) {
      throw new ProblemException(
          ProblemType.CROSS_SITE, "Sec-Fetch-Site must be same-origin for a request that writes");
    }
    String origin = context.header("Origin");
    if (origin != null && !isOwn(host(origin), context)) {
      throw new ProblemException(
          ProblemType.CROSS_SITE, "Origin must be this site for a request that writes");
    }
  }

  private boolean isOwn(Optional<String> host, Context context) {
    return host.isPresent()
        && (host.equals(Optional.ofNullable(context.host())) || host.equals(publicHost));
  }

  private static Optional<String> host(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void checkToken(Context context) {
    String token = context.formParam(FIELD);
    Optional<String> visitor = cookies.get(context, COOKIE);
    if (token == null || visitor.isEmpty() || !signer.isValid(token, visitor.get())) {
      throw new ProblemException(
          ProblemType.FORM_EXPIRED,
          "the field %s must come from a page of this site".formatted(FIELD));
    }
  }
}
