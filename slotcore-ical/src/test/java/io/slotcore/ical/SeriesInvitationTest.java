package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingBuilder;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.SeriesPart;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeriesInvitationTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Four Wednesdays at ten; the clocks change before the third. */
  private static final List<LocalDateTime> STARTS = weekly("2027-03-17T10:00", 4);

  private static List<LocalDateTime> weekly(String first, int weeks) {
    return IntStream.range(0, weeks).mapToObj(LocalDateTime.parse(first)::plusWeeks).toList();
  }

  private static SeriesInvitation series(List<LocalDateTime> starts) {
    return series("Europe/Berlin", starts);
  }

  private static SeriesInvitation series(String zone, List<LocalDateTime> starts) {
    Instant first = starts.get(0).atZone(ZoneId.of(zone)).toInstant();
    return SeriesInvitation.of(
        Sample.at(zone, first).alarm(Duration.ofMinutes(15)).build(), starts);
  }

  private static List<String> times(String ics) {
    return ContentLine.unfold(ics).stream()
        .filter(
            line ->
                Stream.of("UID", "SEQ", "DTSTART;", "DTSTART:2", "DTEND", "RR", "RD", "EX", "REC")
                    .anyMatch(line::startsWith))
        .filter(line -> !line.contains("BYMONTH"))
        .toList();
  }

  @Test
  void aWeeklySeriesIsOneEventWithARule() {
    assertThat(times(Invitations.request(series(STARTS))))
        .containsExactly(
            "UID:7b0c@slotcore",
            "SEQUENCE:0",
            "DTSTART;TZID=Europe/Berlin:20270317T100000",
            "DTEND;TZID=Europe/Berlin:20270317T103000",
            "RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=WE");
  }

  @Test
  void whatWasRefusedOrIsCancelledIsExcludedAndWhatIsMovedHasAnEventOfItsOwn() {
    List<LocalDateTime> booked = List.of(STARTS.get(0), STARTS.get(2), STARTS.get(3));
    SeriesInvitation series =
        series(booked)
            .withCancelled(STARTS.get(2))
            .withMoved(
                STARTS.get(3),
                Interval.of(Instant.parse("2027-04-08T12:00:00Z"), Duration.ofMinutes(30)))
            .withSequence(2);

    assertThat(times(Invitations.request(series)).subList(0, 11))
        .containsExactly(
            "UID:7b0c@slotcore",
            "SEQUENCE:2",
            "DTSTART;TZID=Europe/Berlin:20270317T100000",
            "DTEND;TZID=Europe/Berlin:20270317T103000",
            "RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=WE",
            "EXDATE;TZID=Europe/Berlin:20270324T100000",
            "EXDATE;TZID=Europe/Berlin:20270331T100000",
            "UID:7b0c@slotcore",
            "SEQUENCE:2",
            "RECURRENCE-ID;TZID=Europe/Berlin:20270407T100000",
            "DTSTART;TZID=Europe/Berlin:20270408T140000");
  }

  @Test
  void aMessageAboutOneOccurrenceTellsNothingOfTheOthers() {
    SeriesInvitation series =
        series(STARTS)
            .withMoved(
                STARTS.get(1),
                Interval.of(Instant.parse("2027-03-25T12:00:00Z"), Duration.ofMinutes(30)))
            .withCancelled(STARTS.get(2))
            .withSequence(2);
    String moved = Invitations.request(series, STARTS.get(1));
    String cancelled = Invitations.cancel(series, STARTS.get(2));

    assertThat(times(moved).subList(0, 5))
        .containsExactly(
            "UID:7b0c@slotcore",
            "SEQUENCE:2",
            "RECURRENCE-ID;TZID=Europe/Berlin:20270324T100000",
            "DTSTART;TZID=Europe/Berlin:20270325T130000",
            "DTEND;TZID=Europe/Berlin:20270325T133000");
    assertThat(moved).contains("METHOD:REQUEST").doesNotContain("RRULE:FREQ=WEEKLY", "EXDATE");
    assertThat(times(cancelled).subList(0, 5))
        .containsExactly(
            "UID:7b0c@slotcore",
            "SEQUENCE:2",
            "RECURRENCE-ID;TZID=Europe/Berlin:20270331T100000",
            "DTSTART;TZID=Europe/Berlin:20270331T100000",
            "DTEND;TZID=Europe/Berlin:20270331T103000");
    assertThat(cancelled)
        .contains("METHOD:CANCEL", "STATUS:CANCELLED")
        .doesNotContain("RRULE:FREQ=WEEKLY", "VALARM");
    assertThat(cancelled.split("BEGIN:VEVENT", -1)).hasSize(2);
  }

  @Test
  void aWholeSeriesIsCancelledWithoutARecurrenceId() {
    assertThat(Invitations.cancel(series(STARTS).withSequence(5)))
        .contains("METHOD:CANCEL", "SEQUENCE:5", "STATUS:CANCELLED")
        .doesNotContain("RECURRENCE-ID");
  }

  @Test
  void everyOtherDayAndEveryOtherWeekAreRulesToo() {
    assertThat(
            Invitations.request(
                series(
                    Stream.of("2027-05-03T10:00", "2027-05-05T10:00", "2027-05-09T10:00")
                        .map(LocalDateTime::parse)
                        .toList())))
        .contains("RRULE:FREQ=DAILY;INTERVAL=2;COUNT=4", "EXDATE;TZID=Europe/Berlin:20270507T10");
    assertThat(
            Invitations.request(
                series(
                    Stream.of("2027-05-03T10:00", "2027-05-17T10:00")
                        .map(LocalDateTime::parse)
                        .toList())))
        .contains("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2;BYDAY=MO");
  }

  @Test
  void startsThatFollowNoRuleAreListed() {
    List<LocalDateTime> starts =
        Stream.of("2027-05-03T10:00", "2027-05-04T11:00", "2027-05-20T10:00")
            .map(LocalDateTime::parse)
            .toList();

    assertThat(times(Invitations.request(series(starts))))
        .contains("RDATE;TZID=Europe/Berlin:20270504T110000")
        .contains("RDATE;TZID=Europe/Berlin:20270520T100000")
        .noneMatch(line -> line.startsWith("RRULE"));
  }

  @Test
  void anOccurrenceThatTheClockGivesTwiceMakesAListInUtcOfEarlierOffsets() {
    List<LocalDateTime> starts = weekly("2027-10-24T02:30", 2);

    assertThat(times(Invitations.request(series(starts))))
        .contains("DTSTART:20271024T003000Z", "RDATE:20271031T003000Z")
        .noneMatch(line -> line.contains("TZID"));
  }

  @Test
  void anOccurrenceThatDoesNotExistIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> series(weekly("2027-03-21T02:30", 2)))
        .withMessage("start (2027-03-28T02:30) does not exist in Europe/Berlin");
  }

  @Test
  void aRefusedOccurrenceInAGapMakesAList() {
    List<LocalDateTime> starts =
        weekly("2027-03-14T02:30", 5).stream()
            .filter(start -> !start.equals(LocalDateTime.parse("2027-03-28T02:30")))
            .toList();

    assertThat(Invitations.request(series(starts)))
        .contains("RDATE;TZID=Europe/Berlin:20270404T023000")
        .doesNotContain("EXDATE", "RRULE:FREQ=WEEKLY");
  }

  @Test
  void aSeriesHasTwoStartsInOrderOfWhichTheFirstIsTheInvitations() {
    Invitation first = series(STARTS).first();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesInvitation.of(first, STARTS.subList(0, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesInvitation.of(first, List.of(STARTS.get(0), STARTS.get(0))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesInvitation.of(first, STARTS.subList(1, 3)))
        .withMessage(
            "the invitation (2027-03-17T09:00:00Z) must be at the first start"
                + " (2027-03-24T09:00:00Z)");
  }

  @Test
  void onlyWhatTakesPlaceIsRequestedAndOnlyWhatDoesNotIsCancelled() {
    SeriesInvitation series = series(STARTS).withCancelled(STARTS.get(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Invitations.request(series, STARTS.get(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Invitations.cancel(series, STARTS.get(0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> series.withCancelled(STARTS.get(1).plusHours(1)))
        .withMessage("the series has no occurrence at 2027-03-24T11:00");
  }

  @Test
  void bookingsMakeTheSeriesAsItIsNow() {
    List<Booking> bookings = new ArrayList<>();
    for (int number : List.of(0, 1, 3)) {
      bookings.add(booking(number, STARTS.get(number).atZone(BERLIN).toInstant()).build());
    }
    Booking moved =
        bookings
            .get(1)
            .next(BookingStatus.CONFIRMED)
            .time(Instant.parse("2027-03-25T12:00:00Z"), Duration.ofMinutes(45), Buffers.none())
            .sequence(1)
            .build();
    Booking cancelled = bookings.get(2).next(BookingStatus.CANCELLED).sequence(2).build();

    SeriesInvitation series =
        SeriesInvitation.from(
            Sample.builder().build(), STARTS, List.of(bookings.get(0), moved, cancelled));

    assertThat(series.starts()).containsExactly(STARTS.get(0), STARTS.get(1), STARTS.get(3));
    assertThat(series.first().start()).isEqualTo("2027-03-17T09:00:00Z");
    assertThat(series.first().end()).isEqualTo("2027-03-17T09:45:00Z");
    assertThat(series.first().sequence()).isEqualTo(3);
    assertThat(series.time(STARTS.get(1)))
        .contains(Interval.of(Instant.parse("2027-03-25T12:00:00Z"), Duration.ofMinutes(45)));
    assertThat(series.time(STARTS.get(3))).isEmpty();
  }

  private static BookingBuilder booking(int number, Instant start) {
    BookingId id = new BookingId(new UUID(1, number));
    return Booking.builder(id, BookingStatus.CONFIRMED)
        .servedBy("lesson", List.of(Unit.of(Subject.host("ada"))))
        .time(start, Duration.ofMinutes(45), Buffers.none())
        .promised(BERLIN, LocalDateTime.ofInstant(start, BERLIN), "2026a")
        .series(new SeriesPart(new BookingId(new UUID(1, 0)), number))
        .createdAt(Instant.EPOCH);
  }
}
