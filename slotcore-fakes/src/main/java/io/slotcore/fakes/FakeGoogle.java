package io.slotcore.fakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Google Calendar (version 3 of its API) and Google's OAuth 2.0 as one HTTP server on loopback, for
 * tests: it behaves as Google documents it, and refuses what is not as it should be, more strictly
 * than the real one. Safe for use by several threads.
 *
 * <p>The pages of the documentation are named where each behaviour is written. What is not faked is
 * refused: the parameters q, orderBy, updatedMin and a few others, attachments, batches.
 *
 * <p>One application is registered, {@link #CLIENT_ID}. Accounts are added by {@link #addAccount};
 * their owners agree on a page in a browser, or by {@link #agree}.
 */
public final class FakeGoogle implements AutoCloseable {

  /** The id of the one application that is registered. */
  public static final String CLIENT_ID = "slotcore-test.apps.googleusercontent.com";

  /** The secret of that application. */
  public static final String CLIENT_SECRET = "GOCSPX-secret-of-the-fake";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeHttp http;
  private final GoogleSignIn signIn;
  private final GoogleConsentPage consentPage;
  private final GoogleChannels channels;
  private final GoogleConferences conferences = new GoogleConferences();
  private final GoogleApi api = new GoogleApi(this);
  private final Map<String, FakeGoogleCalendar> calendars = new LinkedHashMap<>();
  private volatile int pageAtMost = Integer.MAX_VALUE;

  private FakeGoogle(InstantSource clock) {
    signIn = new GoogleSignIn(clock);
    consentPage = new GoogleConsentPage(signIn);
    channels = new GoogleChannels(clock);
    http = FakeHttp.start(this::answer);
  }

  /** What Google does with Meet links that are asked for. */
  public enum Making {
    /** The link is there at once. */
    AT_ONCE,
    /** The link is made by {@link FakeGoogle#finishMeetings}. */
    LATER,
    /** The link is not made. */
    NEVER,
    /** The link is one of another host. */
    ELSEWHERE
  }

  /**
   * Starts a server.
   *
   * @param clock by which tokens and channels end
   * @return the server, which has to be closed
   */
  public static FakeGoogle start(InstantSource clock) {
    return new FakeGoogle(clock);
  }

  /**
   * Returns where the Calendar API is.
   *
   * @return the root URL, to which {@code calendar/v3/} is added
   */
  public URI root() {
    return http.address().resolve("/");
  }

  /**
   * Returns where owners agree.
   *
   * @return the address of the authorization endpoint
   */
  public URI authorization() {
    return http.address().resolve("/o/oauth2/v2/auth");
  }

  /**
   * Returns where tokens are had.
   *
   * @return the address of the token endpoint
   */
  public URI token() {
    return http.address().resolve("/token");
  }

  /**
   * Returns where tokens are given back.
   *
   * @return the address of the revocation endpoint
   */
  public URI revocation() {
    return http.address().resolve("/revoke");
  }

  /**
   * Returns the server itself.
   *
   * @return by which it is made to fail, and which knows what it was asked
   */
  public FakeHttp http() {
    return http;
  }

  /**
   * Adds an account with its primary calendar.
   *
   * @param email of the account, and the id of the calendar
   * @param zone of the calendar
   * @return the calendar
   */
  public FakeGoogleCalendar addAccount(String email, ZoneId zone) {
    return addCalendar(email, email, email, zone);
  }

  /**
   * Adds a calendar.
   *
   * @param owner the address of an account
   * @param id of the calendar
   * @param name to show
   * @param zone of the calendar
   * @return the calendar
   */
  public synchronized FakeGoogleCalendar addCalendar(
      String owner, String id, String name, ZoneId zone) {
    FakeGoogleCalendar calendar = new FakeGoogleCalendar(this, owner, id, name, zone);
    calendars.put(id, calendar);
    return calendar;
  }

  /**
   * Registers an address to which browsers may be sent back.
   *
   * @param redirect the whole address
   */
  public void allowRedirect(URI redirect) {
    signIn.allowRedirect(redirect);
  }

  /**
   * Agrees as the owner of an account does in the browser.
   *
   * @param consent the address to which the browser was sent
   * @param email of the account
   * @param withheld scopes that the owner does not grant
   * @return the address to which the browser is sent back
   * @throws IllegalArgumentException if Google would show an error, which the message names
   */
  public URI agree(URI consent, String email, String... withheld) {
    return signIn.agree(signIn.check(query(consent)), email, Set.of(withheld));
  }

  /**
   * Refuses as the owner of an account does in the browser.
   *
   * @param consent the address to which the browser was sent
   * @return the address to which the browser is sent back
   * @throws IllegalArgumentException if Google would show an error, which the message names
   */
  public URI refuse(URI consent) {
    return signIn.refuse(signIn.check(query(consent)));
  }

  private static Map<String, String> query(URI address) {
    return new FakeRequest("GET", address.getRawPath(), address.getRawQuery(), Map.of(), "")
        .parameters();
  }

  /**
   * Ends what an account has granted, as its owner does in the settings of his account.
   *
   * @param email of the account
   */
  public void revokeAccess(String email) {
    signIn.revoke(email);
  }

  /** Ends all access tokens before their time; refresh tokens stay good. */
  public void endAccessTokens() {
    signIn.endAccessTokens();
  }

  /**
   * Makes pages shorter than they are asked for, as the real one may.
   *
   * @param entries at most on a page
   */
  public void pageAtMost(int entries) {
    pageAtMost = entries;
  }

  /**
   * Sets what is done with Meet links that are asked for from now on.
   *
   * @param making what is done; at first they are made at once
   */
  public void make(Making making) {
    conferences.make(making);
  }

  /** Makes the Meet links that are pending, or fails to. */
  public void finishMeetings() {
    calendars().forEach(calendar -> calendar.finish(conferences));
  }

  /**
   * Loses notifications that are due from now on.
   *
   * @param notifications how many
   */
  public void loseNotifications(int notifications) {
    channels.lose(notifications);
  }

  /** Keeps notifications back until {@link #releaseNotifications}. */
  public void holdNotifications() {
    channels.hold();
  }

  /** Sends the notifications that were kept back, and those to come. */
  public void releaseNotifications() {
    channels.release();
  }

  /** Sends all notifications once more that were sent so far. */
  public void repeatNotifications() {
    channels.repeat();
  }

  /**
   * Waits until all notifications have arrived that were sent so far.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public void awaitNotifications() throws InterruptedException {
    channels.await();
  }

  /**
   * Counts the channels that are open.
   *
   * @return how many have neither ended nor been stopped
   */
  public int openChannels() {
    return channels.open();
  }

  /**
   * Returns an error in Google's form, to fail with
   * (https://developers.google.com/workspace/calendar/api/guides/errors).
   *
   * @param status for instance 403
   * @param domain for instance usageLimits
   * @param reason for instance rateLimitExceeded
   * @return a fault
   */
  public static Fault failure(int status, String domain, String reason) {
    return new Fault.Instead(new GoogleFailure(status, domain, reason, reason).answer());
  }

  @Override
  public void close() {
    http.close();
    channels.close();
  }

  synchronized List<FakeGoogleCalendar> calendars() {
    return List.copyOf(calendars.values());
  }

  synchronized Optional<FakeGoogleCalendar> find(String id) {
    return Optional.ofNullable(calendars.get(id));
  }

  GoogleSignIn signIn() {
    return signIn;
  }

  GoogleChannels channels() {
    return channels;
  }

  GoogleConferences conferences() {
    return conferences;
  }

  int pageAtMost() {
    return pageAtMost;
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private FakeAnswer answer(FakeRequest request) {
    if (request.path().startsWith(GoogleApi.PATH)) {
      return api.answer(request);
    }
    return switch (request.path()) {
      case "/o/oauth2/v2/auth" ->
          consentPage.answer(
              request, calendars().stream().map(calendar -> calendar.owner).distinct().toList());
      case "/token" -> signIn.token(request);
      case "/revoke" -> signIn.revoke(request);
      default -> FakeAnswer.of(404, "text/html", "<!doctype html><title>Error 404</title>");
    };
  }
}
