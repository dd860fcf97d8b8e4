package io.slotcore.server.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Firm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fifty who want the same time at the same moment. */
class RaceIT {

  private static final int RACERS = 50;

  private static Firm firm;

  @BeforeAll
  static void open() {
    firm = Firm.open();
  }

  @AfterAll
  static void close() {
    firm.close();
  }

  @Test
  void ofFiftyBookingsOfOneStartOneWinsAndTheOthersAreToldWhy() throws Exception {
    Instant start = Instant.parse("2027-03-09T14:00:00Z");

    List<Answer> answers =
        race(
            i ->
                firm.api()
                    .post(
                        "/api/v1/bookings",
                        Api.booking(Firm.INTRO, start, "racer" + i + "@example.org")));

    assertOneWon(answers);
    assertThat(claims(start)).isEqualTo(1);
    assertThat(events("BOOK", start)).isEqualTo(1);
  }

  @Test
  void ofFiftyHoldsOfOneStartOneWinsAndTheOthersAreToldWhy() throws Exception {
    Instant start = Instant.parse("2027-03-10T14:00:00Z");

    List<Answer> answers =
        race(
            i -> {
              Map<String, Object> body = Api.hold(Firm.INTRO, start);
              body.put("visitor", "racer" + i);
              return firm.api().post("/api/v1/holds", body);
            });

    assertOneWon(answers);
    assertThat(claims(start)).isEqualTo(1);
    assertThat(events("HOLD", start)).isEqualTo(1);
  }

  @Test
  void ofFiftyRepeatsWithOneKeyAllGetTheSameBooking() throws Exception {
    Instant start = Instant.parse("2027-03-11T14:00:00Z");
    Map<String, Object> body = Api.booking(Firm.INTRO, start, "again@example.org");

    List<Answer> answers =
        race(i -> firm.api().post("/api/v1/bookings", body, "Idempotency-Key", "the-same"));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
    assertThat(answers).extracting(Answer::text).containsOnly(answers.get(0).text());
    assertThat(events("BOOK", start)).isEqualTo(1);
  }

  @Test
  void ofFiftyMovesToOneStartOneWinsAndTheOthersStayWhereTheyAre() throws Exception {
    Instant target = Instant.parse("2027-03-16T13:00:00Z");
    List<Answer> bookings = new ArrayList<>();
    for (String day : List.of("17", "18", "19", "22", "23", "24", "25", "26", "29", "30")) {
      for (String time : List.of("13:00", "14:00", "15:00", "17:00", "18:00")) {
        Instant start = Instant.parse("2027-03-" + day + "T" + time + ":00Z");
        bookings.add(
            firm.api().post("/api/v1/bookings", Api.booking(Firm.INTRO, start, "m@example.org")));
      }
    }

    List<Answer> answers =
        race(i -> firm.api().put(Api.path(bookings.get(i)), Map.of("start", target.toString())));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .hasSize(RACERS - 1)
        .allSatisfy(RaceIT::assertTaken);
    assertThat(claims(target)).isEqualTo(1);
    assertThat(firm.count("SELECT count(*) FROM slotcore_booking WHERE reschedules > 0"))
        .isEqualTo(1);
  }

  @Test
  void anOverlappingClaimBySqlIsRefusedByPostgres() {
    Answer first = book("2027-03-12T15:00:00Z");
    Answer second = book("2027-03-12T18:00:00Z");

    String insert =
        """
        INSERT INTO slotcore_claim (tenant_id, booking_id, subject, claim_start, claim_end)
        SELECT tenant_id, ?::uuid, subject, claim_start + CAST(? AS interval),
               claim_end + CAST(? AS interval)
          FROM slotcore_claim WHERE booking_id = ?::uuid
        """;
    assertThatThrownBy(
            () ->
                firm.sql()
                    .execute(
                        insert, second.text("id"), "15 minutes", "15 minutes", first.text("id")))
        .isInstanceOfSatisfying(
            DataAccessException.class, e -> assertThat(e.sqlState()).isEqualTo("23P01"));
    // The claim is 40 minutes long: half an hour and the buffer after it.
    assertThat(
            firm.sql()
                .execute(insert, second.text("id"), "40 minutes", "40 minutes", first.text("id")))
        .isEqualTo(1);
  }

  private static Answer book(String start) {
    Answer answer =
        firm.api()
            .post(
                "/api/v1/bookings",
                Api.booking(Firm.INTRO, Instant.parse(start), "one@example.org"));
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer;
  }

  private static List<Answer> race(IntFunction<Answer> request) throws Exception {
    int deadlocks = deadlocks();
    CyclicBarrier start = new CyclicBarrier(RACERS);
    ExecutorService threads = Executors.newFixedThreadPool(RACERS);
    try {
      List<Future<Answer>> running = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        int racer = i;
        running.add(
            threads.submit(
                () -> {
                  start.await(30, TimeUnit.SECONDS);
                  return request.apply(racer);
                }));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : running) {
        answers.add(each.get(60, TimeUnit.SECONDS));
      }
      assertThat(deadlocks()).isEqualTo(deadlocks);
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static int deadlocks() {
    return firm.count("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
  }

  private static void assertOneWon(List<Answer> answers) {
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .hasSize(RACERS - 1)
        .allSatisfy(RaceIT::assertTaken);
  }

  private static void assertTaken(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("slot_taken");
    assertThat(answer.rules()).containsExactly("claim");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  private static int claims(Instant start) {
    return firm.count(
        """
        SELECT count(*) FROM slotcore_claim
         WHERE tstzrange(claim_start, claim_end)
               && tstzrange(CAST(? AS timestamptz), CAST(? AS timestamptz))
        """,
        start.toString(),
        start.plus(Duration.ofMinutes(30)).toString());
  }

  private static int events(String command, Instant start) {
    return firm.count(
        "SELECT count(*) FROM slotcore_event WHERE command = ? AND after_start = CAST(? AS"
            + " timestamptz)",
        command,
        start.toString());
  }
}
