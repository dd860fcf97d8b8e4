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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Google's OAuth 2.0: https://developers.google.com/identity/protocols/oauth2/web-server, with PKCE
 * (RFC 7636) and errors of the token endpoint as in RFC 6749, section 5.2.
 */
final class GoogleSignIn {

  private static final Duration LIFE = Duration.ofSeconds(3599);
  private static final Duration LIFE_OF_A_CODE = Duration.ofMinutes(10);
  private static final Set<String> ASKED =
      Set.of(
          "access_type",
          "client_id",
          "code_challenge",
          "code_challenge_method",
          "include_granted_scopes",
          "login_hint",
          "prompt",
          "redirect_uri",
          "response_type",
          "scope",
          "state");

  private final InstantSource clock;
  private final Set<URI> redirects = new HashSet<>();
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Grant> refreshTokens = new HashMap<>();
  private final Map<String, Access> accessTokens = new HashMap<>();
  private final Set<String> consented = new HashSet<>();

  GoogleSignIn(InstantSource clock) {
    this.clock = clock;
  }

  /** What an account has granted. */
  record Grant(String email, Set<String> scopes) {}

  /** What an access token stands for. */
  record Access(Grant grant, Instant end) {}

  private record Code(Grant grant, Map<String, String> asked, Instant end) {}

  synchronized void allowRedirect(URI redirect) {
    redirects.add(redirect);
  }

  /** Checks what a browser was sent here with; a page says what is wrong. */
  synchronized Map<String, String> check(Map<String, String> query) {
    for (String name : query.keySet()) {
      if (!ASKED.contains(name)) {
        throw new IllegalArgumentException("invalid_request: " + name);
      }
    }
    if (!FakeGoogle.CLIENT_ID.equals(query.get("client_id"))) {
      throw new IllegalArgumentException("invalid_client");
    }
    String redirect = query.getOrDefault("redirect_uri", "");
    if (!redirects.contains(URI.create(redirect))) {
      throw new IllegalArgumentException("redirect_uri_mismatch");
    }
    if (!"code".equals(query.get("response_type"))) {
      throw new IllegalArgumentException("unsupported_response_type");
    }
    for (String scope : query.getOrDefault("scope", "").split(" ", -1)) {
      if (!scope.startsWith("https://www.googleapis.com/auth/")) {
        throw new IllegalArgumentException("invalid_scope");
      }
    }
    return query;
  }

  /** Returns where the browser is sent when the owner has agreed, but for some scopes. */
  synchronized URI agree(Map<String, String> query, String email, Set<String> withheld) {
    Set<String> scopes =
        new LinkedHashSet<>(Arrays.asList(query.getOrDefault("scope", "").split(" ", -1)));
    scopes.removeAll(withheld);
    if (scopes.isEmpty()) {
      return refuse(query);
    }
    String code = "4/" + UUID.randomUUID();
    Grant grant = new Grant(email, scopes);
    codes.put(code, new Code(grant, query, clock.instant().plus(LIFE_OF_A_CODE)));
    return back(query, "code=" + encode(code) + "&scope=" + encode(String.join(" ", scopes)));
  }

  URI refuse(Map<String, String> query) {
    return back(query, "error=access_denied");
  }

  private static URI back(Map<String, String> query, String answer) {
    String state = query.containsKey("state") ? "state=" + encode(query.get("state")) + "&" : "";
    String redirect = query.getOrDefault("redirect_uri", "");
    return URI.create(redirect + (redirect.contains("?") ? "&" : "?") + state + answer);
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
      return refused(400, "invalid_request", "Bad Request");
    }
    if (!FakeGoogle.CLIENT_ID.equals(form.get("client_id"))
        || !FakeGoogle.CLIENT_SECRET.equals(form.get("client_secret"))) {
      return refused(401, "invalid_client", "Unauthorized");
    }
    return switch (form.getOrDefault("grant_type", "")) {
      case "authorization_code" -> exchange(form);
      case "refresh_token" -> refresh(form);
      default -> refused(400, "unsupported_grant_type", "Invalid grant_type");
    };
  }

  private FakeAnswer exchange(Map<String, String> form) {
    // A code is good for one exchange.
    Code code = codes.remove(form.getOrDefault("code", ""));
    if (code == null || !code.end().isAfter(clock.instant())) {
      return refused(400, "invalid_grant", "Bad Request");
    }
    if (!code.asked().getOrDefault("redirect_uri", "").equals(form.get("redirect_uri"))) {
      return refused(400, "redirect_uri_mismatch", "Bad Request");
    }
    String challenge = code.asked().get("code_challenge");
    if (challenge != null && !challenge.equals(challenge(form, code.asked()))) {
      return refused(400, "invalid_grant", "Invalid code verifier.");
    }
    ObjectNode answer = access(code.grant());
    boolean first = consented.add(code.grant().email());
    // Only with access_type=offline, and only when the owner has really been asked.
    if ("offline".equals(code.asked().get("access_type"))
        && (first || "consent".equals(code.asked().get("prompt")))) {
      String refreshToken = "1//" + UUID.randomUUID();
      refreshTokens.put(refreshToken, code.grant());
      answer.put("refresh_token", refreshToken);
    }
    return FakeAnswer.json(200, answer.toString());
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

  private FakeAnswer refresh(Map<String, String> form) {
    Grant grant = refreshTokens.get(form.getOrDefault("refresh_token", ""));
    if (grant == null) {
      return refused(400, "invalid_grant", "Token has been expired or revoked.");
    }
    return FakeAnswer.json(200, access(grant).toString());
  }

  private ObjectNode access(Grant grant) {
    String token = "ya29." + UUID.randomUUID();
    accessTokens.put(token, new Access(grant, clock.instant().plus(LIFE)));
    return JsonNodeFactory.instance
        .objectNode()
        .put("access_token", token)
        .put("expires_in", LIFE.toSeconds())
        .put("scope", String.join(" ", grant.scopes()))
        .put("token_type", "Bearer");
  }

  /** Answers a request to the revocation endpoint; all grants of the account end. */
  synchronized FakeAnswer revoke(FakeRequest request) {
    String token = request.form().getOrDefault("token", request.parameters().get("token"));
    Access access = accessTokens.get(token);
    Grant grant = access == null ? refreshTokens.get(token) : access.grant();
    if (grant == null) {
      return refused(400, "invalid_token", "Token expired or revoked");
    }
    revoke(grant.email());
    return FakeAnswer.json(200, "{}");
  }

  synchronized void revoke(String email) {
    refreshTokens.values().removeIf(grant -> grant.email().equals(email));
    accessTokens.values().removeIf(access -> access.grant().email().equals(email));
    consented.remove(email);
  }

  synchronized void endAccessTokens() {
    accessTokens.clear();
  }

  /** Returns who calls the API. */
  synchronized Grant caller(FakeRequest request) {
    String header = request.header("Authorization").orElse("");
    Access access = accessTokens.get(header.replaceFirst("^Bearer ", ""));
    if (access == null || !access.end().isAfter(clock.instant())) {
      throw new GoogleFailure(401, "global", "authError", "Invalid Credentials")
          .at("Authorization");
    }
    return access.grant();
  }

  private static FakeAnswer refused(int status, String error, String description) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("error", error).put("error_description", description);
    return FakeAnswer.json(status, answer.toString());
  }
}
