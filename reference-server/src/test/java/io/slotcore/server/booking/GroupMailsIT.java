package io.slotcore.server.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Firm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the guests of a group are told: nothing of one another. */
class GroupMailsIT {

  private static final String OFFER = "asha-gurung/office-hours";
  private static final String HOST = "asha-gurung@meridian.example";
  private static final List<String> GUESTS =
      List.of("zaphod@example.org", "ford@example.org", "trillian@example.org");

  private static Firm firm;

  @BeforeAll
  static void open() {
    firm = Firm.open();
    firm.sql()
        .execute(
            "UPDATE server_event_types SET definition = jsonb_set(definition, '{seats}', '3')"
                + " WHERE slug = 'office-hours'");
  }

  @AfterAll
  static void close() {
    firm.close();
  }

  private static Answer booked(String start, String email) {
    Map<String, Object> body = Api.booking(OFFER, Instant.parse(start), email);
    Map<String, Object> attendee = Api.attendee(email);
    attendee.put("name", "Guest " + email.substring(0, email.indexOf('@')));
    body.put("attendee", attendee);
    Answer booking = firm.api().post("/api/v1/bookings", body);
    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    return booking;
  }

  private static List<String> mails(String column, String recipient) {
    firm.awaitMails();
    return firm.sql()
        .fetch(
            "SELECT "
                + column
                + " FROM server_mailbox WHERE recipient_address = ? ORDER BY sent_at",
            recipient)
        .getValues(0, String.class);
  }

  @Test
  void eachGuestHasAnInvitationOfHisOwnAndIsToldOfNobodyElse() {
    List<Answer> bookings =
        GUESTS.stream().map(guest -> booked("2027-03-09T05:00:00Z", guest)).toList();

    for (int i = 0; i < GUESTS.size(); i++) {
      String uid = "UID:" + bookings.get(i).text("id") + "@slotcore";
      String own = "mailto:" + GUESTS.get(i);
      assertThat(mails("calendar", GUESTS.get(i)))
          .singleElement()
          .satisfies(
              ics -> assertThat(ics.replace("\r\n ", "")).contains(uid, own, "METHOD:REQUEST"));
      String everything =
          mails("subject || body_text || body_html || calendar", GUESTS.get(i))
              .get(0)
              .replace("\r\n ", "");
      for (String other : GUESTS) {
        if (!other.equals(GUESTS.get(i))) {
          assertThat(everything)
              .doesNotContain(other, "Guest " + other.substring(0, other.indexOf('@')));
        }
      }
    }
    assertThat(mails("calendar_method", HOST)).containsExactly("REQUEST", "REQUEST", "REQUEST");

    firm.api().delete(Api.path(bookings.get(0)));
    Answer moved =
        firm.api().put(Api.path(bookings.get(1)), Map.of("start", "2027-03-10T05:00:00Z"));
    assertThat(moved.status()).as("%s", moved).isEqualTo(200);

    assertThat(mails("calendar_method", GUESTS.get(0))).containsExactly("REQUEST", "CANCEL");
    assertThat(mails("calendar_method", GUESTS.get(1))).containsExactly("REQUEST", "REQUEST");
    assertThat(mails("calendar_method", GUESTS.get(2))).containsExactly("REQUEST");
    assertThat(mails("calendar_method", HOST)).hasSize(5);
    assertThat(mails("calendar", GUESTS.get(1)).get(1))
        .contains("UID:" + bookings.get(1).text("id"), "SEQUENCE:1");
  }
}
