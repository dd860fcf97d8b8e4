package io.slotcore.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotcore.fakes.GoogleClient.Answer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the fake does as it is documented, and what it refuses. */
class FakeGoogleTest {

  private static final String TIMES =
      "\"start\":{\"dateTime\":\"2027-02-10T10:00:00Z\"},"
          + "\"end\":{\"dateTime\":\"2027-02-10T11:00:00Z\"}";
  private static final Instant TEN = Instant.parse("2027-02-10T10:00:00Z");

  private final GoogleClient client = new GoogleClient();

  @BeforeEach
  void signIn() throws Exception {
    client.signedIn(GoogleClient.SCOPE + "calendar");
  }

  @AfterEach
  void close() {
    client.close();
  }

  private Answer insert(String id) throws Exception {
    return client.insert("{\"id\":\"" + id + "\"," + TIMES + "}");
  }

  private Answer event(String method, String id, String body, String... headers) throws Exception {
    return client.call(method, "calendars/primary/events/" + id, body, headers);
  }

  @Test
  void whatIsSentIsChecked() throws Exception {
    for (String wrong :
        List.of(
            "{}",
            "{" + TIMES + ",\"colour\":\"1\"}",
            "{" + TIMES + ",\"summary\":1}",
            "{" + TIMES + ",\"status\":\"maybe\"}",
            "{" + TIMES + ",\"attendees\":{}}",
            "{" + TIMES + ",\"attendees\":[{\"displayName\":\"Bob\"}]}",
            "{" + TIMES + ",\"attendees\":[{\"email\":\"bob\"}]}",
            "{" + TIMES + ",\"id\":\"UPPER\"}",
            "{" + TIMES + ",\"id\":\"wxyz0\"}",
            "{" + TIMES + ",\"id\":\"abcd\"}",
            "{\"start\":{\"dateTime\":\"2027-02-10T10:00:00\"},\"end\":{\"dateTime\":\"2027-02-10T11:00:00Z\"}}",
            "{\"start\":{\"date\":\"2027-02-10\"},\"end\":{\"dateTime\":\"2027-02-10T11:00:00Z\"}}",
            "{\"start\":{\"dateTime\":\"2027-02-10T10:00:00Z\",\"timeZone\":\"W. Europe Standard"
                + " Time\"},\"end\":{\"dateTime\":\"2027-02-10T11:00:00Z\"}}",
            "{\"start\":{\"dateTime\":\"2027-02-10T12:00:00Z\"},\"end\":{\"dateTime\":\"2027-02-10T11:00:00Z\"}}",
            "{"
                + TIMES
                + ",\"extendedProperties\":{\"private\":{\"k\":\""
                + "v".repeat(1025)
                + "\"}}}",
            "[]",
            "nonsense")) {
      Answer answer = client.insert(wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.json().path("error").path("code").asInt()).isEqualTo(400);
    }
    assertThat(client.calendar.events()).isEmpty();
    assertThat(client.list("singleEvent=true").status()).isEqualTo(400);
    assertThat(client.list("q=x").status()).isEqualTo(400);
    assertThat(client.list("timeMin=2027-02-10T10:00:00").location()).isEqualTo("timeMin");
  }

  @Test
  void anIdStaysTaken() throws Exception {
    assertThat(insert("abcde").status()).isEqualTo(200);
    assertThat(insert("abcde").reason()).isEqualTo("duplicate");
    assertThat(event("DELETE", "abcde", "").status()).isEqualTo(204);
    assertThat(event("DELETE", "abcde", "").status()).isEqualTo(410);
    assertThat(event("DELETE", "never", "").status()).isEqualTo(404);
    assertThat(insert("abcde").status()).isEqualTo(409);
    assertThat(event("GET", "abcde", "").json().path("status").asText()).isEqualTo("cancelled");

    Answer restored = event("PUT", "abcde", "{\"status\":\"confirmed\"," + TIMES + "}");

    assertThat(restored.json().path("status").asText()).isEqualTo("confirmed");
    assertThat(client.calendar.events()).hasSize(1);
  }

  @Test
  void aChangeMayWantTheVersionThatItKnows() throws Exception {
    String first = insert("abcde").json().path("etag").asText();
    String second =
        event("PATCH", "abcde", "{\"summary\":\"a\"}", "If-Match", first)
            .json()
            .path("etag")
            .asText();

    assertThat(second).isNotEqualTo(first);
    assertThat(event("PATCH", "abcde", "{\"summary\":\"b\"}", "If-Match", first).reason())
        .isEqualTo("conditionNotMet");
    assertThat(event("DELETE", "abcde", "", "If-Match", first).status()).isEqualTo(412);
    assertThat(event("POST", "abcde", "{}", "X-HTTP-Method-Override", "PATCH").status())
        .isEqualTo(200);
    assertThat(event("PATCH", "abcde", "{\"sequence\":0}").status()).isEqualTo(400);
  }

  @Test
  void timesAreToldInTheZoneOfTheCalendar() throws Exception {
    JsonNode event = insert("abcde").json();

    assertThat(event.path("start").path("dateTime").asText())
        .isEqualTo("2027-02-10T11:00:00+01:00");
    assertThat(event.path("iCalUID").asText()).isEqualTo("abcde@google.com");
  }

  @Test
  void aListHasPagesAndFieldsAndBounds() throws Exception {
    for (int i = 0; i < 3; i++) {
      insert("abcde" + i);
    }
    JsonNode first = client.list("maxResults=2").json();
    assertThat(first.path("items")).hasSize(2);
    assertThat(first.has("nextSyncToken")).isFalse();
    JsonNode second =
        client.list("maxResults=2&pageToken=" + first.path("nextPageToken").asText()).json();
    assertThat(second.path("items")).hasSize(1);
    assertThat(second.has("nextSyncToken")).isTrue();

    assertThat(client.list("fields=items(id,start/date)").json().path("items").get(0).toString())
        .isEqualTo("{\"id\":\"abcde0\",\"start\":{}}");
    assertThat(client.list("fields=items(id").reason()).isEqualTo("invalidParameter");
    assertThat(client.list("timeMin=2027-02-10T11:00:00Z").json().path("items")).isEmpty();
    assertThat(client.list("timeMin=2027-02-10T10:59:59Z").json().path("items")).hasSize(3);
    assertThat(client.list("timeMax=2027-02-10T10:00:00Z").json().path("items")).isEmpty();
    assertThat(client.list("maxResults=0").status()).isEqualTo(400);
  }

  @Test
  void aSyncTokenTellsWhatWasChangedAndOnlyIdsOfWhatWasDeleted() throws Exception {
    insert("abcde0");
    insert("abcde1");
    String token = client.list("").json().path("nextSyncToken").asText();
    assertThat(client.list("syncToken=" + token).json().path("items")).isEmpty();

    event("DELETE", "abcde0", "");
    insert("abcde2");

    JsonNode items = client.list("syncToken=" + token).json().path("items");
    assertThat(items).hasSize(2);
    assertThat(items.get(0).has("summary") || items.get(0).has("start")).isFalse();
    assertThat(items.get(0).path("status").asText()).isEqualTo("cancelled");
    assertThat(client.list("").json().path("items")).hasSize(2);
    assertThat(client.list("showDeleted=true").json().path("items")).hasSize(3);
  }

  @Test
  void aSyncTokenIsRefusedWithBoundsOrOfAnotherListOrTooLate() throws Exception {
    String token = client.list("").json().path("nextSyncToken").asText();

    for (String more : List.of("timeMin=2027-02-10T10:00:00Z", "showDeleted=false", "q=x")) {
      assertThat(client.list("syncToken=" + token + "&" + more).status()).isEqualTo(400);
    }
    assertThat(client.list("syncToken=" + token + "&singleEvents=true").location())
        .isEqualTo("syncToken");
    assertThat(client.list("syncToken=nonsense").location()).isEqualTo("syncToken");
    client.calendar.forgetChanges();
    Answer gone = client.list("syncToken=" + token);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.reason()).isEqualTo("fullSyncRequired");
  }

  @Test
  void seriesAreToldAsTheyAreOrInstanceByInstance() throws Exception {
    client.calendar.put(
        FakeGoogleEvent.timed("series", TEN, TEN.plusSeconds(1800))
            .repeatedAt(List.of(TEN, TEN.plusSeconds(86400))));

    assertThat(client.list("").json().path("items").get(0).has("recurrence")).isTrue();
    JsonNode instances = client.list("singleEvents=true").json().path("items");
    assertThat(instances).hasSize(2);
    assertThat(instances.get(1).path("id").asText()).endsWith("_20270211T100000Z");
    assertThat(instances.get(1).has("recurringEventId")).isTrue();
  }

  @Test
  void freeAndBusyIsJoinedAndTellsWhatItCannotSee() throws Exception {
    insert("abcde0");
    insert("abcde1");
    client.calendar.put(FakeGoogleEvent.timed("a", TEN.plusSeconds(3600), TEN.plusSeconds(7200)));
    client.calendar.put(
        FakeGoogleEvent.timed("b", TEN.plusSeconds(9000), TEN.plusSeconds(9600)).transparent());
    String asked =
        "{\"timeMin\":\"2027-02-10T10:30:00Z\",\"timeMax\":\"2027-02-11T00:00:00Z\","
            + "\"items\":[{\"id\":\"ada@example.com\"},{\"id\":\"nobody\"}]}";

    JsonNode calendars = client.call("POST", "freeBusy", asked).json().path("calendars");

    assertThat(calendars.path("ada@example.com").path("busy").toString())
        .isEqualTo("[{\"start\":\"2027-02-10T10:30:00Z\",\"end\":\"2027-02-10T12:00:00Z\"}]");
    assertThat(calendars.path("nobody").path("errors").get(0).path("reason").asText())
        .isEqualTo("notFound");
    assertThat(client.call("POST", "freeBusy", "{\"timeMin\":\"x\"}").status()).isEqualTo(400);
  }

  @Test
  void aConferenceIsMadeOnlyForWhoKnowsOfConferences() throws Exception {
    String wanted =
        "{\"id\":\"%s\","
            + TIMES
            + ",\"conferenceData\":{\"createRequest\":{\"requestId\":\"r1\"}}}";
    assertThat(client.insert(wanted.formatted("abcde0")).json().has("conferenceData")).isFalse();
    String known = "calendars/primary/events?conferenceDataVersion=1";
    JsonNode event = client.call("POST", known, wanted.formatted("abcde1")).json();
    String link = event.path("hangoutLink").asText();
    assertThat(link).startsWith("https://meet.google.com/");
    assertThat(event.path("conferenceData").path("entryPoints").get(0).path("uri").asText())
        .isEqualTo(link);

    // The same request again is ignored, another one makes another conference.
    String patch = "{\"conferenceData\":{\"createRequest\":{\"requestId\":\"%s\"}}}";
    String path = "abcde1?conferenceDataVersion=1";
    assertThat(event("PATCH", path, patch.formatted("r1")).json().path("hangoutLink").asText())
        .isEqualTo(link);
    assertThat(event("PATCH", path, patch.formatted("r2")).json().path("hangoutLink").asText())
        .isNotEqualTo(link);
    assertThat(event("PATCH", "abcde1", "{\"conferenceData\":null}").json().has("hangoutLink"))
        .isTrue();
    assertThat(event("PATCH", path, "{\"conferenceData\":null}").json().has("hangoutLink"))
        .isFalse();
    client.calendar.withoutMeetings();
    assertThat(event("PATCH", path, patch.formatted("r3")).status()).isEqualTo(400);
  }

  @Test
  void whoMayOnlyReadWritesNothing() throws Exception {
    client
        .google
        .addAccount("bob@example.com", java.time.ZoneId.of("Europe/Berlin"))
        .share(GoogleClient.ADA, "reader");
    String path = "calendars/bob@example.com/events";

    assertThat(client.call("GET", path, "").status()).isEqualTo(200);
    assertThat(client.call("POST", path, "{" + TIMES + "}").reason())
        .isEqualTo("requiredAccessLevel");
    assertThat(client.call("GET", "calendars/nobody/events", "").status()).isEqualTo(404);
  }

  @Test
  void channelsCallWithTheirHeadersAreRepeatedAndEnd() throws Exception {
    List<FakeRequest> calls = new CopyOnWriteArrayList<>();
    try (FakeHttp receiver =
        FakeHttp.start(
            request -> {
              calls.add(request);
              return FakeAnswer.empty(200);
            })) {
      String watch = "calendars/primary/events/watch";
      String channel =
          "{\"id\":\"channel-1\",\"type\":\"web_hook\",\"token\":\"secret\",\"address\":\""
              + receiver.address()
              + "/push\"}";
      JsonNode open = client.call("POST", watch, channel).json();
      assertThat(client.call("POST", watch, channel).reason()).isEqualTo("channelIdNotUnique");
      assertThat(client.call("POST", watch, channel.replace("web_hook", "fax")).status())
          .isEqualTo(400);
      assertThat(
              client
                  .call(
                      "POST", watch, channel.replace("127.0.0.1", "hooks.test").replace("-1", "-2"))
                  .reason())
          .isEqualTo("push.webhookUrlNotHttps");
      insert("abcde");
      client.google.awaitNotifications();

      assertThat(calls).hasSize(2);
      assertThat(calls.get(0).header("X-Goog-Resource-State")).contains("sync");
      assertThat(calls.get(0).header("X-Goog-Message-Number")).contains("1");
      assertThat(calls.get(1).header("X-Goog-Resource-State")).contains("exists");
      assertThat(calls.get(1).header("X-Goog-Channel-ID")).contains("channel-1");
      assertThat(calls.get(1).header("X-Goog-Channel-Token")).contains("secret");
      assertThat(calls.get(1).header("X-Goog-Resource-ID"))
          .contains(open.path("resourceId").asText());

      client.google.repeatNotifications();
      client.google.holdNotifications();
      event("DELETE", "abcde", "");
      client.google.awaitNotifications();
      assertThat(calls).hasSize(4);
      client.google.releaseNotifications();
      client.google.awaitNotifications();
      assertThat(calls).hasSize(5);

      client.now = client.now.plusSeconds(8 * 86400L);
      client.signedIn(GoogleClient.SCOPE + "calendar");
      insert("abcdf");
      client.google.awaitNotifications();
      assertThat(calls).hasSize(5);
      assertThat(client.google.openChannels()).isZero();
    }
  }
}
