package io.slotcore.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.fakes.FakeAnswer;
import io.slotcore.fakes.FakeGraphEvent;
import io.slotcore.fakes.FakeRequest;
import io.slotcore.fakes.Fault;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.spi.CalendarException;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What counts in a calendar of Outlook, and how. */
class OutlookBusyTest {

  private static final Instant TEN = Instant.parse("2027-02-10T10:00:00Z");
  private static final Interval DAY = Interval.parse("2027-02-10T00:00:00Z/2027-02-11T00:00:00Z");

  private final OutlookWorld world = new OutlookWorld();

  @AfterEach
  void close() {
    world.close();
  }

  private static FakeGraphEvent event(String uid) {
    return FakeGraphEvent.timed(uid, TEN, TEN.plusSeconds(1800));
  }

  private List<BusyPeriod> periods() {
    return world.calendar.busy(DAY).periods();
  }

  @Test
  void theStatusSaysHowTimeCounts() {
    Map<String, FreeBusyType> counts =
        Map.of(
            "busy", FreeBusyType.BUSY,
            "unknown", FreeBusyType.BUSY,
            "tentative", FreeBusyType.TENTATIVE,
            "oof", FreeBusyType.OUT_OF_OFFICE);
    for (Map.Entry<String, FreeBusyType> count : counts.entrySet()) {
      world.ada.put(event("one@elsewhere.test").shownAs(count.getKey()));

      assertThat(periods()).extracting(BusyPeriod::type).containsExactly(count.getValue());
    }
    for (String free : List.of("free", "workingElsewhere")) {
      world.ada.put(event("one@elsewhere.test").shownAs(free));

      assertThat(periods()).isEmpty();
    }
  }

  @Test
  void whatWasDeclinedOrCancelledIsFree() {
    world.ada.put(event("declined@elsewhere.test").answered("declined"));
    world.ada.put(event("cancelled@elsewhere.test").cancelled());
    world.ada.put(event("open@elsewhere.test").answered("notResponded").shownAs("tentative"));

    assertThat(periods())
        .extracting(period -> period.source() + " " + period.type())
        .containsExactly("open@elsewhere.test TENTATIVE");
  }

  @Test
  void whatIsPrivateCountsWithoutItsTitle() {
    world.ada.put(event("one@elsewhere.test").ofSensitivity("private").titled("Secret date"));

    assertThat(periods()).hasSize(1);
    assertThat(periods().toString()).doesNotContain("Secret date");
    assertThat(world.graph.http().requests())
        .extracting(FakeRequest::query)
        .noneMatch(query -> query.contains("subject") || query.contains("attendees"));
  }

  @Test
  void wholeDaysAreThoseOfTheOwner() {
    for (String zone : List.of("W. Europe Standard Time", "Tokyo Standard Time", "UTC")) {
      world.ada.put(
          FakeGraphEvent.allDay(
              "day@elsewhere.test",
              LocalDate.parse("2027-02-10"),
              LocalDate.parse("2027-02-11"),
              zone));

      assertThat(periods())
          .extracting(BusyPeriod::interval)
          .containsExactly(Interval.parse("2027-02-09T23:00:00Z/2027-02-10T23:00:00Z"));
    }
  }

  @Test
  void aWholeDayOnWhichTheClockIsChangedHasItsLength() {
    world.ada.put(
        FakeGraphEvent.allDay(
            "day@elsewhere.test",
            LocalDate.parse("2027-03-28"),
            LocalDate.parse("2027-03-29"),
            "W. Europe Standard Time"));

    assertThat(
            world
                .calendar
                .busy(Interval.parse("2027-03-28T10:00:00Z/2027-03-28T11:00:00Z"))
                .periods())
        .extracting(BusyPeriod::interval)
        .containsExactly(Interval.parse("2027-03-27T23:00:00Z/2027-03-28T22:00:00Z"));
  }

  @Test
  void aWholeDayBesideTheWindowIsNotTold() {
    world.ada.put(
        FakeGraphEvent.allDay(
            "day@elsewhere.test",
            LocalDate.parse("2027-02-11"),
            LocalDate.parse("2027-02-12"),
            "W. Europe Standard Time"));

    assertThat(
            world
                .calendar
                .busy(Interval.parse("2027-02-10T08:00:00Z/2027-02-10T23:00:00Z"))
                .periods())
        .isEmpty();
  }

  @Test
  void allOccurrencesAndAllPagesAreTold() {
    List<Instant> starts = new ArrayList<>();
    for (int hour = 0; hour < 12; hour++) {
      starts.add(DAY.start().plusSeconds(3600L * hour));
    }
    world.ada.put(event("series@elsewhere.test").repeatedAt(starts));
    world.graph.pageAtMost(5);

    assertThat(periods()).extracting(period -> period.interval().start()).isEqualTo(starts);
  }

  @Test
  void anInvitationOfOursThatExchangeHasRenamedIsOurs() {
    String hex =
        "040000008200E00074C5B7101A82E00800000000000000000000000000000000000000003A000000"
            + "7643616C2D55696401000000"
            + "6F6E65406F776E2E736C6F74636F72652E7465737400";
    world.ada.put(event(hex));

    assertThat(periods()).isEmpty();
  }

  @Test
  void anEventOfAnotherInstallationIsBusy() {
    world.ada.put(event("one@bookings.elsewhere.test"));

    assertThat(periods()).hasSize(1);
  }

  @Test
  void timesThatAreNotInUtcAreNotGuessed() {
    world.ada.put(event("one@elsewhere.test"));
    world
        .graph
        .http()
        .fail(
            1,
            new Fault.Instead(
                FakeAnswer.json(
                    200,
                    """
                    {"value": [{"id": "x", "showAs": "busy",
                      "start": {"dateTime": "2027-02-10T10:00:00",
                        "timeZone": "Customized Time Zone"},
                      "end": {"dateTime": "2027-02-10T11:00:00",
                        "timeZone": "Customized Time Zone"}}]}
                    """)));

    CalendarException failure = catchThrowableOfType(CalendarException.class, this::periods);

    assertThat(failure.problem()).isEqualTo(CalendarException.Problem.UNREADABLE);
  }

  @Test
  void freeAndBusyOfAColleagueIsAskedForInSteps() {
    world
        .graph
        .addAccount("room@example.com", OutlookWorld.BERLIN)
        .put(event("one@elsewhere.test").shownAs("oof"));
    Interval year = Interval.parse("2026-11-20T00:00:00Z/2027-11-20T00:00:00Z");

    List<BusyPeriod> periods = world.account.schedule("room@example.com").busy(year).periods();

    assertThat(periods)
        .containsExactly(
            new BusyPeriod(
                Interval.of(TEN, TEN.plusSeconds(1800)), FreeBusyType.OUT_OF_OFFICE, "free/busy"));
    assertThat(world.graph.http().requests()).hasSize(7);
  }

  @Test
  void aColleagueThatDoesNotExistIsNotFree() {
    CalendarException failure =
        catchThrowableOfType(
            CalendarException.class, () -> world.account.schedule("nobody@example.com").busy(DAY));

    assertThat(failure.problem()).isEqualTo(CalendarException.Problem.MISSING);
    assertThat(failure).hasMessageNotContaining("nobody");
  }
}
