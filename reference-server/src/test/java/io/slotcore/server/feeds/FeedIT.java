package io.slotcore.server.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Browser;
import io.slotcore.server.Firm;
import io.slotcore.server.LogLines;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed of a host's bookings, as the host and as a calendar program see it. */
class FeedIT {

  private static final Pattern ADDRESS =
      Pattern.compile("id=\"address\" type=\"text\" readonly value=\"([^\"]+)\"");
  private static final String OFFICE_HOURS = "asha-gurung/office-hours";

  private Firm firm;
  private Browser maya;

  /** Of each test its own: they look at all bookings of a host. */
  @BeforeEach
  void open() {
    firm = Firm.open();
    maya = firm.signedIn("maya-brooks");
  }

  @AfterEach
  void close() {
    firm.close();
  }

  private String made(Browser host) {
    assertThat(host.submit("/feeds", "/feeds", Map.of()).statusCode()).isEqualTo(303);
    return address(host);
  }

  /** The path of the address that the page shows. */
  private static String address(Browser host) {
    Matcher address = ADDRESS.matcher(host.get("/feeds").body());
    assertThat(address.find()).isTrue();
    return URI.create(address.group(1)).getPath();
  }

  private Answer get(String path, String... headers) {
    return firm.api().get(path, headers);
  }

  private Answer booked(String offer, String start, String email) {
    Answer booking =
        firm.api().post("/api/v1/bookings", Api.booking(offer, Instant.parse(start), email));
    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    return booking;
  }

  private List<VEvent> events(String path) {
    try {
      Calendar calendar = new CalendarBuilder().build(new StringReader(get(path).text()));
      assertThat(calendar.validate().hasErrors()).isFalse();
      return calendar.getComponents("VEVENT");
    } catch (Exception e) {
      throw new AssertionError(get(path).text(), e);
    }
  }

  private static String value(VEvent event, String property) {
    return event.getRequiredProperty(property).getValue();
  }

  @Test
  void aHostSubscribesToBookingsThatFollowEachChange() {
    assertThat(maya.get("/bookings").body()).contains("href=\"/feeds\"");
    assertThat(maya.get("/feeds").body()).doesNotContain("id=\"address\"");
    String path = made(maya);
    assertThat(path).matches("/feeds/[A-Za-z0-9_-]{65}\\.ics");
    assertThat(maya.get("/feeds").body()).contains("href=\"webcal://localhost:");
    assertThat(events(path)).isEmpty();

    Answer booking = booked(Firm.INTRO, "2027-03-15T13:30:00Z", "zaphod@example.org");
    VEvent event = events(path).get(0);
    assertThat(value(event, Property.UID)).isEqualTo(booking.text("id") + "@slotcore");
    assertThat(value(event, Property.SEQUENCE)).isEqualTo("0");
    assertThat(value(event, Property.DTSTART)).isEqualTo("20270315T133000Z");
    assertThat(value(event, Property.DTEND)).isEqualTo("20270315T140000Z");
    assertThat(value(event, Property.SUMMARY)).isEqualTo("Intro call");
    assertThat(value(event, Property.LOCATION)).isEqualTo("Video call");
    assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
    assertThat(value(event, Property.DESCRIPTION))
        .endsWith("/bookings/" + booking.text("id"))
        .doesNotContain("key=");

    firm.api().put(Api.path(booking), Map.of("start", "2027-03-16T14:00:00Z"));
    assertThat(events(path)).hasSize(1);
    assertThat(value(events(path).get(0), Property.DTSTART)).isEqualTo("20270316T140000Z");
    assertThat(value(events(path).get(0), Property.SEQUENCE)).isEqualTo("1");

    firm.api().delete(Api.path(booking));
    assertThat(events(path)).isEmpty();
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() {
    String path = made(maya);
    booked(Firm.INTRO, "2027-03-15T13:30:00Z", "zaphod@example.org");
    Answer first = get(path);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("Content-Type")).isEqualToIgnoringCase("text/calendar; charset=utf-8");
    assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(first.header("X-Robots-Tag")).isEqualTo("noindex");
    String etag = first.header("ETag");

    for (String known : List.of(etag, "W/" + etag, "\"x\", " + etag, "*")) {
      Answer again = get(path, "If-None-Match", known);
      assertThat(again.status()).as(known).isEqualTo(304);
      assertThat(again.text()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(etag);
    }

    booked(Firm.INTRO, "2027-03-16T14:00:00Z", "ford@example.org");
    Answer changed = get(path, "If-None-Match", etag);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isNotEqualTo(etag);
  }

  @Test
  void aNewAddressEndsTheOldOneWhichIsThenLikeOneThatNeverWas() {
    String first = made(maya);
    String second = made(maya);
    String jonas = made(firm.signedIn("jonas-weber"));
    assertThat(List.of(first, second, jonas)).doesNotHaveDuplicates();
    assertThat(get(second).status()).isEqualTo(200);

    String unknown = first.replaceFirst("/feeds/....", "/feeds/AAAA");
    String forged = second.replaceFirst("....\\.ics$", "AAAA.ics");
    // The parts of two addresses make no third one.
    String mixed = second.substring(0, 29) + jonas.substring(29);
    for (String path :
        List.of(first, unknown, forged, mixed, "/feeds/x.ics", "/feeds/.ics", "/feeds/x")) {
      Answer gone = get(path, "Accept", "application/json");
      assertThat(gone.status()).as(path).isEqualTo(404);
      assertThat(gone.text("detail")).isEqualTo("there is no feed at this address");
      assertThat(gone.header("Cache-Control")).isEqualTo("no-store");
    }

    assertThat(maya.submit("/feeds", "/feeds/remove", Map.of()).statusCode()).isEqualTo(303);
    assertThat(get(second).status()).isEqualTo(404);
    assertThat(get(jonas).status()).isEqualTo(200);
    assertThat(maya.get("/feeds").body()).doesNotContain("id=\"address\"");
  }

  @Test
  void namesOfGuestsAreToldIfTheHostWantsIt() {
    String path = made(maya);
    booked(Firm.INTRO, "2027-03-15T13:30:00Z", "zaphod@example.org");
    assertThat(get(path).text()).doesNotContain("Zaphod", "zaphod");

    maya.submit("/feeds", "/feeds/guests", Map.of("guests", "true"));
    assertThat(value(events(path).get(0), Property.SUMMARY))
        .isEqualTo("Intro call: Zaphod Beeblebrox");
    assertThat(get(path).text()).doesNotContain("zaphod@example.org", "ATTENDEE", "lunch");
    assertThat(maya.get("/feeds").body()).contains("name=\"guests\" value=\"true\" checked");
    assertThat(made(maya)).as("a new address keeps the setting").isNotEqualTo(path);
    assertThat(get(address(maya)).text()).contains("Zaphod");

    maya.submit("/feeds", "/feeds/guests", Map.of());
    assertThat(get(address(maya)).text()).doesNotContain("Zaphod");
  }

  @Test
  void onlyTheHostSeesAndChangesTheAddress() {
    String path = made(maya);
    Browser stranger = firm.browser();

    assertThat(stranger.get("/feeds").headers().firstValue("Location"))
        .hasValueSatisfying(location -> assertThat(location).startsWith("/login"));
    HttpResponse<String> forged = maya.post("/feeds", Map.of());
    assertThat(forged.statusCode()).as("without the form's token").isGreaterThanOrEqualTo(400);
    assertThat(address(maya)).isEqualTo(path);
    assertThat(firm.signedIn("jonas-weber").get("/feeds").body())
        .doesNotContain(path, "id=\"address\"");
  }

  @Test
  void theSecretIsInNoLogAndNotInTheDatabase() {
    try (LogLines log = LogLines.read()) {
      String path = made(maya);
      get(path);
      get(path.replaceFirst("....\\.ics$", "AAAA.ics"));
      String secret = path.substring("/feeds/".length(), path.length() - ".ics".length());
      String signature = secret.substring(22);

      assertThat(String.join("\n", log.all())).doesNotContain(secret, secret.substring(0, 22));
      assertThat(
              firm.count("SELECT count(*) FROM server_feeds WHERE id = ?", secret.substring(0, 22)))
          .isEqualTo(1);
      assertThat(
              firm.count(
                  "SELECT count(*) FROM server_feeds f WHERE f::text LIKE ?",
                  "%" + signature + "%"))
          .isZero();
    }
  }

  @Test
  void whatIsLongOverAndWhatIsOnlyHeldIsNotInIt() {
    String path = made(maya);
    booked(Firm.INTRO, "2027-03-15T13:30:00Z", "zaphod@example.org");
    assertThat(
            firm.api()
                .post("/api/v1/holds", Api.hold(Firm.INTRO, Instant.parse("2027-03-16T14:00:00Z")))
                .status())
        .isEqualTo(201);
    assertThat(events(path)).hasSize(1);

    firm.pass(Duration.ofDays(30));
    assertThat(events(path)).hasSize(1);
    firm.pass(Duration.ofDays(10));
    assertThat(events(path)).isEmpty();
  }

  @Test
  void aGroupIsOneEventThatStaysAsLongAsOneGuestDoes() {
    firm.sql()
        .execute(
            "UPDATE server_event_types SET definition = jsonb_set(definition, '{seats}', '3')"
                + " WHERE slug = 'office-hours'");
    Browser asha = firm.signedIn("asha-gurung");
    String path = made(asha);
    asha.submit("/feeds", "/feeds/guests", Map.of("guests", "true"));
    Answer first = booked(OFFICE_HOURS, "2027-03-09T05:00:00Z", "zaphod@example.org");
    Answer second = booked(OFFICE_HOURS, "2027-03-09T05:00:00Z", "ford@example.org");

    assertThat(events(path)).hasSize(1);
    assertThat(value(events(path).get(0), Property.SUMMARY))
        .isEqualTo("Office hours: Zaphod Beeblebrox, Zaphod Beeblebrox");
    firm.api().delete(Api.path(first));
    assertThat(value(events(path).get(0), Property.SUMMARY))
        .isEqualTo("Office hours: Zaphod Beeblebrox");
    firm.api().delete(Api.path(second));
    assertThat(events(path)).isEmpty();
  }
}
