package io.slotcore.ical.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.freebusy.FreeBusy;
import io.slotcore.ical.http.AddressRange;
import io.slotcore.ical.http.Credentials;
import io.slotcore.ical.http.GuardedHttp;
import io.slotcore.spi.BusyPolicy;
import io.slotcore.spi.BusyPolicy.WhenBroken;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.CalendarWriter;
import io.slotcore.spi.ChangeFeed;
import io.slotcore.testkit.CalendarContract;
import io.slotcore.testkit.TestClock;
import io.slotcore.time.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CalDAV on a real server. Each test has a calendar of its own. */
class RadicaleTest extends CalendarContract {

  private static final String ADA = "ada";
  private static final Interval WINDOW =
      Interval.parse("2027-02-10T00:00:00Z/2027-02-11T00:00:00Z");

  private static RadicaleServer server;

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-20T09:00:00Z"));
  private final GuardedHttp http =
      GuardedHttp.builder().allow(AddressRange.parse("127.0.0.1")).build();
  private final CalendarAccess access =
      new CalendarAccess(http, this::read, CalendarContract::isOwn, clock);
  private final DavUser owner = new DavUser(ADA, "secret");
  private final String path = "/" + ADA + "/" + UUID.randomUUID() + "/";
  private boolean garbled;
  private CalDavCalendar calendar;

  @BeforeAll
  static void start() {
    server = RadicaleServer.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void makeCalendar() {
    server.resume();
    owner.makeCalendar(server.at(path), "Ada & her \"work\"", "VEVENT");
    calendar = account().calendar(server.at(path));
  }

  @AfterEach
  void close() {
    http.close();
  }

  private CalDavAccount account() {
    return CalDavAccount.of(access, server.at("/"), Credentials.basic(ADA, "secret"));
  }

  private FreeBusy read(InputStream text, Interval window, Instant asOf) throws IOException {
    if (garbled) {
      throw Failures.unreadable("reading", "this is no calendar");
    }
    return new SimpleText().read(text, window, asOf);
  }

  @Override
  protected BusySource source() {
    return calendar;
  }

  @Override
  protected CalendarWriter writer() {
    return calendar;
  }

  @Override
  protected ChangeFeed changes() {
    return calendar;
  }

  @Override
  protected InstantSource clock() {
    return clock;
  }

  private URI object(String uid) {
    return server.at(path + ObjectNames.ofUid(uid));
  }

  @Override
  protected void writeAsOwner(String uid, Interval time) {
    owner.put(object(uid), uid, time);
  }

  @Override
  protected void removeAsOwner(String uid) {
    owner.remove(object(uid));
  }

  @Override
  protected void disconnect() {
    server.stop();
  }

  @Override
  protected void garble() {
    writeAsOwner("broken@elsewhere.test", Interval.of(WINDOW.start(), Duration.ofHours(1)));
    garbled = true;
  }

  @Test
  void aCalendarIsFoundFromTheServerOnWithWhatIsSaidOfIt() {
    for (URI known : Set.of(server.at(""), server.at("/"), server.at("/" + ADA + "/"))) {
      CalDavAccount account = CalDavAccount.of(access, known, Credentials.basic(ADA, "secret"));

      assertThat(account.calendars())
          .as("%s", known)
          .filteredOn(info -> info.address().equals(server.at(path)))
          .singleElement()
          .satisfies(
              info -> {
                assertThat(info.name()).isEqualTo("Ada & her \"work\"");
                assertThat(info.color()).contains("#ff2968ff");
                assertThat(info.components()).containsExactly("VEVENT");
                assertThat(info.holdsEvents()).isTrue();
                assertThat(info.writable()).isTrue();
              });
    }
  }

  @Test
  void theAddressOfOneCalendarLeadsToItToo() {
    CalDavAccount account =
        CalDavAccount.of(access, server.at(path), Credentials.basic(ADA, "secret"));

    assertThat(account.calendars())
        .extracting(CalDavCalendarInfo::address)
        .contains(server.at(path));
  }

  @Test
  void aListOfTasksHoldsNoEvents() {
    URI tasks = server.at("/" + ADA + "/tasks-" + UUID.randomUUID() + "/");
    owner.makeCalendar(tasks, "Tasks", "VTODO");

    assertThat(account().calendars())
        .filteredOn(info -> info.address().equals(tasks))
        .singleElement()
        .satisfies(info -> assertThat(info.holdsEvents()).isFalse());
  }

  @Test
  void aCalendarThatIsNotThereIsMissing() {
    CalDavCalendar gone = account().calendar(server.at("/" + ADA + "/gone/"));

    assertThat(catchThrowableOfType(CalendarException.class, () -> gone.busy(WINDOW)).problem())
        .isEqualTo(Problem.MISSING);
    assertThat(catchThrowableOfType(CalendarException.class, gone::start).problem())
        .isEqualTo(Problem.MISSING);
  }

  @Test
  void whereTheServerIsDownThePolicyCounts() {
    Interval meeting = Interval.of(WINDOW.start().plus(Duration.ofHours(9)), Duration.ofHours(1));
    writeAsOwner("meeting@elsewhere.test", meeting);
    FreeBusy known = calendar.busy(WINDOW);
    disconnect();

    BusyPolicy lastKnown = new BusyPolicy(Duration.ofMinutes(5), WhenBroken.LAST_KNOWN);
    assertThat(lastKnown.ask(calendar, WINDOW, Optional.of(known))).isSameAs(known);
    assertThat(known.periods())
        .singleElement()
        .satisfies(p -> assertThat(p.interval()).isEqualTo(meeting));
    assertThat(
            catchThrowableOfType(
                    CalendarException.class,
                    () ->
                        BusyPolicy.refuse(Duration.ZERO).ask(calendar, WINDOW, Optional.of(known)))
                .isRetryable())
        .isTrue();

    server.resume();
    assertThat(calendar.busy(WINDOW).periods()).isEqualTo(known.periods());
  }

  @Test
  void onlyTheRightPasswordOpensACalendar() {
    try (RadicaleServer guarded = RadicaleServer.start(ADA, "secret")) {
      owner.makeCalendar(guarded.at(path), "Work", "VEVENT");
      CalDavAccount right =
          CalDavAccount.of(access, guarded.at("/"), Credentials.basic(ADA, "secret"));
      CalDavAccount wrong =
          CalDavAccount.of(access, guarded.at("/"), Credentials.basic(ADA, "guessed"));

      assertThat(right.calendars()).hasSize(1);
      assertThat(right.calendar(guarded.at(path)).busy(WINDOW).periods()).isEmpty();
      assertThat(catchThrowableOfType(CalendarException.class, wrong::calendars).problem())
          .isEqualTo(Problem.DENIED);
      assertThat(
              catchThrowableOfType(
                      CalendarException.class,
                      () -> right.calendar(guarded.at("/bob/calendar/")).busy(WINDOW))
                  .problem())
          .isEqualTo(Problem.DENIED);
      assertThat(
              catchThrowableOfType(
                      CalendarException.class, () -> wrong.calendar(guarded.at(path)).busy(WINDOW))
                  .problem())
          .isEqualTo(Problem.DENIED);
    }
  }
}
