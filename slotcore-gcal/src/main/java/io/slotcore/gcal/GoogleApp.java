package io.slotcore.gcal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.google.api.client.auth.oauth2.AuthorizationCodeRequestUrl;
import com.google.api.client.auth.oauth2.AuthorizationCodeTokenRequest;
import com.google.api.client.auth.oauth2.ClientParametersAuthentication;
import com.google.api.client.auth.oauth2.TokenResponse;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.UrlEncodedContent;
import com.google.api.services.calendar.CalendarScopes;
import io.slotcore.spi.CalendarException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An application as it is registered with Google: connects accounts, and gives back what they have
 * granted (https://developers.google.com/identity/protocols/oauth2/web-server). One is enough for
 * all accounts. Thread-safe.
 *
 * <p>Connecting takes two steps. {@link #consent} is the address to which the owner's browser is
 * sent; from there it comes back with a code, which {@link #connect} exchanges for tokens. State
 * and verifier have to be kept for that browser in between: the state tells that it was we who sent
 * it, the verifier that nobody has got hold of the code (RFC 7636).
 */
public final class GoogleApp {

  /**
   * What owners are asked for, and no more: to read and write events ({@code calendar.events}), to
   * list the calendars to choose from ({@code calendar.calendarlist.readonly}), and to ask
   * calendars of which only free and busy is shared ({@code calendar.freebusy}).
   */
  public static final List<String> SCOPES =
      List.of(
          CalendarScopes.CALENDAR_EVENTS,
          CalendarScopes.CALENDAR_CALENDARLIST_READONLY,
          CalendarScopes.CALENDAR_FREEBUSY);

  private static final String CONNECTING = "connecting the account";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String clientId;
  private final String clientSecret;
  private final GoogleAddresses addresses;
  private final Set<String> meetingHosts;
  private final GoogleHttp http;

  private GoogleApp(Builder builder) {
    clientId = builder.clientId;
    clientSecret = builder.clientSecret;
    addresses = builder.addresses;
    meetingHosts = builder.meetingHosts;
    http = new GoogleHttp(new JdkTransport(builder.timeLimit), builder.clock, builder.pause);
  }

  /**
   * Starts an application.
   *
   * @param clientId as Google gave it
   * @param clientSecret as Google gave it
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
   * Returns where the owner of an account is asked to agree. He is asked even if he has agreed
   * before, since Google gives a refresh token only then.
   *
   * @param redirect where his browser is sent back to; registered with Google, letter by letter
   * @param state which it brings back; not to be guessed
   * @param verifier which is kept for {@link #connect}; from {@link #newVerifier}
   * @return an address for his browser
   */
  public URI consent(URI redirect, String state, String verifier) {
    return new AuthorizationCodeRequestUrl(addresses.authorization().toString(), clientId)
        .setRedirectUri(redirect.toString())
        .setScopes(SCOPES)
        .setState(state)
        .set("access_type", "offline")
        .set("prompt", "consent")
        .set("code_challenge", challenge(verifier))
        .set("code_challenge_method", "S256")
        .toURI();
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /**
   * Exchanges the code with which the owner's browser came back. Check its state before.
   *
   * @param code which it brought
   * @param verifier that was kept
   * @param redirect the same as for {@link #consent}
   * @return the tokens, to be kept sealed
   * @throws CalendarException {@link CalendarException.Problem#DENIED} if the code does not count,
   *     or if the owner has not granted all {@link #SCOPES}, which he can choose one by one
   */
  public GoogleTokens connect(String code, String verifier, URI redirect) {
    AuthorizationCodeTokenRequest request =
        new AuthorizationCodeTokenRequest(http.transport(), GoogleHttp.JSON, tokenUrl(), code)
            .setRedirectUri(redirect.toString())
            .setRequestInitializer(http)
            .setClientAuthentication(credentials());
    request.set("code_verifier", verifier);
    TokenResponse answer =
        http.call(
            GoogleHttp.Kind.CHANGE, CONNECTING, request::executeUnparsed, TokenResponse.class);
    if (answer.getRefreshToken() == null) {
      throw GoogleFailure.unreadable(CONNECTING, "there is no refresh token");
    }
    return tokens(CONNECTING, answer, answer.getRefreshToken());
  }

  /** What an answer of the token endpoint says. */
  GoogleTokens tokens(String operation, TokenResponse answer, String refreshToken) {
    String told = answer.getScope();
    // RFC 6749, section 5.1: without a word all were granted.
    Set<String> granted = Set.copyOf(told == null ? SCOPES : Arrays.asList(told.split(" ", -1)));
    Set<String> missing = new TreeSet<>(SCOPES);
    missing.removeAll(granted);
    if (!missing.isEmpty()) {
      throw GoogleFailure.denied(operation, "the owner has not granted " + missing);
    }
    Long seconds = answer.getExpiresInSeconds();
    return new GoogleTokens(
        answer.getRefreshToken() == null ? refreshToken : answer.getRefreshToken(),
        answer.getAccessToken(),
        http.clock().instant().plusSeconds(seconds == null ? 0 : seconds),
        granted);
  }

  /**
   * Gives back what an owner has granted. All that he has granted to this application ends, so that
   * another connection of the same Google account ends, too. What has ended already is no error.
   *
   * @param tokens of the account
   * @throws CalendarException if Google cannot be asked; the owner can still end it by himself, in
   *     the settings of his account
   */
  public void revoke(GoogleTokens tokens) {
    String operation = "disconnecting the account";
    try {
      http.call(
          GoogleHttp.Kind.READ,
          operation,
          () ->
              http.transport()
                  .createRequestFactory(http)
                  .buildPostRequest(
                      new GenericUrl(addresses.revocation()),
                      new UrlEncodedContent(Map.of("token", tokens.refreshToken())))
                  .execute(),
          Void.class);
    } catch (GoogleFailure failure) {
      // RFC 7009 has success for a token that does not count; Google says 400 invalid_token.
      if (failure.status() != 400) {
        throw failure;
      }
    }
  }

  /**
   * Returns a connected account. Nothing is asked yet.
   *
   * @param tokens of the account
   * @param renewed is told the tokens when they were renewed, in the thread of a call that needed
   *     them, to keep them sealed
   * @param own tells by the UID which events SlotCore has written itself
   * @return the account
   */
  public GoogleAccount account(
      GoogleTokens tokens, Consumer<GoogleTokens> renewed, Predicate<String> own) {
    return new GoogleAccount(this, new TokenHolder(this, tokens, renewed), own);
  }

  GoogleHttp http() {
    return http;
  }

  GenericUrl tokenUrl() {
    return new GenericUrl(addresses.token());
  }

  ClientParametersAuthentication credentials() {
    return new ClientParametersAuthentication(clientId, clientSecret);
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
    return "GoogleApp[" + clientId + "]";
  }

  /** Collects the settings of a {@link GoogleApp}. Not thread-safe. */
  public static final class Builder {

    private final String clientId;
    private final String clientSecret;
    private final InstantSource clock;
    private GoogleAddresses addresses = GoogleAddresses.standard();
    private Set<String> meetingHosts = Set.of("meet.google.com");
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
     * Sets where Google is, for tests.
     *
     * @param addresses by default {@link GoogleAddresses#standard}
     * @return this
     */
    public Builder addresses(GoogleAddresses addresses) {
      this.addresses = requireNonNull(addresses, "addresses");
      return this;
    }

    /**
     * Sets the hosts at which meetings may be joined.
     *
     * @param hosts by default {@code meet.google.com} alone
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
    public GoogleApp build() {
      return new GoogleApp(this);
    }
  }
}
