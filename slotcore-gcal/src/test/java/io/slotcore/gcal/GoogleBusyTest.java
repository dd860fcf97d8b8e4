package io.slotcore.gcal;

import static io.slotcore.freebusy.FreeBusyType.BUSY;
import static io.slotcore.freebusy.FreeBusyType.OUT_OF_OFFICE;
import static io.slotcore.freebusy.FreeBusyType.TENTATIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.fakes.FakeAnswer;
import io.slotcore.fakes.FakeGoogleCalendar;
import io.slotcore.fakes.FakeGoogleEvent;
import io.slotcore.fakes.FakeRequest;
import io.slotcore.fakes.Fault;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which events count, and how. */
class GoogleBusyTest {

  private static final Interval WINDOW =
      Interval.parse("2027-02-10T00:00:00Z/2027-02-11T00:00:00Z");
  private static final Instant TEN = Instant.parse("2027-02-10T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2027-02-10T11:00:00Z");

  private final GoogleWorld world = new GoogleWorld();
  private final GoogleCalendar calendar = world.account.calendar(GoogleWorld.ADA);

  @AfterEach
  void close() {
    world.close();
  }

  private static FakeGoogleEvent event(String uid) {
    return FakeGoogleEvent.timed(uid, TEN, ELEVEN);
  }

  private List<BusyPeriod> busy() {
    return calendar.busy(WINDOW).periods();
  }

  private List<FreeBusyType> typesOf(FakeGoogleEvent event) {
    world.ada.put(event);
    return busy().stream().map(BusyPeriod::type).toList();
  }

  @Test
  void anEventIsBusyAndNamedByItsUid() {
    world.ada.put(event("lunch@elsewhere.test"));

    assertThat(busy())
        .containsExactly(BusyPeriod.busy(Interval.of(TEN, ELEVEN), "lunch@elsewhere.test"));
  }

  @Test
  void whatTakesNoTimeIsFree() {
    assertThat(typesOf(event("a").transparent())).isEmpty();
    assertThat(typesOf(event("b").invited("declined"))).isEmpty();
    assertThat(typesOf(event("c").ofType("workingLocation"))).isEmpty();
    assertThat(typesOf(event("d").ofType("birthday"))).isEmpty();
    String cancelled = world.ada.put(event("e"));
    world.ada.remove(cancelled);
    assertThat(busy()).isEmpty();
  }

  @Test
  void whatIsNotSureIsTentative() {
    assertThat(typesOf(event("a").tentative())).containsExactly(TENTATIVE);
    assertThat(typesOf(event("a").invited("tentative"))).containsExactly(TENTATIVE);
    assertThat(typesOf(event("a").invited("needsAction"))).containsExactly(TENTATIVE);
    assertThat(typesOf(event("a").invited("accepted"))).containsExactly(BUSY);
  }

  @Test
  void outOfOfficeIsToldAndFocusTimeIsBusy() {
    assertThat(typesOf(event("a").ofType("outOfOffice"))).containsExactly(OUT_OF_OFFICE);
    assertThat(typesOf(event("a").ofType("focusTime"))).containsExactly(BUSY);
    assertThat(typesOf(event("a").ofType("fromGmail"))).containsExactly(BUSY);
  }

  @Test
  void wholeDaysAreThoseOfTheCalendarsZone() {
    LocalDate day = LocalDate.parse("2027-02-10");
    world.ada.put(FakeGoogleEvent.allDay("a", day, day.plusDays(1)));

    assertThat(busy())
        .extracting(BusyPeriod::interval)
        .containsExactly(Interval.parse("2027-02-09T23:00:00Z/2027-02-10T23:00:00Z"));
  }

  @Test
  void aWholeDayOfAZoneThatNobodyKnowsIsAsLongAsItIsAnywhere() {
    LocalDate day = LocalDate.parse("2027-02-10");
    world.ada.put(FakeGoogleEvent.allDay("a", day, day.plusDays(1)));
    String answer =
        "{\"kind\":\"calendar#events\",\"timeZone\":\"Mars/Olympus\",\"items\":[{\"id\":\"a\","
            + "\"start\":{\"date\":\"2027-02-10\"},\"end\":{\"date\":\"2027-02-11\"}}]}";
    world.google.http().fail(1, new Fault.Instead(FakeAnswer.json(200, answer)));

    assertThat(busy())
        .extracting(BusyPeriod::interval)
        .containsExactly(Interval.parse("2027-02-09T10:00:00Z/2027-02-11T12:00:00Z"));
  }

  @Test
  void instancesOfASeriesCountOneByOne() {
    world.ada.put(event("standup").repeatedAt(List.of(TEN, ELEVEN.plusSeconds(3600))));

    assertThat(busy())
        .extracting(BusyPeriod::interval)
        .containsExactly(
            Interval.of(TEN, ELEVEN),
            Interval.of(ELEVEN.plusSeconds(3600), ELEVEN.plusSeconds(7200)));
  }

  @Test
  void allPagesAreRead() {
    for (int i = 0; i < 7; i++) {
      world.ada.put(event("event-" + i));
    }
    world.google.pageAtMost(3);

    assertThat(busy()).hasSize(7);
  }

  @Test
  void anEventThatTakesNoTimeAtAllForbidsNothing() {
    world.ada.put(FakeGoogleEvent.timed("a", TEN, TEN));

    assertThat(busy()).isEmpty();
  }

  @Test
  void ourEventStaysOursWhenItsOwnerRepeatsIt() {
    CalendarEvent ours =
        CalendarEvent.builder(
                "1@own.slotcore.test", Interval.of(TEN, ELEVEN), GoogleWorld.BERLIN, "Intro")
            .build();
    calendar.create(ours);
    world.ada.repeat(EventIds.of(ours.uid()), List.of(TEN, TEN.plusSeconds(7200)));

    assertThat(busy()).isEmpty();
  }

  @Test
  void ourEventOfAnotherInstallationIsForeign() {
    GoogleAccount other = world.app.account(world.tokens, tokens -> {}, uid -> false);
    CalendarEvent ours =
        CalendarEvent.builder(
                "1@own.slotcore.test", Interval.of(TEN, ELEVEN), GoogleWorld.BERLIN, "Intro")
            .build();
    calendar.create(ours);

    assertThat(busy()).isEmpty();
    assertThat(other.calendar(GoogleWorld.ADA).busy(WINDOW).periods()).hasSize(1);
  }

  @Test
  void aCopyOfOurEventIsForeign() {
    // Copied in Google Calendar, an event has an id of its own, and may keep our properties.
    String copy = world.ada.put(event("copy@google.com"));
    world.ada.change(
        copy,
        "{\"extendedProperties\": {\"private\": {\"slotcoreUid\": \"1@own.slotcore.test\"}}}");

    assertThat(busy()).hasSize(1);
  }

  @Test
  void aCalendarOfWhichOnlyFreeAndBusyIsSharedIsAskedForThat() {
    FakeGoogleCalendar bob = world.google.addAccount("bob@example.com", GoogleWorld.BERLIN);
    bob.share(GoogleWorld.ADA, "freeBusyReader");
    bob.put(event("a"));
    bob.put(FakeGoogleEvent.timed("b", TEN.plusSeconds(1800), ELEVEN.plusSeconds(1800)));
    bob.put(FakeGoogleEvent.timed("c", ELEVEN, ELEVEN.plusSeconds(7200)).transparent());

    List<BusyPeriod> periods = world.account.calendar("bob@example.com").busy(WINDOW).periods();

    assertThat(periods)
        .containsExactly(BusyPeriod.busy(Interval.of(TEN, ELEVEN.plusSeconds(1800)), "free/busy"));
  }

  @Test
  void aCalendarThatFreeBusyDoesNotKnowIsNotFree() {
    FakeGoogleCalendar bob = world.google.addAccount("bob@example.com", GoogleWorld.BERLIN);
    bob.share(GoogleWorld.ADA, "freeBusyReader");
    String answer =
        "{\"kind\":\"calendar#freeBusy\",\"calendars\":{\"bob@example.com\":"
            + "{\"errors\":[{\"domain\":\"global\",\"reason\":\"notFound\"}],\"busy\":[]}}}";
    world
        .google
        .http()
        .fail(
            1,
            request -> request.path().endsWith("/freeBusy"),
            new Fault.Instead(FakeAnswer.json(200, answer)));

    CalendarException failure =
        catchThrowableOfType(
            CalendarException.class, () -> world.account.calendar("bob@example.com").busy(WINDOW));

    assertThat(failure.problem()).isEqualTo(Problem.MISSING);
  }

  @Test
  void neitherTitlesNorGuestsAreAskedFor() {
    busy();

    FakeRequest request = world.google.http().requests().get(0);
    assertThat(request.parameters().get("fields")).doesNotContain("summary", "email");
    assertThat(request.parameters()).containsEntry("maxAttendees", "1");
  }

  @Test
  void anAnswerWithoutAListIsNotFree() {
    for (String answer : List.of("{}", "{\"kind\":\"calendar#events\"}", "[]", "", "null")) {
      world.google.http().fail(3, new Fault.Instead(FakeAnswer.json(200, answer)));

      CalendarException failure = catchThrowableOfType(CalendarException.class, this::busy);

      assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE);
      world.google.http().recover();
    }
  }
}
