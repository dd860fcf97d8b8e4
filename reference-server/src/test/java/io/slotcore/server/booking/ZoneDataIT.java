package io.slotcore.server.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Firm;
import io.slotcore.server.LogLines;
import io.slotcore.time.ZoneData;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an operator learns after an update of the time-zone data. */
class ZoneDataIT {

  private static final String PATH = "/api/v1/zone-data";

  @Test
  void aHostReadsWhichBookingsNewZoneDataWouldMove() {
    try (LogLines log = LogLines.read();
        Firm firm = Firm.open()) {
      assertThat(log.all()).anyMatch(line -> line.endsWith("time-zone data " + ZoneData.version()));
      Answer kept = booked(firm, "2027-03-09T14:00:00Z");
      Answer moved = booked(firm, "2027-03-09T15:00:00Z");
      Answer never = booked(firm, "2027-03-09T18:00:00Z");
      Answer cancelled = booked(firm, "2027-03-09T19:00:00Z");
      promise(firm, kept, "2027-03-09T09:00");
      promise(firm, moved, "2027-03-09T11:00");
      promise(firm, never, "2027-03-14T02:30");
      promise(firm, cancelled, "2027-03-09T11:00");
      assertThat(firm.api().delete(Api.path(cancelled)).status()).isEqualTo(200);

      Answer answer = Firm.json(firm.signedIn("maya-brooks"), PATH);

      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
      assertThat(answer.header("Content-Type")).startsWith("application/json");
      assertThat(answer.text("version")).isEqualTo(ZoneData.version());
      assertThat(answer.json().path("moved")).hasSize(2);
      JsonNode first = answer.json().path("moved").get(0);
      assertThat(first.path("id").asText()).isEqualTo(moved.text("id"));
      assertThat(first.path("timeZone").asText()).isEqualTo("America/New_York");
      assertThat(first.path("start").asText()).isEqualTo("2027-03-09T15:00:00Z");
      assertThat(first.path("promised").asText()).isEqualTo("2027-03-09T11:00");
      assertThat(first.path("now").asText()).isEqualTo("2027-03-09T10:00");
      assertThat(first.path("promisedTime").asText()).isEqualTo("once");
      assertThat(first.path("keptAt").asText()).isEqualTo("2027-03-09T16:00:00Z");
      assertThat(first.path("promisedBy").asText()).isEqualTo("1999z");
      JsonNode second = answer.json().path("moved").get(1);
      assertThat(second.path("promisedTime").asText()).isEqualTo("never");
      assertThat(second.has("keptAt")).isFalse();
      assertThat(answer.text()).doesNotContain("zaphod");
      assertThat(firm.api().get(PATH).code()).isEqualTo("not_signed_in");
    }
  }

  private static Answer booked(Firm firm, String start) {
    Answer booking =
        firm.api()
            .post(
                "/api/v1/bookings",
                Api.booking(Firm.INTRO, Instant.parse(start), "zaphod@example.org"));
    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    return booking;
  }

  /** Makes a booking look as if other data had promised another local time. */
  private static void promise(Firm firm, Answer booking, String local) {
    firm.sql()
        .execute(
            "UPDATE slotcore_booking SET promised_start = ?, zone_data_version = '1999z'"
                + " WHERE booking_id = ?::uuid",
            local,
            booking.text("id"));
  }
}
