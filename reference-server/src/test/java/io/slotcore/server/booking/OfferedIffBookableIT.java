package io.slotcore.server.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Firm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Over HTTP, for each event type of the sample firm on days that are partly taken: every listed
 * start can be booked at once, and every other quarter of an hour of the same days is refused with
 * the reasons that explaining gives.
 */
class OfferedIffBookableIT {

  private static final AtomicInteger BOOKED = new AtomicInteger();
  private static final AtomicInteger REFUSED = new AtomicInteger();

  private static Firm firm;

  @BeforeAll
  static void open() {
    firm = Firm.open();
    // Bookings that leave some of the days' starts, and one that reaches a limit of three a day.
    for (String taken :
        List.of(
            "maya-brooks/intro-call 2027-03-15T13:30:00Z",
            "maya-brooks/strategy-session 2027-03-16T18:00:00Z",
            "jonas-weber/intro-call 2027-03-29T09:30:00Z",
            "asha-gurung/team-session 2027-03-21T04:15:00Z",
            "asha-gurung/team-session 2027-03-21T06:15:00Z",
            "asha-gurung/team-session 2027-03-21T08:15:00Z")) {
      String[] parts = taken.split(" ", 2);
      book(parts[0], Instant.parse(parts[1]));
    }
  }

  @AfterAll
  static void close() {
    firm.close();
    System.out.printf(
        "offered iff bookable over HTTP: %d starts booked, %d refused as explained%n",
        BOOKED.get(), REFUSED.get());
  }

  private static Answer book(String offer, Instant start) {
    Answer answer =
        firm.api().post("/api/v1/bookings", Api.booking(offer, start, "zaphod@example.org"));
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer;
  }

  @ParameterizedTest
  @CsvSource({
    "maya-brooks/intro-call, 2027-03-13, 2027-03-16",
    "maya-brooks/strategy-session, 2027-03-16, 2027-03-17",
    "maya-brooks/on-site-workshop, 2027-03-15, 2027-03-16",
    "jonas-weber/intro-call, 2027-03-28, 2027-03-30",
    "jonas-weber/architecture-review, 2027-03-09, 2027-03-11",
    "asha-gurung/intro-call, 2027-03-21, 2027-03-22",
    "asha-gurung/team-session, 2027-03-21, 2027-03-23",
    "asha-gurung/office-hours, 2027-03-08, 2027-03-10",
  })
  void everyListedStartIsBookedAndEveryOtherIsRefusedAsExplained(
      String offer, LocalDate from, LocalDate to) {
    Answer listing = firm.api().get(Api.offerPath(offer) + "/slots?from=" + from + "&to=" + to);
    ZoneId zone = ZoneId.of(listing.text("timeZone"));
    List<Instant> listed = new ArrayList<>();
    listing
        .json()
        .path("slots")
        .forEach(slot -> listed.add(OffsetDateTime.parse(slot.path("start").asText()).toInstant()));

    for (Instant start : listed) {
      assertThat(firm.api().explain(offer, start, "").json().path("bookable").asBoolean()).isTrue();
      Answer booking = book(offer, start);
      assertThat(firm.api().delete(Api.path(booking)).status()).isEqualTo(200);
      BOOKED.incrementAndGet();
    }
    Instant end = to.atStartOfDay(zone).toInstant();
    for (Instant start = from.atStartOfDay(zone).toInstant();
        start.isBefore(end);
        start = start.plus(Duration.ofMinutes(15))) {
      // One minute of each hour is off all grids.
      Instant tried = start.getEpochSecond() % 3_600 == 900 ? start.plusSeconds(60) : start;
      if (!listed.contains(tried)) {
        assertRefusedAsExplained(offer, tried);
      }
    }
  }

  private static void assertRefusedAsExplained(String offer, Instant start) {
    Answer told = firm.api().explain(offer, start, "");
    assertThat(told.json().path("bookable").asBoolean()).as("%s", told).isFalse();
    Map<String, Object> body = Api.booking(offer, start, "zaphod@example.org");
    Answer refused = firm.api().post("/api/v1/bookings", body);

    assertThat(refused.status()).as("%s", refused).isEqualTo(409);
    assertThat(refused.json().path("reasons")).isNotEmpty().isEqualTo(told.json().path("reasons"));
    assertThat(refused.code())
        .isEqualTo(told.rules().contains("claim") ? "slot_taken" : "slot_not_offered");
    REFUSED.incrementAndGet();
  }
}
