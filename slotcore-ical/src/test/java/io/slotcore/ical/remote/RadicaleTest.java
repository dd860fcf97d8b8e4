package io.slotcore.ical.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.freebusy.FreeBusy;
import io.slotcore.ical.freebusy.CalendarReader;
import io.slotcore.ical.freebusy.ReadLimit;
import io.slotcore.ical.freebusy.ReadLimits;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
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

  private static final int MAX_BYTES = 20_000;
  private static final CalendarReader READER =
      CalendarReader.builder(ZoneId.of("Europe/Berlin"))
          .limits(ReadLimits.standard().with(ReadLimit.BYTES, MAX_BYTES))
          .build();

  private static RadicaleServer server;

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-20T09:00:00Z"));
  private final GuardedHttp http =
      GuardedHttp.builder().allow(AddressRange.parse("127.0.0.1")).build();
  private final CalendarAccess access =
      new CalendarAccess(http, READER, CalendarContract::isOwn, clock);
  private final DavUser owner = new DavUser(ADA, "secret");
  private final String path = "/" + ADA + "/" + UUID.randomUUID() + "/";
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
    String text = EventText.of("broken@elsewhere.test", WINDOW);
    String tooLong = "X-NOTE:" + "x".repeat(MAX_BYTES) + "\r\nEND:VEVENT";
    owner.put(object("broken@elsewhere.test"), text.replace("END:VEVENT", tooLong));
  }

  @Test
  void recurringAndAllDayEventsOfOthersBlock() {
    owner.put(
        object("weekly@elsewhere.test"),
        String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Client//EN",
            "BEGIN:VEVENT",
            "UID:weekly@elsewhere.test",
            "DTSTAMP:20260101T080000Z",
            "DTSTART;TZID=Europe/Berlin:20260107T100000",
            "DTEND;TZID=Europe/Berlin:20260107T110000",
            "RRULE:FREQ=WEEKLY",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:weekly@elsewhere.test",
            "DTSTAMP:20260101T080000Z",
            "RECURRENCE-ID;TZID=Europe/Berlin:20270217T100000",
            "DTSTART;TZID=Europe/Berlin:20270210T150000",
            "DTEND;TZID=Europe/Berlin:20270210T160000",
            "END:VEVENT",
            "END:VCALENDAR",
            ""));
    owner.put(
        object("allday@elsewhere.test"),
        EventText.of("allday@elsewhere.test", WINDOW)
            .replace("DTSTART:20270210T000000Z", "DTSTART;VALUE=DATE:20270211")
            .replace("DTEND:20270211T000000Z", "DTEND;VALUE=DATE:20270212"));

    assertThat(calendar.busy(WINDOW).periods())
        .extracting(period -> period.interval())
        .containsExactlyInAnyOrder(
            Interval.parse("2027-02-10T09:00:00Z/2027-02-10T10:00:00Z"),
            Interval.parse("2027-02-10T14:00:00Z/2027-02-10T15:00:00Z"),
            // The day after begins an hour before midnight UTC where the host is.
            Interval.parse("2027-02-10T23:00:00Z/2027-02-11T23:00:00Z"));
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
