package io.slotcore.outlook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotcore.spi.CalendarException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An application as it is registered with Microsoft: connects accounts
 * (https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow). One is
 * enough for all accounts. Thread-safe.
 *
 * <p>Connecting takes two steps. {@link #consent} is the address to which the owner's browser is
 * sent; from there it comes back with a code, which {@link #connect} exchanges for tokens. State
 * and verifier have to be kept for that browser in between: the state tells that it was we who sent
 * it, the verifier that nobody has got hold of the code (RFC 7636).
 *
 * <p>Microsoft has no way for an application to give back what it was granted. Who disconnects an
 * account forgets its tokens; its owner can end them at https://myapps.microsoft.com or
 * https://account.live.com/consent/Manage.
 */
public final class MicrosoftApp {

  /** To read and write events, to list the calendars, and to be told of changes. */
  public static final String CALENDARS = "Calendars.ReadWrite";

  /** To make Teams meetings; accounts without it have calendars only. */
  public static final String MEETINGS = "OnlineMeetings.ReadWrite";

  /**
   * What owners are asked for, and no more: {@link #CALENDARS}, {@link #MEETINGS}, and {@code
   * offline_access}, without which there is no refresh token.
   */
  public static final List<String> SCOPES = List.of("offline_access", CALENDARS, MEETINGS);

  private static final String CONNECTING = "connecting the account";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String clientId;
  private final String clientSecret;
  private final String tenant;
  private final List<String> scopes;
  private final MicrosoftAddresses addresses;
  private final Set<String> meetingHosts;
  private final GraphHttp http;

  private MicrosoftApp(Builder builder) {
    clientId = builder.clientId;
    clientSecret = builder.clientSecret;
    tenant = builder.tenant;
    scopes = builder.scopes;
    addresses = builder.addresses;
    meetingHosts = builder.meetingHosts;
    http = new GraphHttp(builder.timeLimit, builder.clock, builder.pause);
  }

  /**
   * Starts an application.
   *
   * @param clientId as Microsoft gave it, the application (client) ID
   * @param clientSecret as Microsoft gave it, the secret's value
   * @param clock by which access tokens end, and which answers are as of
   * @return a builder
   */
  public static Builder builder(String clientId, String clientSecret, InstantSource clock) {
    return new Builder(clientId, clientSecret, clock);
  }

  /**
   * Returns a verifier for one consent (RFC 7636, section 4.1).
   *
   * @return 43 letters and digits that nobody can guess
   */
  public static String newVerifier() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Returns where the owner of an account picks it and is asked to agree, if he has not done so
   * before.
   *
   * @param redirect where his browser is sent back to; registered with Microsoft, letter by letter
   * @param state which it brings back; not to be guessed
   * @param verifier which is kept for {@link #connect}; from {@link #newVerifier}
   * @return an address for his browser
   */
  public URI consent(URI redirect, String state, String verifier) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", clientId);
    query.put("response_type", "code");
    query.put("response_mode", "query");
    query.put("redirect_uri", redirect.toString());
    query.put("scope", String.join(" ", scopes));
    query.put("state", state);
    query.put("prompt", "select_account");
    query.put("code_challenge", challenge(verifier));
    query.put("code_challenge_method", "S256");
    return URI.create(endpoint("authorize") + "?" + Urls.encode(query));
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private URI endpoint(String name) {
    return addresses.login().resolve(Urls.encode(tenant) + "/oauth2/v2.0/" + name);
  }

  /**
   * Exchanges the code with which the owner's browser came back. Check its state before.
   *
   * @param code which it brought
   * @param verifier that was kept
   * @param redirect the same as for {@link #consent}
   * @return the tokens, to be kept sealed
   * @throws CalendarException {@link CalendarException.Problem#DENIED} if the code does not count,
   *     or if {@link #CALENDARS} was not granted
   */
  public MicrosoftTokens connect(String code, String verifier, URI redirect) {
    return tokens(
        GraphHttp.Kind.CHANGE,
        CONNECTING,
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            redirect.toString(),
            "code_verifier",
            verifier),
        null);
  }

  /** Asks for other tokens; the refresh token is another one, too. */
  MicrosoftTokens renew(String operation, MicrosoftTokens old) {
    // With a scope that was not granted it would be refused (AADSTS65001).
    String granted = "offline_access " + String.join(" ", new TreeSet<>(old.scopes()));
    return tokens(
        GraphHttp.Kind.READ,
        operation,
        Map.of(
            "grant_type", "refresh_token", "refresh_token", old.refreshToken(), "scope", granted),
        old.refreshToken());
  }

  private MicrosoftTokens tokens(
      GraphHttp.Kind kind,
      String operation,
      Map<String, String> asked,
      @Nullable String refreshToken) {
    Map<String, String> form = new LinkedHashMap<>(asked);
    form.put("client_id", clientId);
    form.put("client_secret", clientSecret);
    HttpRequest request =
        HttpRequest.newBuilder(endpoint("token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(Urls.encode(form)))
            .build();
    JsonNode answer = http.call(kind, operation, request);
    String access = answer.path("access_token").asText("");
    String refresh = answer.path("refresh_token").asText(refreshToken == null ? "" : refreshToken);
    if (access.isEmpty() || refresh.isEmpty()) {
      throw GraphFailure.unreadable(operation, "there are no tokens");
    }
    return new MicrosoftTokens(
        refresh,
        access,
        http.clock().instant().plusSeconds(Math.max(0, answer.path("expires_in").asLong(0))),
        granted(operation, answer.path("scope").asText("")));
  }

  /** Scopes are told with or without the address of Graph, and in any case. */
  private Set<String> granted(String operation, String told) {
    Set<String> granted = new LinkedHashSet<>();
    for (String scope : told.split(" ", -1)) {
      String name = scope.substring(scope.lastIndexOf('/') + 1);
      scopes.stream().filter(name::equalsIgnoreCase).forEach(granted::add);
    }
    if (!granted.contains(CALENDARS)) {
      throw GraphFailure.denied(operation, "the owner has not granted " + CALENDARS);
    }
    return granted;
  }

  /**
   * Returns a connected account. Nothing is asked yet.
   *
   * @param tokens of the account
   * @param renewed is told the tokens when they were renewed, the refresh token among them, in the
   *     thread of a call that needed them, to keep them sealed
   * @param own tells by the UID which events SlotCore has written itself
   * @return the account
   */
  public MicrosoftAccount account(
      MicrosoftTokens tokens, Consumer<MicrosoftTokens> renewed, Predicate<String> own) {
    return new MicrosoftAccount(this, new TokenHolder(this, tokens, renewed), own);
  }

  GraphHttp http() {
    return http;
  }

  URI root() {
    return addresses.root();
  }

  Set<String> meetingHosts() {
    return meetingHosts;
  }

  /** Returns the application's id; its secret stays out of logs. */
  @Override
  public String toString() {
    return "MicrosoftApp[" + clientId + "]";
  }

  /** Collects the settings of a {@link MicrosoftApp}. Not thread-safe. */
  public static final class Builder {

    private final String clientId;
    private final String clientSecret;
    private final InstantSource clock;
    private String tenant = "common";
    private List<String> scopes = SCOPES;
    private MicrosoftAddresses addresses = MicrosoftAddresses.standard();
    private Set<String> meetingHosts = Set.of("teams.microsoft.com", "teams.live.com");
    private Duration timeLimit = Duration.ofSeconds(10);
    private Consumer<Duration> pause = Builder::sleep;

    private Builder(String clientId, String clientSecret, InstantSource clock) {
      this.clientId = requireNonNull(clientId, "clientId");
      this.clientSecret = requireNonNull(clientSecret, "clientSecret");
      this.clock = requireNonNull(clock, "clock");
    }

    private static void sleep(Duration pause) {
      try {
        Thread.sleep(pause.toMillis());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    /**
     * Sets whose accounts can be connected.
     *
     * @param tenant the id or a domain of one organization; {@code organizations} for all of them,
     *     {@code consumers} for personal accounts; by default {@code common}, both
     * @return this
     */
    public Builder tenant(String tenant) {
      this.tenant = requireNonNull(tenant, "tenant");
      return this;
    }

    /**
     * Does not ask for {@link #MEETINGS}, which personal accounts do not have.
     *
     * @return this
     */
    public Builder withoutMeetings() {
      scopes = SCOPES.stream().filter(scope -> !scope.equals(MEETINGS)).toList();
      return this;
    }

    /**
     * Sets where Microsoft is, for national clouds and tests.
     *
     * @param addresses by default {@link MicrosoftAddresses#standard}
     * @return this
     */
    public Builder addresses(MicrosoftAddresses addresses) {
      this.addresses = requireNonNull(addresses, "addresses");
      return this;
    }

    /**
     * Sets the hosts at which meetings may be joined.
     *
     * @param hosts by default {@code teams.microsoft.com} and {@code teams.live.com}
     * @return this
     */
    public Builder meetingHosts(Set<String> hosts) {
      meetingHosts = Set.copyOf(hosts);
      return this;
    }

    /**
     * Sets how long one try of a call may take, from connecting to the last byte of its answer.
     *
     * @param timeLimit by default ten seconds
     * @return this
     */
    public Builder timeLimit(Duration timeLimit) {
      this.timeLimit = requireNonNull(timeLimit, "timeLimit");
      return this;
    }

    /**
     * Sets how to wait before a call is tried again. It is tried three times at the most, with
     * pauses of at most ten seconds in all.
     *
     * @param pause by default the calling thread sleeps
     * @return this
     */
    public Builder pause(Consumer<Duration> pause) {
      this.pause = requireNonNull(pause, "pause");
      return this;
    }

    /**
     * Returns the application.
     *
     * @return the application
     */
    public MicrosoftApp build() {
      return new MicrosoftApp(this);
    }
  }
}
