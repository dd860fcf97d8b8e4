package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.Idempotency;
import io.slotcore.booking.IdempotencyMismatchException;
import io.slotcore.booking.SeriesBooking;
import io.slotcore.booking.SeriesRefusedException;
import io.slotcore.booking.SeriesRequest;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Occurrence;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.spi.BookingSearch;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BS-13: a series is booked as asked, all or none or the free ones, with a verdict for each. */
abstract class SeriesPromises extends WaitingPromises {

  private static final int WEEKS = 4;

  private SeriesRequest weekly(String time) {
    return SeriesRequest.weekly(Choice.of(intro().build(), at(time)), WEEKS);
  }

  private SeriesBooking bookSeries(Caller caller, SeriesRequest request) {
    return service().bookSeries(caller, request, attendance());
  }

  private Choice inWeek(int week, String time) {
    return Choice.of(intro().build(), at(time).plus(Duration.ofDays(7L * week)));
  }

  private List<Booking> occurrences(SeriesBooking series) {
    return store().search(tenant, new BookingSearch.OfSeries(series.id(), 1_000));
  }

  private List<Booking> all() {
    Interval year = Interval.of(day, Duration.ofDays(366));
    return store().search(tenant, new BookingSearch.OfHost(ADA, year, 1_000));
  }

  private static List<Integer> numbers(List<Booking> bookings) {
    return bookings.stream().map(b -> b.series().orElseThrow().number()).toList();
  }

  @Test
  void bs13_aSeriesIsBookedInOneGo() {
    SeriesBooking series = bookSeries(booker(), weekly("10:00"));

    assertThat(series.occurrences()).hasSize(WEEKS).allMatch(Occurrence::isBookable);
    assertThat(series.bookings())
        .extracting(Booking::start)
        .containsExactly(
            inWeek(0, "10:00").start(),
            inWeek(1, "10:00").start(),
            inWeek(2, "10:00").start(),
            inWeek(3, "10:00").start());
    assertThat(series.bookings())
        .extracting(b -> b.series().orElseThrow().series())
        .containsOnly(series.bookings().get(0).id());
    assertThat(numbers(series.bookings())).containsExactly(0, 1, 2, 3);
    assertThat(occurrences(series))
        .extracting(Booking::id)
        .isEqualTo(series.bookings().stream().map(Booking::id).toList());
    assertThat(series.bookings())
        .allSatisfy(b -> assertThat(fields(stored(b))).isEqualTo(fields(b)));
    assertThat(commandsTold()).hasSize(WEEKS).containsOnly(Command.BOOK);
  }

  @Test
  void bs13_ofASeriesAllAreBookedOrNone() {
    service().book(booker("other"), inWeek(2, "10:15"), attendance());
    takeAll(BookingStoreContract.MAIL);

    assertThatThrownBy(() -> bookSeries(booker(), weekly("10:00")))
        .isInstanceOfSatisfying(
            SeriesRefusedException.class,
            refused -> {
              assertThat(refused.occurrences())
                  .extracting(Occurrence::isBookable)
                  .containsExactly(true, true, false, true);
              assertThat(refused.occurrences().get(2).reasons())
                  .extracting(Reason::rule)
                  .containsExactly(Rule.CLAIM);
            });

    assertThat(all()).hasSize(1);
    assertThat(commandsTold()).isEmpty();
  }

  @Test
  void bs13_theFreeOnesAreBookedIfThatIsAsked() {
    service().book(booker("other"), inWeek(0, "10:15"), attendance());
    service().book(booker("other"), inWeek(2, "10:15"), attendance());

    SeriesBooking series = bookSeries(booker(), weekly("10:00").freeOnly());

    assertThat(series.occurrences())
        .extracting(Occurrence::isBookable)
        .containsExactly(false, true, false, true);
    assertThat(numbers(series.bookings())).containsExactly(1, 3);
    assertThat(series.id()).isEqualTo(series.bookings().get(0).id());
    assertThat(occurrences(series)).hasSize(2);
  }

  @Test
  void bs13_aSeriesOfWhichNothingIsFreeIsRefused() {
    for (int week = 0; week < WEEKS; week++) {
      service().book(booker("other"), inWeek(week, "10:15"), attendance());
    }

    assertThatThrownBy(() -> bookSeries(booker(), weekly("10:00").freeOnly()))
        .isInstanceOf(SeriesRefusedException.class);

    assertThat(all()).hasSize(WEEKS);
  }

  @Test
  void bs13_theEarlierOnesCountForTheLaterOnes() {
    EventType type = intro().limit(BookingLimit.perDay(2)).build();
    List<LocalDateTime> starts =
        List.of("08:00", "09:00", "10:00").stream()
            .map(time -> LocalDateTime.ofInstant(at(time), ZoneOffset.UTC))
            .toList();
    SeriesRequest request = SeriesRequest.of(Choice.of(type, at("08:00")), starts);

    assertThatThrownBy(() -> bookSeries(booker(), request))
        .isInstanceOfSatisfying(
            SeriesRefusedException.class,
            refused ->
                assertThat(refused.occurrences().get(2).reasons())
                    .extracting(Reason::rule)
                    .containsExactly(Rule.LIMIT));
    SeriesBooking two = bookSeries(booker(), request.freeOnly());

    assertThat(numbers(two.bookings())).containsExactly(0, 1);
    assertThat(bookingsOf(ADA)).hasSize(2);
  }

  @Test
  void bs02_ofRacingSeriesExactlyOneWins() {
    List<Race<SeriesBooking>> ends =
        Race.of(8, i -> bookSeries(booker("visitor-" + i), weekly(i % 2 == 0 ? "10:00" : "10:15")));

    assertThat(Race.results(ends)).hasSize(1);
    assertThat(Race.failures(ends))
        .allSatisfy(f -> assertThat(f).isInstanceOf(SeriesRefusedException.class));
    assertThat(all()).hasSize(WEEKS);
  }

  @Test
  void bs02_racingSeriesOfFreeOnesNeverOverlap() {
    List<Race<SeriesBooking>> ends =
        Race.of(
            4,
            i -> {
              Choice choice = inWeek(i, i % 2 == 0 ? "10:00" : "10:15");
              SeriesRequest request = SeriesRequest.weekly(choice, WEEKS).freeOnly();
              return bookSeries(booker("visitor-" + i), request);
            });

    assertThat(Race.failures(ends))
        .allSatisfy(f -> assertThat(f).isInstanceOf(SeriesRefusedException.class));
    assertThat(Race.results(ends).stream().mapToInt(s -> s.bookings().size()).sum())
        .isEqualTo(all().size())
        .isEqualTo(WEEKS + 3);
  }

  @Test
  void bs13_anOccurrenceIsABookingOfItsOwn() {
    SeriesBooking series = bookSeries(booker(), weekly("10:00"));
    cancel(booker(), series.bookings().get(0));
    move(booker(), series.bookings().get(2), inWeek(2, "14:00"));

    List<Booking> after = occurrences(series);

    assertThat(after)
        .extracting(Booking::status)
        .containsExactly(
            BookingStatus.CANCELLED,
            BookingStatus.CONFIRMED,
            BookingStatus.CONFIRMED,
            BookingStatus.CONFIRMED);
    assertThat(numbers(after)).containsExactly(0, 1, 2, 3);
    assertThat(after.get(2).start()).isEqualTo(inWeek(2, "14:00").start());
    service().book(booker("other"), inWeek(0, "10:00"), attendance());
  }

  @Test
  void bs13_aSeriesOfSeatsJoinsTheSessionsThatStand() {
    EventType type = group(2).build();
    Booking there = book("other", type, "10:00");
    SeriesRequest request = SeriesRequest.weekly(Choice.of(type, at("10:00")), 2);

    SeriesBooking series = bookSeries(booker(), request);
    assertThatThrownBy(() -> bookSeries(booker("third"), request))
        .isInstanceOf(SeriesRefusedException.class);

    assertThat(sessionOf(series.bookings().get(0)).id()).isEqualTo(sessionOf(there).id());
    assertThat(sessionOf(series.bookings().get(1)).id()).isNotEqualTo(sessionOf(there).id());
    assertThat(all()).as("two sessions").hasSize(2);
  }

  @Test
  void bs07_aSeriesIsRepeatedAsItWasBooked() {
    service().book(booker("other"), inWeek(1, "10:15"), attendance());
    Caller caller = booker().withIdempotency(Idempotency.of("series", "key", "hash"));
    SeriesBooking first = bookSeries(caller, weekly("10:00").freeOnly());
    takeAll(BookingStoreContract.MAIL);

    SeriesBooking again = bookSeries(caller, weekly("10:00").freeOnly());

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.bookings()).extracting(Booking::id).isEqualTo(ids(first));
    assertThat(again.occurrences())
        .extracting(Occurrence::isBookable)
        .containsExactly(true, false, true, true);
    assertThat(commandsTold()).isEmpty();
    Caller other = booker().withIdempotency(Idempotency.of("series", "key", "other"));
    assertThatThrownBy(() -> bookSeries(other, weekly("16:00")))
        .isInstanceOf(IdempotencyMismatchException.class);
  }

  private static List<BookingId> ids(SeriesBooking series) {
    return series.bookings().stream().map(Booking::id).toList();
  }

  @Test
  void bs07_racersWithOneKeyBookOneSeries() {
    Caller caller = booker().withIdempotency(Idempotency.of("series", "key", "hash"));

    List<Race<SeriesBooking>> ends = Race.of(6, i -> bookSeries(caller, weekly("10:00")));

    assertThat(Race.failures(ends)).isEmpty();
    assertThat(Race.results(ends).stream().map(SeriesPromises::ids).distinct()).hasSize(1);
    assertThat(all()).hasSize(WEEKS);
  }

  @Test
  void bs09_whoMayNotBookBooksNoSeries() {
    Caller system = Caller.of(tenant, Actor.system("robot"));

    assertThatThrownBy(() -> bookSeries(system, weekly("10:00")))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(all()).isEmpty();
  }
}
