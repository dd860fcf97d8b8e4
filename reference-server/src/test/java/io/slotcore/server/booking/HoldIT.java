package io.slotcore.server.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Browser;
import io.slotcore.server.Firm;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a hold gives to the one who has it, and takes from all others, until it expires. */
class HoldIT {

  private static final String SESSION = "maya-brooks/strategy-session";
  private static final String OFFICE_HOURS = "asha-gurung/office-hours";
  private static final Duration LIFETIME = BookingDesk.HOLD_LIFETIME;

  private static Firm firm;

  @BeforeAll
  static void open() {
    firm = Firm.open();
  }

  @AfterAll
  static void close() {
    firm.close();
  }

  private static Answer hold(String offer, Instant start, String visitor) {
    Map<String, Object> body = Api.hold(offer, start);
    body.put("visitor", visitor);
    return firm.api().post("/api/v1/holds", body);
  }

  private static Answer confirm(Answer hold, String offer, String... headers) {
    return firm.api()
        .post("/api/v1/bookings", Api.confirmation(hold, offer, "zaphod@example.org"), headers);
  }

  private static Answer book(String offer, Instant start) {
    Answer answer =
        firm.api().post("/api/v1/bookings", Api.booking(offer, start, "trillian@example.org"));
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer;
  }

  /** The starts of the New York date of an instant. */
  private static List<Instant> listed(String offer, Instant start, String more) {
    Instant day = start.truncatedTo(ChronoUnit.DAYS);
    return firm.api().starts(offer, day.toString(), day.plus(Duration.ofDays(1)).toString(), more);
  }

  private static String with(Answer hold) {
    return "&hold=" + hold.text("id") + "&holdKey=" + hold.text("key");
  }

  private static String status(Answer booking) {
    return firm.sql()
        .fetchSingle(
            "SELECT status FROM slotcore_booking WHERE booking_id = ?::uuid", booking.text("id"))
        .get(0, String.class);
  }

  @Test
  void itsHolderCanConfirmToTheLastMomentWhileOthersSeeTheTimeAsGone() {
    Instant start = Instant.parse("2027-03-09T14:00:00Z");
    Answer hold = hold(Firm.INTRO, start, "first");
    assertThat(hold.status()).isEqualTo(201);
    assertThat(hold.text("status")).isEqualTo("held");
    assertThat(Duration.between(firm.now(), hold.time("expiresAt").toInstant()))
        .isBetween(LIFETIME.minusSeconds(20), LIFETIME);

    firm.pass(LIFETIME.minusMinutes(1));

    assertThat(listed(Firm.INTRO, start, "")).doesNotContain(start);
    assertThat(firm.api().explain(Firm.INTRO, start, "").rules()).containsExactly("claim");
    assertThat(hold(Firm.INTRO, start, "second").code()).isEqualTo("slot_taken");
    assertThat(hold(SESSION, start, "second").code()).isEqualTo("slot_taken");

    Answer booking = confirm(hold, Firm.INTRO);
    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    assertThat(booking.text("id")).isEqualTo(hold.text("id"));
    assertThat(booking.text("status")).isEqualTo("confirmed");
    assertThat(booking.json().has("expiresAt")).isFalse();

    firm.pass(LIFETIME);
    assertThat(firm.api().get(Api.path(booking)).text("status")).isEqualTo("confirmed");
    assertThat(firm.api().explain(Firm.INTRO, start, "").rules()).containsExactly("claim");
  }

  @Test
  void itsHolderConfirmsThoughTheNoticeHasPassedInTheMeantime() {
    Instant start = nextStartAfter(Duration.ofHours(2).plus(Duration.ofMinutes(1)));
    firm.pass(Duration.between(firm.now(), start.minus(Duration.ofHours(2)).minusSeconds(60)));
    Answer hold = hold(Firm.INTRO, start, "in-time");
    assertThat(hold.status()).as("%s", hold).isEqualTo(201);

    firm.pass(Duration.ofMinutes(5));

    assertThat(firm.api().explain(Firm.INTRO, start, with(hold)).rules()).containsExactly("notice");
    assertThat(confirm(hold, Firm.INTRO).status()).isEqualTo(201);
  }

  private static Instant nextStartAfter(Duration notice) {
    Instant from = firm.now().plus(notice).truncatedTo(ChronoUnit.SECONDS);
    String to = from.plus(Duration.ofDays(5)).toString();
    return firm.api().starts(Firm.INTRO, from.toString(), to, "").get(0);
  }

  @Test
  void afterItsExpiryOthersTakeTheTimeWithNobodySweeping() {
    Instant start = Instant.parse("2027-03-11T14:00:00Z");
    Answer hold = hold(Firm.INTRO, start, "slow");

    firm.pass(LIFETIME);

    assertThat(status(hold)).isEqualTo("HELD");
    assertThat(listed(Firm.INTRO, start, "")).contains(start);
    assertThat(firm.api().explain(Firm.INTRO, start, "").json().path("bookable").asBoolean())
        .isTrue();
    Answer other = book(Firm.INTRO, start);
    assertThat(status(hold)).isEqualTo("EXPIRED");
    assertThat(confirm(hold, Firm.INTRO).code()).isEqualTo("hold_expired");
    assertThat(firm.api().get(Api.path(other)).text("status")).isEqualTo("confirmed");
  }

  @Test
  void confirmingAnExpiredHoldIsRefusedEvenIfNobodyTookTheTime() {
    Instant start = Instant.parse("2027-03-12T14:00:00Z");
    Answer hold = hold(Firm.INTRO, start, "slow");

    firm.pass(LIFETIME.plusSeconds(1));

    Answer refused = confirm(hold, Firm.INTRO);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("hold_expired");
    assertThat(status(hold)).isEqualTo("HELD");
    assertThat(hold(Firm.INTRO, start, "slow").status()).isEqualTo(201);
  }

  @Test
  void thePageOfAnExpiredHoldSaysSo() {
    Instant start = Instant.parse("2027-03-12T15:30:00Z");
    Browser browser = firm.browser();
    HttpResponse<String> held =
        browser.submit("/login", "/" + Firm.INTRO, Map.of("start", start.toString()));
    assertThat(held.statusCode()).isEqualTo(303);
    String form = held.headers().firstValue("Location").orElseThrow();
    Map<String, String> fields =
        Map.of("name", "Ford", "email", "ford@example.org", "answers.topic", "Towels");

    firm.pass(LIFETIME);

    HttpResponse<String> answer = browser.submit("/login", form, fields);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("The hold has ended.").contains("Choose a time");
  }

  @Test
  void aHoldThatWasReleasedIsFreeAtOnceAndCannotBeConfirmed() {
    Instant start = Instant.parse("2027-03-15T13:00:00Z");
    Answer hold = hold(Firm.INTRO, start, "leaver");
    String path = "/api/v1/holds/" + hold.text("id") + "?key=" + hold.text("key");

    assertThat(firm.api().delete(path).status()).isEqualTo(204);

    assertThat(listed(Firm.INTRO, start, "")).contains(start);
    Answer refused = confirm(hold, Firm.INTRO);
    assertThat(refused.code()).isEqualTo("not_possible_any_more");
    assertThat(firm.api().delete(path).status()).isEqualTo(204);
  }

  @Test
  void aNewHoldOfTheSameVisitorReplacesTheOldOne() {
    Instant first = Instant.parse("2027-03-16T13:00:00Z");
    Instant second = Instant.parse("2027-03-16T13:30:00Z");
    Answer old = hold(Firm.INTRO, first, "undecided");

    // The second start lies within the buffer of the first: only its own holder may take it.
    assertThat(hold(Firm.INTRO, second, "another").code()).isEqualTo("slot_taken");
    Answer held = hold(Firm.INTRO, second, "undecided");

    assertThat(held.status()).as("%s", held).isEqualTo(201);
    assertThat(status(old)).isEqualTo("CANCELLED");
    assertThat(listed(Firm.INTRO, first, "")).doesNotContain(first, second);
    assertThat(listed(Firm.INTRO, first, with(held))).contains(first, second);
    assertThat(confirm(old, Firm.INTRO).code()).isEqualTo("not_possible_any_more");
    assertThat(confirm(held, Firm.INTRO).status()).isEqualTo(201);
  }

  @Test
  void theSameKeyTwiceIsOneBookingAndTheSameAnswer() {
    Instant start = Instant.parse("2027-03-17T13:00:00Z");
    Map<String, Object> body = Api.booking(Firm.INTRO, start, "twice@example.org");

    Answer first = firm.api().post("/api/v1/bookings", body, "Idempotency-Key", "book-1");
    firm.pass(Duration.ofMinutes(3));
    Answer again = firm.api().post("/api/v1/bookings", body, "Idempotency-Key", "book-1");

    assertSame(first, again);
    assertThat(bookingsAt(start)).isEqualTo(1);
  }

  @Test
  void theSameKeyTwiceIsOneHoldAndOneConfirmation() {
    Instant start = Instant.parse("2027-03-17T14:00:00Z");
    Map<String, Object> body = Api.hold(Firm.INTRO, start);
    Answer hold = firm.api().post("/api/v1/holds", body, "Idempotency-Key", "hold-1");
    assertSame(hold, firm.api().post("/api/v1/holds", body, "Idempotency-Key", "hold-1"));

    Answer first = confirm(hold, Firm.INTRO, "Idempotency-Key", "confirm-1");
    // A replay is no use of the hold: it may have expired in the meantime.
    firm.pass(LIFETIME);
    assertSame(first, confirm(hold, Firm.INTRO, "Idempotency-Key", "confirm-1"));
    assertThat(bookingsAt(start)).isEqualTo(1);
  }

  @Test
  void theAnswerToAKeyIsTheFirstOneWhateverBecameOfTheBooking() {
    Instant start = Instant.parse("2027-03-17T15:00:00Z");
    Map<String, Object> body = Api.booking(Firm.INTRO, start, "twice@example.org");
    Answer first = firm.api().post("/api/v1/bookings", body, "Idempotency-Key", "book-2");
    assertThat(firm.api().delete(Api.path(first)).status()).isEqualTo(200);

    assertSame(first, firm.api().post("/api/v1/bookings", body, "Idempotency-Key", "book-2"));
    assertThat(status(first)).isEqualTo("CANCELLED");
  }

  private static void assertSame(Answer first, Answer again) {
    assertThat(first.status()).as("%s", first).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    for (String header : List.of("ETag", "Location", "Content-Type")) {
      assertThat(again.header(header)).isEqualTo(first.header(header));
    }
    assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
  }

  private static int bookingsAt(Instant start) {
    return firm.count(
        "SELECT count(*) FROM slotcore_booking WHERE start_at = CAST(? AS timestamptz)",
        start.toString());
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    Instant start = Instant.parse("2027-03-18T13:00:00Z");
    Instant other = Instant.parse("2027-03-18T14:00:00Z");
    String email = "mixed-up@example.org";
    firm.api()
        .post("/api/v1/bookings", Api.booking(Firm.INTRO, start, email), "Idempotency-Key", "mix");

    Answer refused =
        firm.api()
            .post(
                "/api/v1/bookings",
                Api.booking(Firm.INTRO, other, email),
                "Idempotency-Key",
                "mix");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("idempotency_mismatch");
    assertThat(refused.text("field")).isEqualTo("Idempotency-Key");
    assertThat(bookingsAt(other)).isZero();
    Answer held =
        firm.api().post("/api/v1/holds", Api.hold(Firm.INTRO, other), "Idempotency-Key", "mix");
    assertThat(held.status()).as("another operation: %s", held).isEqualTo(201);
    assertThat(
            firm.api()
                .post(
                    "/api/v1/holds",
                    Api.hold(Firm.INTRO, other.plusSeconds(7_200)),
                    "Idempotency-Key",
                    "mix")
                .code())
        .isEqualTo("idempotency_mismatch");
  }

  @Test
  void aRefusalIsNotKeptWithItsKey() {
    Instant start = Instant.parse("2027-03-18T18:00:00Z");
    Answer hold = hold(Firm.INTRO, start, "in-the-way");
    Map<String, Object> body = Api.booking(Firm.INTRO, start, "patient@example.org");
    Answer refused = firm.api().post("/api/v1/bookings", body, "Idempotency-Key", "later");
    assertThat(refused.code()).isEqualTo("slot_taken");

    firm.api().delete("/api/v1/holds/" + hold.text("id") + "?key=" + hold.text("key"));

    Answer booked = firm.api().post("/api/v1/bookings", body, "Idempotency-Key", "later");
    assertThat(booked.status()).as("%s", booked).isEqualTo(201);
  }

  @Test
  void aBookingMovesByHalfAnHourOntoItsOwnTime() {
    Instant start = Instant.parse("2027-03-22T13:00:00Z");
    assertItMoves(book(SESSION, start), SESSION, start.plus(Duration.ofMinutes(30)));
  }

  @Test
  void aBookingMovesByAQuarterOfAnHourIntoItsOwnBuffer() {
    Instant start = Instant.parse("2027-03-22T04:15:00Z");
    assertItMoves(book(OFFICE_HOURS, start), OFFICE_HOURS, start.plus(Duration.ofMinutes(15)));
    Instant later = Instant.parse("2027-03-22T07:15:00Z");
    assertItMoves(book(OFFICE_HOURS, later), OFFICE_HOURS, later.minus(Duration.ofMinutes(15)));
  }

  private static void assertItMoves(Answer booking, String offer, Instant to) {
    assertThat(hold(offer, to, "stranger").code()).isEqualTo("slot_taken");
    Map<String, Object> body = Api.hold(offer, to);
    body.put("visitor", "mover");
    body.put("reschedule", Api.keyed(booking));

    Answer hold = firm.api().post("/api/v1/holds", body);

    assertThat(hold.status()).as("%s", hold).isEqualTo(201);
    assertThat(hold.text("reschedules")).isEqualTo(booking.text("id"));
    Answer before = firm.api().get(Api.path(booking));
    assertThat(before.time("start")).isEqualTo(booking.time("start"));
    assertThat(confirm(hold, offer).code()).isEqualTo("hold_mismatch");

    Map<String, Object> move = new LinkedHashMap<>();
    move.put("start", to.toString());
    move.put("hold", Api.keyed(hold));
    Answer moved = firm.api().put(Api.path(booking), move);
    assertThat(moved.status()).as("%s", moved).isEqualTo(200);
    assertThat(moved.time("start").toInstant()).isEqualTo(to);
    assertThat(moved.json().path("version").asLong())
        .isEqualTo(booking.json().path("version").asLong() + 1);
    assertThat(status(hold)).isEqualTo("CANCELLED");
    assertThat(
            firm.count(
                "SELECT count(*) FROM slotcore_claim WHERE booking_id IN (?::uuid, ?::uuid)",
                booking.text("id"),
                hold.text("id")))
        .isEqualTo(1);
  }

  @Test
  void aHoldForAMoveThatExpiresLeavesTheBookingWhereItIs() {
    Instant start = Instant.parse("2027-03-23T13:00:00Z");
    Instant to = start.plus(Duration.ofMinutes(30));
    Answer booking = book(SESSION, start);
    Map<String, Object> body = Api.hold(SESSION, to);
    body.put("reschedule", Api.keyed(booking));
    Answer hold = firm.api().post("/api/v1/holds", body);

    firm.pass(LIFETIME);

    Map<String, Object> move = Map.of("start", to.toString(), "hold", Api.keyed(hold));
    assertThat(firm.api().put(Api.path(booking), move).code()).isEqualTo("hold_expired");
    assertThat(firm.api().get(Api.path(booking)).time("start").toInstant()).isEqualTo(start);
    assertThat(firm.api().explain(SESSION, start, "").rules()).containsExactly("claim");
  }

  @Test
  void listingAndExplainingKnowWhoseTheHoldAndTheBookingAre() {
    Instant start = Instant.parse("2027-03-24T13:00:00Z");
    Answer booking = book(SESSION, start);
    Instant held = Instant.parse("2027-03-24T18:00:00Z");
    Answer hold = hold(SESSION, held, "somebody");
    String own = "&reschedule=" + booking.text("id") + "&key=" + booking.text("key");
    String both = own + with(hold);

    assertThat(listed(SESSION, start, "")).doesNotContain(start, held);
    assertThat(listed(SESSION, start, own)).contains(start).doesNotContain(held);
    assertThat(listed(SESSION, start, with(hold))).contains(held).doesNotContain(start);
    assertThat(listed(SESSION, start, both)).contains(start, held);
    assertThat(firm.api().explain(SESSION, start, "").rules()).containsExactly("claim");
    assertThat(firm.api().explain(SESSION, start, own).rules()).isEmpty();
    assertThat(
            firm.api().explain(SESSION, held, "&hold=" + hold.text("id"), keyHeader(hold)).rules())
        .isEmpty();
  }

  private static String[] keyHeader(Answer keyed) {
    return new String[] {"X-SlotCore-Key", keyed.text("key")};
  }

  @Test
  void theKeyOfAnotherHoldOrBookingOpensNothing() {
    Instant start = Instant.parse("2027-03-25T13:00:00Z");
    Answer booking = book(SESSION, start);
    Answer hold = hold(SESSION, Instant.parse("2027-03-25T15:00:00Z"), "one");
    Answer other = hold(Firm.INTRO, Instant.parse("2027-03-25T18:00:00Z"), "other");
    String id = hold.text("id");
    String query = "/slots?from=2027-03-25&to=2027-03-26";

    for (String wrong :
        List.of(
            "&hold=" + id,
            "&hold=" + id + "&holdKey=" + other.text("key"),
            "&hold=" + id + "&holdKey=" + booking.text("key"),
            "&reschedule=" + booking.text("id"),
            "&reschedule=" + booking.text("id") + "&key=" + hold.text("key"),
            "&reschedule=" + id + "&key=" + hold.text("key"))) {
      Answer listed = firm.api().get(Api.offerPath(SESSION) + query + wrong);
      assertThat(listed.status()).as(wrong).isEqualTo(403);
      assertThat(listed.code()).isEqualTo("forbidden");
      assertThat(firm.api().explain(SESSION, start, wrong).code()).isEqualTo("forbidden");
    }
    assertThat(firm.api().get(Api.offerPath(SESSION) + query + "&hold=none").text("field"))
        .isEqualTo("hold");
  }
}
