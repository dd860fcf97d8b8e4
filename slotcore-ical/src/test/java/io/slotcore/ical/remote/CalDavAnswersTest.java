package io.slotcore.ical.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.ical.freebusy.CalendarReader;
import io.slotcore.ical.http.AddressRange;
import io.slotcore.ical.http.Credentials;
import io.slotcore.ical.http.GuardedHttp;
import io.slotcore.ical.http.LoopbackServer;
import io.slotcore.ical.http.LoopbackServer.Request;
import io.slotcore.spi.CalendarChanges;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.EventChangedException;
import io.slotcore.testkit.TestClock;
import io.slotcore.time.Interval;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers answer that Radicale does not: other shapes, other ways to fail, and attacks. */
class CalDavAnswersTest {

  private static final Interval WINDOW =
      Interval.parse("2027-02-10T08:00:00Z/2027-02-10T18:00:00Z");
  private static final Interval MEETING =
      Interval.parse("2027-02-10T10:00:00Z/2027-02-10T11:00:00Z");

  private final Map<String, LoopbackServer.Handler> answers = new HashMap<>();
  private final LoopbackServer server = LoopbackServer.start(this::answer);
  private final GuardedHttp http =
      GuardedHttp.builder()
          .allow(AddressRange.parse("127.0.0.1"))
          .lookup(host -> InetAddress.getAllByName("127.0.0.1"))
          .build();
  private final CalendarAccess access =
      new CalendarAccess(
          http,
          CalendarReader.builder(ZoneOffset.UTC).build(),
          uid -> uid.endsWith("@own"),
          TestClock.at(Instant.parse("2026-11-20T09:00:00Z")));
  private final Credentials ada = Credentials.basic("ada", "secret");
  private final CalDavCalendar calendar =
      CalDavCalendar.of(access, server.at("dav.test", "/cal"), ada);

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  private void answer(Request request, OutputStream out) throws IOException {
    String key = request.method() + " " + request.path();
    LoopbackServer.Handler answer = answers.get(key);
    (answer == null ? LoopbackServer.answer(404, "") : answer).answer(request, out);
  }

  private void on(String key, int status, String body, String... headers) {
    answers.put(key, LoopbackServer.answer(status, body, headers));
  }

  private static String multistatus(String... responses) {
    return DavNames.document("D:multistatus", String.join("", responses));
  }

  private static String response(String href, String properties) {
    return "<D:response><D:href>"
        + href
        + "</D:href><D:propstat><D:prop>"
        + properties
        + "</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>";
  }

  private static String status(String href, String status) {
    return "<D:response><D:href>%s</D:href><D:status>%s</D:status></D:response>"
        .formatted(href, status);
  }

  private static String object(String href, String uid, Interval time) {
    return response(
        href,
        "<D:getetag>\"1\"</D:getetag><C:calendar-data>"
            + DavNames.escape(EventText.of(uid, time))
            + "</C:calendar-data>");
  }

  private static CalendarException failure(Callable<?> call) {
    return catchThrowableOfType(CalendarException.class, call::call);
  }

  private static CalendarEvent event(String uid) {
    return CalendarEvent.builder(uid, MEETING, ZoneOffset.UTC, "Intro").build();
  }

  @Test
  void eventsAreReadWhateverPrefixesAndFormsOfAddressesAServerLikes() {
    String text = EventText.of("b@elsewhere", MEETING);
    on(
        "REPORT /cal/",
        207,
        "<multistatus xmlns='DAV:' xmlns:x='urn:ietf:params:xml:ns:caldav'><!-- c --><?p i?>\n"
            + "<response><href>http://dav.test/cal/a b {1}.ics</href><propstat><prop>"
            + "<x:calendar-data><![CDATA["
            + text
            + "]]></x:calendar-data></prop><status>HTTP/1.1 200 OK</status></propstat><propstat>"
            + "<prop><getetag/></prop><status>HTTP/1.1 404 Not Found</status></propstat></response>"
            + status("/cal/gone.ics", "HTTP/1.1 404 Not Found").replace("D:", "")
            + "</multistatus>");

    assertThat(calendar.busy(WINDOW).periods()).hasSize(1);
    Request request = server.requests().get(0);
    assertThat(request.headers())
        .containsEntry("depth", "1")
        .containsEntry("authorization", "Basic YWRhOnNlY3JldA==");
    assertThat(request.body())
        .contains("<C:time-range start=\"20270209T080000Z\" end=\"20270211T180000Z\"/>")
        .doesNotContain("expand");
  }

  @Test
  void whatIsOursIsDroppedByItsUidWhereverItIsKept() {
    on(
        "REPORT /cal/",
        207,
        multistatus(
            object("/cal/renamed.ics", "1@own", MEETING),
            object("/cal/2@own.ics", "2@own", MEETING),
            // An address alone is not enough to say whose it is.
            object("/cal/3@own.ics", "3@elsewhere", MEETING)));

    assertThat(calendar.busy(WINDOW).periods())
        .singleElement()
        .satisfies(period -> assertThat(period.source()).isEqualTo("3@elsewhere"));
  }

  @Test
  void anAnswerThatIsNotWholeIsNoAnswer() {
    String good = object("/cal/a.ics", "a@elsewhere", MEETING);
    for (String broken :
        new String[] {
          status("/cal/", "HTTP/1.1 507 Insufficient Storage"),
          status("/cal/b.ics", "HTTP/1.1 403 Forbidden"),
          status("/cal/b.ics", "HTTP/1.1 500 Oops"),
          status("/cal/b.ics", "what?"),
          response("/cal/b.ics", "<D:getetag>\"1\"</D:getetag>"),
          response("/cal/b.ics", "<C:calendar-data>no calendar</C:calendar-data>"),
          "<D:response>",
        }) {
      on("REPORT /cal/", 207, multistatus(good, broken));

      assertThat(failure(() -> calendar.busy(WINDOW))).as(broken).isNotNull();
    }
    for (String body :
        new String[] {
          "", "BEGIN:VCALENDAR", "<html/>", "{}", multistatus(good).substring(0, 300)
        }) {
      on("REPORT /cal/", 207, body);

      assertThat(failure(() -> calendar.busy(WINDOW)).problem())
          .as(body)
          .isEqualTo(Problem.UNREADABLE);
    }
    on("REPORT /cal/", 200, multistatus(good));
    assertThat(failure(() -> calendar.busy(WINDOW)).problem()).isEqualTo(Problem.UNREADABLE);
  }

  @Test
  void documentTypesAreRefusedBeforeTheyAreExpandedOrFetched() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1));
    }
    laughs.append("]><D:multistatus xmlns:D='DAV:'>&a29;</D:multistatus>");
    String external =
        "<!DOCTYPE x SYSTEM \"%s\"><D:multistatus xmlns:D='DAV:'/>"
            .formatted(server.at("dav.test", "/dtd"));
    String entity =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]><D:multistatus xmlns:D='DAV:'>&e;</D:multistatus>"
            .formatted(server.at("dav.test", "/dtd"));
    String undeclared =
        multistatus(response("/cal/a.ics", "<C:calendar-data>&e;</C:calendar-data>"));
    for (String bomb : new String[] {laughs.toString(), external, entity, undeclared}) {
      on("REPORT /cal/", 207, bomb);

      assertThat(failure(() -> calendar.busy(WINDOW)).problem()).isEqualTo(Problem.UNREADABLE);
    }
    assertThat(server.requests()).extracting(Request::path).doesNotContain("/dtd");
  }

  @Test
  void depthAndNumberOfElementsAreLimited() {
    String deep = "<D:x>".repeat(100_000) + "</D:x>".repeat(100_000);
    String many = response("/cal/a.ics", "<D:x/>".repeat(1_100_000));
    for (String bomb : new String[] {deep, many}) {
      on("REPORT /cal/", 207, multistatus(bomb));

      assertThat(failure(() -> calendar.busy(WINDOW)))
          .hasMessageContaining("line ")
          .extracting(CalendarException::problem)
          .isEqualTo(Problem.UNREADABLE);
    }
    on("PUT /cal/1@own.ics", 409, deep);
    assertThat(failure(() -> calendar.create(event("1@own"))).problem()).isEqualTo(Problem.MISSING);
  }

  @Test
  void withoutATokenTheCtagTellsThatSomethingWasChanged() {
    on("PROPFIND /cal/", 207, multistatus(response("/cal/", "<S:getctag>7</S:getctag>")));
    String cursor = calendar.start();

    assertThat(calendar.since(cursor)).isEqualTo(new CalendarChanges.Since(Set.of(), 0, cursor));

    on("PROPFIND /cal/", 207, multistatus(response("/cal/", "<S:getctag>8</S:getctag>")));
    assertThat(calendar.since(cursor)).isEqualTo(new CalendarChanges.StartOver());
    assertThat(calendar.start()).isNotEqualTo(cursor);
  }

  @Test
  void aServerThatTellsNoChangesIsNamed() {
    on("PROPFIND /cal/", 207, multistatus(response("/cal/", "<D:sync-token/>")));

    assertThat(failure(calendar::start)).hasMessageContaining("tells no changes");
  }

  @Test
  void changesAreCountedOnceAndThoseOfTheCalendarItselfAreNone() {
    on(
        "REPORT /cal/",
        207,
        multistatus(
            response("http://dav.test/cal/1%40own.ics", "<D:getetag>\"2\"</D:getetag>"),
            status("/cal/2@own.ics", "HTTP/1.1 404 Not Found"),
            response("/cal/x.ics", "<D:getetag>\"2\"</D:getetag>"),
            status("/cal/y.ics", "HTTP/1.1 404 Not Found"),
            status("/cal/", "HTTP/1.1 507 Insufficient Storage"),
            "<D:sync-token>urn:&amp;2</D:sync-token>"));

    CalendarChanges changes = calendar.since("token urn:<1>");

    assertThat(changes)
        .isEqualTo(new CalendarChanges.Since(Set.of("1@own", "2@own"), 2, "token urn:&2"));
    assertThat(server.requests().get(0).body())
        .contains("<D:sync-token>urn:&lt;1&gt;</D:sync-token>");
    assertThat(server.requests().get(0).headers()).containsEntry("depth", "0");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 409, 412})
  void aTokenThatIsRefusedStartsOverAndOtherRefusalsDoNot(int status) {
    on("REPORT /cal/", status, DavNames.document("D:error", "<D:valid-sync-token/>"));
    assertThat(calendar.since("token 1")).isEqualTo(new CalendarChanges.StartOver());

    on("REPORT /cal/", status, "<html>no</html>");
    assertThat(failure(() -> calendar.since("token 1"))).isNotNull();
  }

  @Test
  void aTokenThatIsGoneStartsOver() {
    on("REPORT /cal/", 410, "");

    assertThat(calendar.since("token 1")).isEqualTo(new CalendarChanges.StartOver());
  }

  @Test
  void anAnswerToAPutWithoutAVersionIsLookedUp() {
    on("PUT /cal/1@own.ics", 201, "");
    on("REPORT /cal/", 207, multistatus(object("/cal/1@own.ics", "1@own", MEETING)));

    assertThat(calendar.create(event("1@own"))).isEqualTo("\"1\"");

    // Somebody else was faster to change it than we to read it: his version is not ours.
    Interval moved = Interval.parse("2027-02-10T12:00:00Z/2027-02-10T13:00:00Z");
    on("REPORT /cal/", 207, multistatus(object("/cal/1@own.ics", "1@own", moved)));
    assertThatThrownBy(() -> calendar.create(event("1@own")))
        .isInstanceOf(EventChangedException.class);
  }

  @Test
  void anEventThatIsKeptElsewhereInTheCalendarIsAChange() {
    String conflict =
        DavNames.document(
            "D:error", "<C:no-uid-conflict><D:href>/cal/x.ics</D:href></C:no-uid-conflict>");
    on("PUT /cal/1@own.ics", 409, conflict);

    assertThatThrownBy(() -> calendar.create(event("1@own")))
        .isInstanceOf(EventChangedException.class);
  }

  @Test
  void aRefusedPreconditionOfADeletionIsLookedInto() {
    on("DELETE /cal/1@own.ics", 412, "");
    on("REPORT /cal/", 207, multistatus(status("/cal/1@own.ics", "HTTP/1.1 404 Not Found")));
    calendar.delete("1@own", "\"1\"");

    on("REPORT /cal/", 207, multistatus(object("/cal/1@own.ics", "1@own", MEETING)));
    assertThatThrownBy(() -> calendar.delete("1@own", "\"0\""))
        .isInstanceOf(EventChangedException.class);
    assertThat(server.requests().get(0).headers()).containsEntry("if-match", "\"1\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 423, 500, 503, 507})
  void aWriteThatFailsSaysHow(int status) {
    on("PUT /cal/1@own.ics", status, "");
    Problem expected =
        switch (status) {
          case 401, 403, 507 -> Problem.DENIED;
          case 404 -> Problem.MISSING;
          default -> Problem.UNREACHABLE;
        };

    assertThat(failure(() -> calendar.update(event("1@own"), "\"1\"")).problem())
        .isEqualTo(expected);
  }

  @Test
  void aVersionCannotBeginAnotherHeader() {
    assertThatThrownBy(() -> calendar.update(event("1@own"), "\"1\"\r\nX: y"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whatIsWrittenHasNoMethodAndNobodyInIt() {
    on("PUT /cal/1@own.ics", 201, "", "ETag: \"1\"");

    assertThat(calendar.create(event("1@own"))).isEqualTo("\"1\"");

    Request request = server.requests().get(0);
    assertThat(request.headers())
        .containsEntry("if-none-match", "*")
        .containsEntry("content-type", "text/calendar; charset=utf-8")
        .doesNotContainKey("if-match");
    assertThat(request.body())
        .contains("UID:1@own\r\n", "DTSTART:20270210T100000Z\r\n", "TRANSP:OPAQUE\r\n")
        .doesNotContain("METHOD", "ORGANIZER", "ATTENDEE");
  }

  @Test
  void theWeakETagOfAProxyIsNoVersion() {
    on("PUT /cal/1@own.ics", 204, "", "ETag: W/\"1\"");
    on("REPORT /cal/", 207, multistatus(object("/cal/1@own.ics", "1@own", MEETING)));

    assertThat(calendar.update(event("1@own"), "\"0\"")).isEqualTo("\"1\"");
  }

  @Test
  void discoveryGoesFromTheWellKnownAddressOverThePrincipalToItsHomes() {
    on("PROPFIND /.well-known/caldav", 301, "", "Location: /dav/");
    on(
        "PROPFIND /dav/",
        207,
        multistatus(
            response(
                "/dav/",
                "<D:current-user-principal><D:href>/p/ada/</D:href></D:current-user-principal>")));
    on(
        "PROPFIND /p/ada/",
        207,
        multistatus(
            response(
                "/p/ada/",
                "<C:calendar-home-set><D:href>/home/1/</D:href><D:href>/home/2/</D:href>"
                    + "</C:calendar-home-set>")));
    String type = "<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>";
    on(
        "PROPFIND /home/1/",
        207,
        multistatus(
            response("/home/1/", "<D:resourcetype><D:collection/></D:resourcetype>"),
            response(
                "/home/1/work/",
                type
                    + "<D:displayname> Work"
                    + " </D:displayname><A:calendar-color>#112233</A:calendar-color><C:supported-calendar-component-set><C:comp"
                    + " name=\"vevent\"/><C:comp name=\"VTODO\"/>"
                    + "</C:supported-calendar-component-set><D:current-user-privilege-set><D:privilege>"
                    + "<D:read/></D:privilege></D:current-user-privilege-set>"),
            response("/home/1/inbox/", "<D:resourcetype><C:schedule-inbox/></D:resourcetype>")));
    on("PROPFIND /home/2/", 207, multistatus(response("/home/2/my%20own/", type)));

    assertThat(CalDavAccount.of(access, server.at("dav.test", ""), ada).calendars())
        .containsExactly(
            new CalDavCalendarInfo(
                server.at("dav.test", "/home/1/work/"),
                "Work",
                java.util.Optional.of("#112233"),
                Set.of("VEVENT", "VTODO"),
                false),
            new CalDavCalendarInfo(
                server.at("dav.test", "/home/2/my%20own/"),
                "my own",
                java.util.Optional.empty(),
                Set.of(),
                true));
  }

  @Test
  void anAddressOnAnotherServerIsFollowedByHttpsOnly() {
    on(
        "PROPFIND /.well-known/caldav",
        207,
        multistatus(
            response(
                "/",
                "<C:calendar-home-set><D:href>http://other.test/home/</D:href>"
                    + "</C:calendar-home-set>")));

    assertThat(
            failure(() -> CalDavAccount.of(access, server.at("dav.test", "/"), ada).calendars())
                .problem())
        .isEqualTo(Problem.REFUSED);
    assertThat(server.requests()).hasSize(1);
    assertThat(
            DavClient.follow(
                "x", URI.create("https://caldav.test/"), "https://p34-caldav.test/home/"))
        .isEqualTo(URI.create("https://p34-caldav.test/home/"));
    assertThat(failureOf("https://caldav.test/", "http://caldav.test/home/"))
        .isEqualTo(Problem.REFUSED);
    assertThat(failureOf("http://caldav.test/", "http://caldav.test:81/home/"))
        .isEqualTo(Problem.REFUSED);
    assertThat(failureOf("http://caldav.test/", "http://[/")).isEqualTo(Problem.UNREADABLE);
  }

  private static Problem failureOf(String base, String href) {
    return failure(() -> DavClient.follow("x", URI.create(base), href)).problem();
  }

  @Test
  void nothingThatLeadsToACalendarIsMissing() {
    on("PROPFIND /", 405, "");
    on("PROPFIND /page", 200, "<html>hello</html>");

    assertThat(
            failure(() -> CalDavAccount.of(access, server.at("dav.test", "/page"), ada).calendars())
                .problem())
        .isEqualTo(Problem.MISSING);
    assertThat(server.requests())
        .extracting(Request::path)
        .containsExactly("/page", "/.well-known/caldav", "/");
  }

  @Test
  void aBearerTokenIsSentAsOne() {
    on("REPORT /cal/", 207, multistatus());

    CalDavCalendar.of(access, server.at("dav.test", "/cal/"), Credentials.bearer(() -> "t0"))
        .busy(WINDOW);

    assertThat(server.requests().get(0).headers()).containsEntry("authorization", "Bearer t0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7b0c@own", "a/b", "ü", "..", ".hidden", "slotcore64-YQ", "", "a b", "x%2Fy", "-"})
  void aNameAndAUidSayEachOther(String uid) {
    String name = ObjectNames.ofUid(uid);

    assertThat(ObjectNames.toUid(name)).contains(uid);
    assertThat(name).matches("[A-Za-z0-9][A-Za-z0-9@_.-]*[.]ics");
    assertThat(name.getBytes(StandardCharsets.US_ASCII)).hasSizeLessThan(400);
  }

  @Test
  void otherNamesAreThoseOfOthers() {
    assertThat(ObjectNames.toUid("image.png")).isEmpty();
    assertThat(ObjectNames.toUid("slotcore64-!.ics")).contains("slotcore64-!");
  }
}
