package io.slotcore.server.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Browser;
import io.slotcore.server.Firm;
import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.eventtypes.Offers;
import io.slotcore.server.meetings.FailingMeetings.Failure;
import io.slotcore.server.meetings.FailingMeetings.Kind;
import io.slotcore.server.meetings.FailingMeetings.Step;
import io.slotcore.server.web.WebApp;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.Meeting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A booking that needs a link has one, and a meeting that no booking needs is gone. */
class MeetingsIT {

  private static final Instant START = Instant.parse("2027-03-09T14:00:00Z");
  private static final Duration HALF = Duration.ofMinutes(30);
  private static final UUID ACCOUNT = UUID.randomUUID();
  private static final String EMAIL = "zaphod@example.org";

  private final FailingMeetings provider = new FailingMeetings();
  private final List<String> opened = new ArrayList<>();
  private volatile int linkStatus = 200;
  private volatile boolean connected = true;
  private HttpServer links;
  private Firm firm;
  private Meetings sweeping;

  @BeforeEach
  void open() throws IOException {
    links = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    links.createContext(
        "/",
        exchange -> {
          opened.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(linkStatus, -1);
          exchange.close();
        });
    links.start();
    MeetingMakers makers =
        (tenantId, kind, account) -> connected ? Optional.of(provider) : Optional.empty();
    firm =
        Firm.meeting(
            Map.of(
                "SLOTCORE_ALLOWED_NETWORKS",
                "127.0.0.0/8",
                "SLOTCORE_MEETING_LINKS_AT",
                "http://127.0.0.1:" + links.getAddress().getPort()),
            makers);
    firm.sql()
        .execute(
            "UPDATE server_event_types SET meeting_kind = 'ZOOM', meeting_account = ?", ACCOUNT);
    sweeping =
        new Meetings(
            new MeetingStore(firm.sql(), firm::now),
            new Meetings.Providers(makers, link -> true, wait -> {}),
            firm.store(),
            new Offers(firm.sql(), new UserStore(firm.sql()), WebApp.objectMapper()));
  }

  @AfterEach
  void close() {
    firm.close();
    links.stop(0);
  }

  private Answer hold() {
    return hold(START);
  }

  private Answer hold(Instant start) {
    Answer held = firm.api().post("/api/v1/holds", Api.hold(Firm.INTRO, start));
    assertThat(held.status()).as("%s", held).isEqualTo(201);
    return held;
  }

  private Answer confirm(Answer hold) {
    return firm.api()
        .post(
            "/api/v1/bookings",
            Api.confirmation(hold, Firm.INTRO, EMAIL),
            "Idempotency-Key",
            hold.text("id"));
  }

  private Answer booked() {
    Answer booking = confirm(hold());
    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    return booking;
  }

  private String status(Answer booking) {
    return firm.sql()
        .fetchSingle(
            "SELECT status FROM slotcore_booking WHERE booking_id = ?::uuid", booking.text("id"))
        .get(0, String.class);
  }

  private int stored() {
    return firm.count("SELECT count(*) FROM server_meetings");
  }

  private void awaitGone() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> stored() == 0 && provider.meetings().count() == 0);
  }

  @Test
  void ms01_aConfirmedBookingHasALinkThatAnswersWhereverItIsShown() {
    Answer booking = booked();

    String link = booking.text("meetingLink");
    assertThat(link).startsWith("https://meet.example.com/");
    assertThat(booking.text("location")).isEqualTo("Zoom");
    assertThat(opened).containsExactly("/m1");
    String page = "/bookings/" + booking.text("id");
    assertThat(firm.browser().get(page + "?key=" + booking.text("key")).body())
        .contains("href=\"" + link + "\"");
    Browser maya = firm.signedIn("maya-brooks");
    assertThat(maya.get(page + "/invite.ics").body())
        .contains("CONFERENCE;")
        .contains("LOCATION:" + link);
    firm.awaitMails();
    assertThat(
            firm.count(
                "SELECT count(*) FROM server_mailbox WHERE body_text LIKE ?", "%" + link + "%"))
        .isEqualTo(2);
  }

  @Test
  void ms01_aLinkThatDoesNotAnswerBooksNothing() {
    Answer hold = hold();
    linkStatus = 404;

    Answer refused = confirm(hold);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("meeting_unavailable");
    assertThat(status(hold)).isEqualTo("HELD");
    linkStatus = 200;
    assertThat(confirm(hold).status()).isEqualTo(201);
    assertThat(provider.meetings().count()).isOne();
  }

  /** Every step at which it can fail, in both ways; only a call can fail at the link. */
  private static List<Failure> failures() {
    List<Failure> failures = new ArrayList<>();
    for (Step step : Step.values()) {
      failures.add(new Failure(step, Kind.CALL));
      if (step != Step.LINK) {
        failures.add(new Failure(step, Kind.KILL));
      }
    }
    return failures;
  }

  /** Holds a start of its own for each failure, and has confirming it fail. */
  private Answer failed(Failure failure, int number) {
    Answer hold = hold(START.plus(Duration.ofDays(number / 3)).plus(Duration.ofHours(number % 3)));
    provider.meetings().make(Meeting.State.PENDING);
    if (failure.step() == Step.LINK) {
      linkStatus = 500;
    } else {
      provider.failOnce(failure);
    }
    Answer refused = confirm(hold);
    linkStatus = 200;
    assertThat(refused.status())
        .as("%s", failure)
        .isEqualTo(failure.kind() == Kind.KILL ? 500 : 503);
    assertThat(status(hold)).as("%s", failure).isEqualTo("HELD");
    return hold;
  }

  @Test
  void ms02_ms06_whoSendsItAgainGetsOneBookingWithOneMeeting() {
    int number = 0;
    for (Failure failure : failures()) {
      Answer hold = failed(failure, number++);

      Answer booking = confirm(hold);

      assertThat(booking.status()).as("%s: %s", failure, booking).isEqualTo(201);
      assertThat(booking.text("meetingLink")).as("%s", failure).isNotEmpty();
      assertThat(confirm(hold).text("id")).as("%s", failure).isEqualTo(booking.text("id"));
      assertThat(provider.meetings().count()).as("%s", failure).isEqualTo(number);
    }
  }

  @Test
  void ms03_ms04_whoGivesUpLeavesNothingBehind() {
    int number = 0;
    for (Failure failure : failures()) {
      failed(failure, number++);
    }
    sweeping.sweep();
    assertThat(stored()).isEqualTo(number);

    firm.pass(BookingDesk.HOLD_LIFETIME.plus(Meetings.GRACE).plusSeconds(1));
    sweeping.sweep();

    assertThat(stored()).isZero();
    assertThat(provider.meetings().count()).isZero();
    assertThat(firm.count("SELECT count(*) FROM slotcore_booking WHERE status = 'CONFIRMED'"))
        .isZero();
  }

  @Test
  void ms03_whoFillsInTheFormIsToldWhatHappened() {
    provider.meetings().fail(Problem.UNREACHABLE);
    Browser visitor = firm.browser();
    HttpResponse<String> held =
        visitor.submit("/login", "/" + Firm.INTRO, Map.of("start", START.toString()));
    String form = held.headers().firstValue("Location").orElseThrow();

    assertThat(sent(visitor, form).body())
        .contains("No link could be had for your online meeting, so nothing is booked.");
    connected = false;
    assertThat(sent(visitor, form).body()).contains("Please tell the host.");

    connected = true;
    provider.meetings().recover();
    assertThat(sent(visitor, form).statusCode()).isEqualTo(303);
  }

  private static HttpResponse<String> sent(Browser visitor, String form) {
    return visitor.submit(
        "/login", form, Map.of("name", "Ford", "email", EMAIL, "answers.topic", "Towels"));
  }

  @Test
  void ms03_aFailureOfTheProviderIsOne() {
    provider.meetings().make(Meeting.State.FAILED);
    Answer hold = hold();

    assertThat(confirm(hold).code()).isEqualTo("meeting_unavailable");
    assertThat(provider.meetings().count()).isZero();

    provider.meetings().make(Meeting.State.READY);
    assertThat(confirm(hold).status()).isEqualTo(201);
    assertThat(provider.meetings().count()).isOne();
  }

  @Test
  void ms03_bookingAtOnceHoldsNothingIfThereIsNoLink() {
    provider.meetings().fail(Problem.UNREACHABLE);
    Map<String, Object> body = Api.booking(Firm.INTRO, START, EMAIL);

    assertThat(firm.api().post("/api/v1/bookings", body).code()).isEqualTo("meeting_unavailable");

    provider.meetings().recover();
    Answer booking = firm.api().post("/api/v1/bookings", body);
    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    assertThat(booking.text("meetingLink")).isNotEmpty();
    await().until(() -> provider.meetings().count() == 1 && stored() == 1);
  }

  @Test
  void ms02_racersOfOneHoldGetOneBookingWithOneMeeting() throws Exception {
    Answer hold = hold();
    ExecutorService racers = Executors.newFixedThreadPool(4);
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      answers.add(racers.submit(() -> confirm(hold)));
    }
    for (Future<Answer> answer : answers) {
      assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(201);
    }
    racers.shutdown();

    assertThat(provider.meetings().count()).isOne();
  }

  @Test
  void ms01_aSlowRacerThatFailsTakesNoLinkFromTheBooking() {
    Answer hold = hold();
    List<Answer> faster = new ArrayList<>();
    provider.during(
        Step.AFTER_CREATE,
        () -> {
          faster.add(confirm(hold));
          linkStatus = 500;
        });

    confirm(hold);

    assertThat(faster.get(0).status()).isEqualTo(201);
    assertThat(firm.api().get(Api.path(faster.get(0))).text("meetingLink"))
        .isEqualTo(faster.get(0).text("meetingLink"))
        .isNotEmpty();
  }

  @Test
  void ms04_whatIsMadeAfterItsHoldWasGivenUpIsRemoved() {
    Answer hold = hold();
    provider.during(
        Step.BEFORE_CREATE,
        () -> {
          String path = "/api/v1/holds/" + hold.text("id") + "?key=" + hold.text("key");
          assertThat(firm.api().delete(path).status()).isEqualTo(204);
          awaitGone();
        });

    assertThat(confirm(hold).status()).isNotEqualTo(201);

    assertThat(provider.meetings().count()).isZero();
    assertThat(stored()).isZero();
  }

  @Test
  void ms01_aGuestWhoMovesToAnotherSessionHasItsLink() {
    firm.sql()
        .execute(
            "UPDATE server_event_types SET definition = jsonb_set(definition, '{seats}', '3')");
    Answer stays = firm.api().post("/api/v1/bookings", Api.booking(Firm.INTRO, START, "a@x.org"));
    Answer moves = firm.api().post("/api/v1/bookings", Api.booking(Firm.INTRO, START, "b@x.org"));
    Map<String, Object> later = Map.of("start", START.plus(HALF.multipliedBy(4)).toString());
    linkStatus = 404;
    assertThat(firm.api().put(Api.path(moves), later).code()).isEqualTo("meeting_unavailable");
    linkStatus = 200;

    Answer moved = firm.api().put(Api.path(moves), later);

    assertThat(moved.status()).as("%s", moved).isEqualTo(200);
    assertThat(moved.text("meetingLink")).isNotEmpty().isNotEqualTo(stays.text("meetingLink"));
    cancel(stays);
    await().until(() -> provider.meetings().count() == 1);
    cancel(moved);
    awaitGone();
  }

  @Test
  void ms05_aMoveKeepsTheLinkAndACancelRemovesIt() {
    Answer booking = booked();
    Answer moved = firm.api().put(Api.path(booking), Map.of("start", START.plus(HALF).toString()));
    assertThat(moved.status()).as("%s", moved).isEqualTo(200);
    assertThat(moved.text("meetingLink")).isEqualTo(booking.text("meetingLink"));
    await().until(() -> provider.updates() == 1);

    Answer cancelled = firm.api().delete(Api.path(booking));

    assertThat(cancelled.text("meetingLink")).isEmpty();
    awaitGone();
  }

  @Test
  void ms05_aGroupMeetsInOneMeetingUntilItsSessionEnds() {
    firm.sql()
        .execute(
            "UPDATE server_event_types SET definition = jsonb_set(definition, '{seats}', '3')");
    Answer first = firm.api().post("/api/v1/bookings", Api.booking(Firm.INTRO, START, "a@x.org"));
    Answer second = firm.api().post("/api/v1/bookings", Api.booking(Firm.INTRO, START, "b@x.org"));
    assertThat(second.status()).as("%s", second).isEqualTo(201);
    assertThat(second.text("meetingLink")).isNotEmpty().isEqualTo(first.text("meetingLink"));
    assertThat(provider.meetings().count()).isOne();

    cancel(first);
    firm.awaitMails();
    assertThat(provider.meetings().count()).isOne();

    cancel(second);
    awaitGone();
  }

  private void cancel(Answer booking) {
    Answer ended = firm.api().delete(Api.path(booking));
    assertThat(ended.status()).as("%s", ended).isEqualTo(200);
  }

  @Test
  void ms04_whatCannotBeRemovedIsTriedAgain() {
    Answer booking = booked();
    firm.awaitMails();
    provider.meetings().fail(Problem.UNREACHABLE);
    cancel(booking);
    await()
        .until(
            () -> firm.count("SELECT count(*) FROM server_meetings WHERE state = 'UNNEEDED'") == 1);
    assertThat(provider.meetings().count()).isOne();

    provider.meetings().recover();
    firm.pass(Duration.ofMinutes(2));
    sweeping.sweep();

    assertThat(provider.meetings().count()).isZero();
    assertThat(stored()).isZero();
  }
}
