package io.slotcore.fakes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Microsoft identity platform, version 2.0:
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow. The numbers
 * of errors are those of
 * https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes.
 */
final class GraphSignIn {

  private static final Duration LIFE = Duration.ofSeconds(3599);
  private static final Duration LIFE_OF_A_CODE = Duration.ofMinutes(10);
  private static final Duration LIFE_OF_A_GRANT = Duration.ofDays(90);
  private static final Set<String> ASKED =
      Set.of(
          "client_id",
          "code_challenge",
          "code_challenge_method",
          "domain_hint",
          "login_hint",
          "prompt",
          "redirect_uri",
          "response_mode",
          "response_type",
          "scope",
          "state");
  private static final Set<String> PROMPTS = Set.of("login", "none", "consent", "select_account");
  private static final Set<String> OPEN_ID = Set.of("openid", "profile", "email");

  /** Those of https://learn.microsoft.com/en-us/graph/permissions-reference that tests need. */
  private static final Set<String> SCOPES =
      Set.of(
          "Calendars.Read",
          "Calendars.ReadBasic",
          "Calendars.ReadWrite",
          "Calendars.Read.Shared",
          "Calendars.ReadWrite.Shared",
          "OnlineMeetings.Read",
          "OnlineMeetings.ReadWrite",
          "User.Read",
          "offline_access",
          "openid",
          "profile",
          "email");

  private final InstantSource clock;
  private final Set<URI> redirects = new HashSet<>();
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Refresh> refreshTokens = new HashMap<>();
  private final Map<String, Access> accessTokens = new HashMap<>();
  private boolean adminConsentNeeded;

  GraphSignIn(InstantSource clock) {
    this.clock = clock;
  }

  /** What an account has granted. */
  record Grant(String email, Set<String> scopes) {}

  private record Access(Grant grant, Instant end) {}

  private record Refresh(Grant grant, Instant end) {}

  private record Code(Grant grant, Map<String, String> asked, Instant end) {}

  synchronized void allowRedirect(URI redirect) {
    redirects.add(redirect);
  }

  synchronized void requireAdminConsent() {
    adminConsentNeeded = true;
  }

  /** Checks what a browser was sent here with; a page says what is wrong. */
  synchronized Map<String, String> check(Map<String, String> query) {
    for (String name : query.keySet()) {
      if (!ASKED.contains(name)) {
        throw new IllegalArgumentException("invalid_request: " + name);
      }
    }
    if (!FakeGraph.CLIENT_ID.equals(query.get("client_id"))) {
      throw new IllegalArgumentException("AADSTS700016: unknown application");
    }
    if (!redirects.contains(URI.create(query.getOrDefault("redirect_uri", "")))) {
      throw new IllegalArgumentException("AADSTS50011: redirect URI mismatch");
    }
    if (!"code".equals(query.get("response_type"))) {
      throw new IllegalArgumentException("AADSTS900144: response_type");
    }
    if (!PROMPTS.contains(query.getOrDefault("prompt", "login"))
        || !"query".equals(query.getOrDefault("response_mode", "query"))) {
      throw new IllegalArgumentException("AADSTS90023: invalid prompt or response_mode");
    }
    for (String scope : scopes(query)) {
      if (!SCOPES.contains(scope)) {
        throw new IllegalArgumentException("AADSTS70011: invalid scope " + scope);
      }
    }
    return query;
  }

  private static List<String> scopes(Map<String, String> query) {
    return Arrays.stream(query.getOrDefault("scope", "").split(" ", -1))
        .map(scope -> scope.replaceFirst("^https://graph\\.microsoft\\.com/", ""))
        .toList();
  }

  /** Returns where the browser is sent when the owner has agreed, but for some scopes. */
  synchronized URI agree(Map<String, String> query, String email, Set<String> withheld) {
    if (adminConsentNeeded) {
      return back(
          query,
          "error=access_denied&error_subcode=cancel&error_description="
              + encode("AADSTS90094: The grant requires admin permission."));
    }
    Set<String> scopes = new LinkedHashSet<>(scopes(query));
    scopes.removeAll(withheld);
    String code = "0.AAAA" + UUID.randomUUID();
    codes.put(
        code, new Code(new Grant(email, scopes), query, clock.instant().plus(LIFE_OF_A_CODE)));
    return back(query, "code=" + encode(code) + "&session_state=" + UUID.randomUUID());
  }

  URI refuse(Map<String, String> query) {
    return back(
        query,
        "error=access_denied&error_description="
            + encode("AADSTS65004: User declined to consent to access the app."));
  }

  private static URI back(Map<String, String> query, String answer) {
    String state = query.containsKey("state") ? "&state=" + encode(query.get("state")) : "";
    String redirect = query.getOrDefault("redirect_uri", "");
    return URI.create(redirect + (redirect.contains("?") ? "&" : "?") + answer + state);
  }

  private static String encode(@Nullable String text) {
    return URLEncoder.encode(String.valueOf(text), UTF_8);
  }

  /** Answers a request to the token endpoint. */
  synchronized FakeAnswer token(FakeRequest request) {
    Map<String, String> form = request.form();
    if (!request.method().equals("POST")
        || !request
            .header("Content-Type")
            .orElse("")
            .startsWith("application/x-www-form-urlencoded")) {
      return refused(400, "invalid_request", 900144, "The request body must be a form.");
    }
    if (!FakeGraph.CLIENT_ID.equals(form.get("client_id"))) {
      return refused(400, "unauthorized_client", 700016, "Application was not found.");
    }
    if (!FakeGraph.CLIENT_SECRET.equals(form.get("client_secret"))) {
      return refused(401, "invalid_client", 7000215, "Invalid client secret provided.");
    }
    return switch (form.getOrDefault("grant_type", "")) {
      case "authorization_code" -> exchange(form);
      case "refresh_token" -> refresh(form);
      default -> refused(400, "unsupported_grant_type", 70003, "The grant type is not supported.");
    };
  }

  private FakeAnswer exchange(Map<String, String> form) {
    // "An authorization code can only be used once": AADSTS54005.
    Code code = codes.remove(form.getOrDefault("code", ""));
    if (code == null) {
      return refused(400, "invalid_grant", 54005, "OAuth2 code was already redeemed.");
    }
    if (!code.end().isAfter(clock.instant())) {
      return refused(400, "invalid_grant", 70008, "The provided authorization code has expired.");
    }
    if (!code.asked().getOrDefault("redirect_uri", "").equals(form.get("redirect_uri"))) {
      return refused(400, "invalid_client", 500112, "The reply address does not match.");
    }
    String challenge = code.asked().get("code_challenge");
    if (challenge != null && !challenge.equals(challenge(form, code.asked()))) {
      return refused(400, "invalid_grant", 501481, "The Code_Verifier does not match.");
    }
    return FakeAnswer.json(200, tokens(code.grant()).toString());
  }

  private static String challenge(Map<String, String> form, Map<String, String> asked) {
    String verifier = form.getOrDefault("code_verifier", "");
    if (!"S256".equals(asked.get("code_challenge_method"))) {
      return verifier;
    }
    if (!verifier.matches("[A-Za-z0-9\\-._~]{43,128}")) {
      return "";
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * "Refresh tokens replace themselves with a fresh token upon every use. The Microsoft identity
   * platform doesn't revoke old refresh tokens when used to fetch new access tokens":
   * https://learn.microsoft.com/en-us/entra/identity-platform/refresh-tokens.
   */
  private FakeAnswer refresh(Map<String, String> form) {
    Refresh refresh = refreshTokens.get(form.getOrDefault("refresh_token", ""));
    if (refresh == null) {
      return refused(400, "invalid_grant", 50173, "The provided grant has expired or was revoked.");
    }
    if (!refresh.end().isAfter(clock.instant())) {
      return refused(400, "invalid_grant", 700082, "The refresh token has expired.");
    }
    // "A subset of the scopes requested in the original request": v2-oauth2-auth-code-flow.
    if (form.containsKey("scope") && !refresh.grant().scopes().containsAll(scopes(form))) {
      return refused(400, "invalid_grant", 65001, "The user has not consented to the scope.");
    }
    return FakeAnswer.json(200, tokens(refresh.grant()).toString());
  }

  /** A refresh token is given for offline_access only. */
  private ObjectNode tokens(Grant grant) {
    Instant now = clock.instant();
    String token = "eyJ0eXAi." + UUID.randomUUID();
    accessTokens.put(token, new Access(grant, now.plus(LIFE)));
    Set<String> told = new LinkedHashSet<>(grant.scopes());
    told.remove("offline_access");
    told.removeAll(OPEN_ID);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .put("token_type", "Bearer")
        .put("scope", String.join(" ", told))
        .put("expires_in", LIFE.toSeconds())
        .put("ext_expires_in", LIFE.toSeconds())
        .put("access_token", token);
    if (grant.scopes().contains("offline_access")) {
      String refreshToken = "1.AAAA" + UUID.randomUUID();
      refreshTokens.put(refreshToken, new Refresh(grant, now.plus(LIFE_OF_A_GRANT)));
      answer.put("refresh_token", refreshToken);
    }
    return answer;
  }

  synchronized void revoke(String email) {
    refreshTokens.values().removeIf(refresh -> refresh.grant().email().equals(email));
    accessTokens.values().removeIf(access -> access.grant().email().equals(email));
  }

  synchronized void endAccessTokens() {
    accessTokens.clear();
  }

  /** Returns who calls Graph: https://learn.microsoft.com/en-us/graph/errors, 401. */
  synchronized Grant caller(FakeRequest request) {
    String header = request.header("Authorization").orElse("");
    Access access = accessTokens.get(header.replaceFirst("^Bearer ", ""));
    if (access == null || !access.end().isAfter(clock.instant())) {
      throw new GraphFailure(
          401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.");
    }
    return access.grant();
  }

  /** https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow, errors. */
  private static FakeAnswer refused(int status, String error, int number, String description) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .put("error", error)
        .put("error_description", "AADSTS" + number + ": " + description + " Trace ID: 255d1aef")
        .put("timestamp", "2026-11-20 09:00:00Z")
        .put("trace_id", "255d1aef-8c98-452f-ac51-23d051240864")
        .put("correlation_id", "fb3d2015-bc17-4bb9-bb85-30c5cf1aaaa7");
    answer.putArray("error_codes").add(number);
    return FakeAnswer.json(status, answer.toString());
  }
}
