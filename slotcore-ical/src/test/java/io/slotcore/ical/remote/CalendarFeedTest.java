package io.slotcore.ical.remote;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.freebusy.FreeBusy;
import io.slotcore.ical.freebusy.CalendarReader;
import io.slotcore.ical.http.AddressRange;
import io.slotcore.ical.http.GuardedHttp;
import io.slotcore.ical.http.HttpLimits;
import io.slotcore.ical.http.LoopbackServer;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.testkit.BusySourceContract;
import io.slotcore.testkit.TestClock;
import io.slotcore.time.Interval;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFeedTest extends BusySourceContract {

  private static final Interval WINDOW =
      Interval.parse("2027-02-10T08:00:00Z/2027-02-10T18:00:00Z");

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-20T09:00:00Z"));

  /** How often the server sent the calendar. */
  private final AtomicInteger readings = new AtomicInteger();

  private final Map<String, Interval> events = new TreeMap<>();
  private final LoopbackServer server = LoopbackServer.start(this::answer);
  private final GuardedHttp http =
      GuardedHttp.builder()
          .allow(AddressRange.parse("127.0.0.1"))
          .lookup(host -> InetAddress.getAllByName("127.0.0.1"))
          .limits(HttpLimits.standard().withBodyBytes(20_000))
          .build();
  private final CalendarAccess access =
      new CalendarAccess(
          http, CalendarReader.builder(ZoneOffset.UTC).build(), BusySourceContract::isOwn, clock);
  private final CalendarFeed feed = CalendarFeed.of(access, server.at("feeds.test", "/ada.ics"));

  /** What the server says instead of the calendar. */
  private LoopbackServer.Handler instead;

  private String validator = "ETag";

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  private void answer(LoopbackServer.Request request, OutputStream out) throws IOException {
    if (instead != null) {
      instead.answer(request, out);
      return;
    }
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    events.forEach(
        (uid, time) ->
            EventText.of(uid, time)
                .lines()
                .skip(3)
                .limit(7)
                .forEach(line -> text.append(line).append("\r\n")));
    text.append("END:VCALENDAR\r\n");
    String version = "\"" + text.toString().hashCode() + "\"";
    String asked =
        request.headers().get(validator.equals("ETag") ? "if-none-match" : "if-modified-since");
    boolean same = version.equals(asked);
    readings.addAndGet(same ? 0 : 1);
    LoopbackServer.write(
        out,
        same ? 304 : 200,
        same ? new byte[0] : text.toString().getBytes(UTF_8),
        validator + ": " + version);
  }

  @Override
  protected BusySource source() {
    return feed;
  }

  @Override
  protected InstantSource clock() {
    return clock;
  }

  @Override
  protected void writeAsOwner(String uid, Interval time) {
    events.put(uid, time);
  }

  @Override
  protected void disconnect() {
    server.close();
  }

  @Override
  protected void garble() {
    instead = LoopbackServer.answer(200, "BEGIN:VCALENDAR\r\nand so on");
  }

  private CalendarException failure() {
    return catchThrowableOfType(CalendarException.class, () -> feed.busy(WINDOW));
  }

  @ParameterizedTest
  @CsvSource({"ETag", "Last-Modified"})
  void whatHasNotChangedIsNotReadAgainAndIsAsOfNow(String header) {
    validator = header;
    writeAsOwner("a@elsewhere.test", Interval.parse("2027-02-10T10:00:00Z/2027-02-10T11:00:00Z"));
    FreeBusy first = feed.busy(WINDOW);
    clock.advance(Duration.ofMinutes(10));

    FreeBusy second = feed.busy(WINDOW);

    assertThat(second.periods()).isEqualTo(first.periods()).hasSize(1);
    assertThat(second.asOf()).isEqualTo(clock.instant());
    assertThat(readings).hasValue(1);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void whatHasChangedIsReadAgain() {
    feed.busy(WINDOW);
    writeAsOwner("a@elsewhere.test", Interval.parse("2027-02-10T10:00:00Z/2027-02-10T11:00:00Z"));

    assertThat(feed.busy(WINDOW).periods()).hasSize(1);
    assertThat(readings).hasValue(2);
  }

  @Test
  void aWindowThatMovesOnIsAnsweredFromWhatWasReadAndALaterOneIsNot() {
    writeAsOwner("a@elsewhere.test", Interval.parse("2027-02-16T10:00:00Z/2027-02-16T11:00:00Z"));
    writeAsOwner("b@elsewhere.test", Interval.parse("2027-03-10T10:00:00Z/2027-03-10T11:00:00Z"));
    assertThat(feed.busy(WINDOW).periods()).isEmpty();

    Interval nextWeek = Interval.parse("2027-02-16T08:00:00Z/2027-02-16T18:00:00Z");
    assertThat(feed.busy(nextWeek).periods()).hasSize(1);
    assertThat(readings).hasValue(1);

    Interval nextMonth = Interval.parse("2027-03-10T08:00:00Z/2027-03-10T18:00:00Z");
    assertThat(feed.busy(nextMonth).periods()).hasSize(1);
    assertThat(readings).hasValue(2);
  }

  @Test
  void aFeedWithoutValidatorsIsReadEachTime() {
    instead = LoopbackServer.answer(200, EventText.of("a@elsewhere.test", WINDOW));
    feed.busy(WINDOW);
    feed.busy(WINDOW);

    assertThat(server.requests().get(1).headers())
        .doesNotContainKeys("if-none-match", "if-modified-since");
  }

  @Test
  void afterAFailureWhatWasReadBeforeStillCountsIfItHasNotChanged() {
    writeAsOwner("a@elsewhere.test", Interval.parse("2027-02-10T10:00:00Z/2027-02-10T11:00:00Z"));
    feed.busy(WINDOW);
    instead = LoopbackServer.answer(503, "later");
    assertThat(failure().problem()).isEqualTo(Problem.UNREACHABLE);
    instead = null;

    assertThat(feed.busy(WINDOW).periods()).hasSize(1);
    assertThat(readings).hasValue(1);
  }

  @Test
  void a304ThatNobodyAskedForIsNoAnswer() {
    instead = LoopbackServer.answer(304, "");

    assertThat(failure().problem()).isEqualTo(Problem.REFUSED);
  }

  @ParameterizedTest
  @CsvSource({
    "401, DENIED, false",
    "403, DENIED, false",
    "404, MISSING, false",
    "410, MISSING, false",
    "429, UNREACHABLE, true",
    "500, UNREACHABLE, true",
    "503, UNREACHABLE, true",
    "400, UNREADABLE, false",
    "204, UNREADABLE, false"
  })
  void aStatusSaysWhatIsWrong(int status, Problem problem, boolean retryable) {
    instead = LoopbackServer.answer(status, "");

    assertThat(failure().problem()).isEqualTo(problem);
    assertThat(failure().isRetryable()).isEqualTo(retryable);
  }

  @ParameterizedTest
  @CsvSource({
    "'<!DOCTYPE html><html>', a web page", "'  <html>', a web page", "'<?xml ?>', XML",
    "'BEGIN:VCARD', an address book", "'', nothing", "'{}', something else"
  })
  void whatIsNoCalendarIsRefusedByName(String body, String name) {
    instead = LoopbackServer.answer(200, body);

    assertThat(failure()).hasMessageContaining("this is " + name + ", not a calendar");
    assertThat(failure().problem()).isEqualTo(Problem.UNREADABLE);
  }

  @Test
  void aCalendarMayBeginWithAMarkAndInOtherCase() throws IOException {
    for (byte[] text :
        new byte[][] {
          "\uFEFFBEGIN:VCALENDAR".getBytes(UTF_8),
          "\r\n begin:vcalendar".getBytes(UTF_8),
          "BEGIN:VCALENDAR".getBytes(UTF_16),
          "\uFEFFBEGIN:VCALENDAR".getBytes(java.nio.charset.StandardCharsets.UTF_16LE)
        }) {
      byte[] read =
          CalendarBeginning.check("reading", new java.io.ByteArrayInputStream(text)).readAllBytes();

      assertThat(read).isEqualTo(text);
    }
  }

  @Test
  void aFeedThatIsTooLargeIsRefused() {
    instead =
        LoopbackServer.answer(200, EventText.of("a@elsewhere.test", WINDOW) + " ".repeat(20_000));

    assertThat(failure().problem()).isEqualTo(Problem.UNREADABLE);
  }

  @Test
  void aRefusedAddressIsNamedAsSuch() {
    CalendarFeed inside = CalendarFeed.of(access, URI.create("http://10.0.0.1/secret.ics"));

    CalendarException failure =
        catchThrowableOfType(CalendarException.class, () -> inside.busy(WINDOW));

    assertThat(failure.problem()).isEqualTo(Problem.REFUSED);
    assertThat(failure).hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({"webcal", "WebCal", "webcals"})
  void aWebcalAddressIsOpenedByHttps(String scheme) {
    LoopbackServer plain = LoopbackServer.start(LoopbackServer.answer(200, ""));
    URI address =
        URI.create(plain.at("feeds.test", "/a.ics").toString().replaceFirst("http", scheme));

    CalendarException failure =
        catchThrowableOfType(
            CalendarException.class, () -> CalendarFeed.of(access, address).busy(WINDOW));

    // The server speaks no TLS: that the client tried is seen by how it failed.
    assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
    assertThat(plain.connections()).isOne();
    assertThat(plain.requests()).isEmpty();
    plain.close();
  }
}
