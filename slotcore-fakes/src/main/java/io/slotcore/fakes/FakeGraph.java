package io.slotcore.fakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Calendars and online meetings of Microsoft Graph, version 1.0, and the Microsoft identity
 * platform, version 2.0, as one HTTP server on loopback, for tests: it behaves as Microsoft
 * documents it, and refuses what is not as it should be, more strictly than the real one. Safe for
 * use by several threads.
 *
 * <p>The pages of the documentation are named where each behaviour is written. What is not faked is
 * refused, batches and most filters for instance.
 *
 * <p>One application is registered, {@link #CLIENT_ID}. Accounts are added by {@link #addAccount};
 * their owners agree on a page in a browser, or by {@link #agree}.
 */
public final class FakeGraph implements AutoCloseable {

  /** The id of the one application that is registered. */
  public static final String CLIENT_ID = "6731de76-14a6-49ae-97bc-6eba6914391e";

  /** The secret of that application. */
  public static final String CLIENT_SECRET = "qWg~secret-of-the-fake";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeHttp http;
  private final GraphSignIn signIn;
  private final GraphConsentPage consentPage;
  private final GraphSubscriptions subscriptions;
  private final GraphMeetings meetings = new GraphMeetings();
  private final GraphApi api = new GraphApi(this);
  private final Map<String, FakeGraphCalendar> calendars = new LinkedHashMap<>();
  private volatile int pageAtMost = Integer.MAX_VALUE;

  private FakeGraph(InstantSource clock) {
    signIn = new GraphSignIn(clock);
    consentPage = new GraphConsentPage(signIn);
    subscriptions = new GraphSubscriptions(clock);
    http = FakeHttp.start(this::answer);
  }

  /** What Teams does with meetings that are asked for. */
  public enum Making {
    /** The link is there at once. */
    AT_ONCE,
    /** There is a meeting, but no link. */
    WITHOUT_LINK,
    /** The link is one of another host. */
    ELSEWHERE
  }

  /**
   * Starts a server.
   *
   * @param clock by which tokens and subscriptions end
   * @return the server, which has to be closed
   */
  public static FakeGraph start(InstantSource clock) {
    return new FakeGraph(clock);
  }

  /**
   * Returns where Graph is.
   *
   * @return the root of version 1.0, with a slash at its end
   */
  public URI root() {
    return http.address().resolve(GraphApi.PATH);
  }

  /**
   * Returns where the identity platform is.
   *
   * @return the address to which tenant and {@code /oauth2/v2.0/authorize} are added, with a slash
   *     at its end
   */
  public URI login() {
    return http.address().resolve("/");
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
   * Adds an account with its default calendar.
   *
   * @param email of the account
   * @param zone of its mailbox
   * @return the calendar
   */
  public FakeGraphCalendar addAccount(String email, ZoneId zone) {
    return addCalendar(email, "Calendar", zone);
  }

  /**
   * Adds a calendar.
   *
   * @param owner the address of an account; its first calendar is its default
   * @param name to show
   * @param zone of the owner's mailbox
   * @return the calendar
   */
  public synchronized FakeGraphCalendar addCalendar(String owner, String name, ZoneId zone) {
    String id = "AAMkCal/" + UUID.randomUUID().toString().replace('-', '+') + "AAA=";
    FakeGraphCalendar calendar = new FakeGraphCalendar(this, owner, id, name, zone);
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

  /** Lets nobody agree for himself from now on: an administrator would have to. */
  public void requireAdminConsent() {
    signIn.requireAdminConsent();
  }

  /**
   * Agrees as the owner of an account does in the browser.
   *
   * @param consent the address to which the browser was sent
   * @param email of the account
   * @param withheld permissions that are not granted, as happens with those that an account of its
   *     kind does not have
   * @return the address to which the browser is sent back
   * @throws IllegalArgumentException if Microsoft would show an error, which the message names
   */
  public URI agree(URI consent, String email, String... withheld) {
    return signIn.agree(signIn.check(query(consent)), email, Set.of(withheld));
  }

  /**
   * Refuses as the owner of an account does in the browser.
   *
   * @param consent the address to which the browser was sent
   * @return the address to which the browser is sent back
   * @throws IllegalArgumentException if Microsoft would show an error, which the message names
   */
  public URI refuse(URI consent) {
    return signIn.refuse(signIn.check(query(consent)));
  }

  private static Map<String, String> query(URI address) {
    return new FakeRequest("GET", address.getRawPath(), address.getRawQuery(), Map.of(), "")
        .parameters();
  }

  /**
   * Ends what an account has granted, as its owner or an administrator does.
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
   * Sets what is done with Teams meetings that are asked for from now on.
   *
   * @param making what is done; at first the link is there at once
   */
  public void make(Making making) {
    meetings.make(making);
  }

  /**
   * Counts the Teams meetings.
   *
   * @return how many there are that were not deleted
   */
  public int teamsMeetings() {
    return meetings.count();
  }

  /**
   * Loses notifications that are due from now on.
   *
   * @param notifications how many
   */
  public void loseNotifications(int notifications) {
    subscriptions.lose(notifications);
  }

  /** Keeps notifications back until {@link #releaseNotifications}. */
  public void holdNotifications() {
    subscriptions.hold();
  }

  /** Sends the notifications that were kept back, those to one address in one call. */
  public void releaseNotifications() {
    subscriptions.release();
  }

  /** Sends all notifications once more that were sent so far. */
  public void repeatNotifications() {
    subscriptions.repeat();
  }

  /**
   * Sends a lifecycle notification to all who have asked for them
   * (https://learn.microsoft.com/en-us/graph/change-notifications-lifecycle-events).
   *
   * @param event missed or reauthorizationRequired
   */
  public void notifyLifecycle(String event) {
    subscriptions.lifecycle(event);
  }

  /**
   * Ends a subscription before its time, as happens when its owner changes his password.
   *
   * @param id of the subscription
   */
  public void removeSubscription(String id) {
    subscriptions.remove(id);
  }

  /**
   * Waits until all notifications have arrived that were sent so far.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public void awaitNotifications() throws InterruptedException {
    subscriptions.await();
  }

  /**
   * Counts the subscriptions that are open.
   *
   * @return how many have neither ended nor been deleted
   */
  public int openSubscriptions() {
    return subscriptions.open();
  }

  /**
   * Returns an error in Graph's form, to fail with
   * (https://learn.microsoft.com/en-us/graph/errors).
   *
   * @param status for instance 403
   * @param code for instance ErrorAccessDenied
   * @return a fault
   */
  public static Fault failure(int status, String code) {
    return new Fault.Instead(
        new GraphFailure(status, code, "A message with ada@example.com.").answer());
  }

  @Override
  public void close() {
    http.close();
    subscriptions.close();
  }

  synchronized List<FakeGraphCalendar> calendars() {
    return List.copyOf(calendars.values());
  }

  synchronized FakeGraphCalendar readable(String id, String email) {
    FakeGraphCalendar calendar = calendars.get(id);
    if (calendar == null || !calendar.readableBy(email)) {
      throw GraphFailure.notFound();
    }
    return calendar;
  }

  boolean isDefault(FakeGraphCalendar calendar) {
    return calendars().stream()
        .filter(each -> each.owner.equals(calendar.owner))
        .findFirst()
        .filter(first -> first == calendar)
        .isPresent();
  }

  GraphSignIn signIn() {
    return signIn;
  }

  GraphSubscriptions subscriptions() {
    return subscriptions;
  }

  GraphMeetings meetings() {
    return meetings;
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

  static ObjectNode json(Map<String, String> values) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    values.forEach(json::put);
    return json;
  }

  private FakeAnswer answer(FakeRequest request) {
    if (request.path().startsWith(GraphApi.PATH)) {
      return api.answer(request);
    }
    if (request.path().matches("/[\\w.-]+/oauth2/v2\\.0/authorize")) {
      return consentPage.answer(
          request, calendars().stream().map(calendar -> calendar.owner).distinct().toList());
    }
    if (request.path().matches("/[\\w.-]+/oauth2/v2\\.0/token")) {
      return signIn.token(request);
    }
    return FakeAnswer.of(404, "text/html", "<!doctype html><title>Error 404</title>");
  }
}
