package io.slotcore.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.slot.Occurrence;
import io.slotcore.spi.BookingSearch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A series is booked all or none, or as far as it is free. */
class SeriesBookingTest {

  private final Desk desk = new Desk();
  private final SeriesRequest weekly = SeriesRequest.weekly(Desk.choice("10:00"), 3);

  private static Instant week(int number) {
    return Desk.at("10:00").plus(7L * number, ChronoUnit.DAYS);
  }

  private void takeSecondWeek() {
    desk.service.book(Desk.BOOKER, Choice.of(Desk.type().build(), week(1)), Desk.GUEST);
  }

  @Test
  void allOccurrencesAreBookedAndKnowTheirSeries() {
    SeriesBooking series = desk.service.bookSeries(Desk.BOOKER, weekly, Desk.GUEST);

    assertThat(series.bookings())
        .extracting(Booking::start)
        .containsExactly(week(0), week(1), week(2));
    assertThat(series.bookings())
        .extracting(b -> b.series().orElseThrow())
        .containsExactly(
            new SeriesPart(series.id(), 0),
            new SeriesPart(series.id(), 1),
            new SeriesPart(series.id(), 2));
    assertThat(desk.store().search(Desk.TENANT, new BookingSearch.OfSeries(series.id(), 10)))
        .isEqualTo(series.bookings());
  }

  @Test
  void oneThatIsTakenRefusesAll() {
    takeSecondWeek();
    desk.events();

    SeriesRefusedException refused =
        catchThrowableOfType(
            SeriesRefusedException.class,
            () -> desk.service.bookSeries(Desk.BOOKER, weekly, Desk.GUEST));

    assertThat(refused.occurrences())
        .extracting(Occurrence::isBookable)
        .containsExactly(true, false, true);
    assertThat(desk.events()).isEmpty();
  }

  @Test
  void theFreeOnesAreBookedIfThatIsEnough() {
    takeSecondWeek();

    SeriesBooking series = desk.service.bookSeries(Desk.BOOKER, weekly.freeOnly(), Desk.GUEST);

    assertThat(series.bookings()).extracting(Booking::start).containsExactly(week(0), week(2));
    assertThat(series.bookings())
        .extracting(b -> b.series().orElseThrow().number())
        .containsExactly(0, 2);
    assertThat(series.occurrences()).hasSize(3);
  }

  @Test
  void aRepeatWithTheSameKeyReturnsTheSameBookings() {
    Caller caller = Desk.BOOKER.withIdempotency(Idempotency.of("series", "key", "request"));
    SeriesBooking first = desk.service.bookSeries(caller, weekly, Desk.GUEST);

    SeriesBooking again = desk.service.bookSeries(caller, weekly, Desk.GUEST);

    assertThat(again.bookings()).isEqualTo(first.bookings());
    assertThat(again.occurrences()).allMatch(Occurrence::isBookable);
  }

  @Test
  void aSeriesOfAGroupHasASeatOfEachSession() {
    Choice yoga = Choice.of(Desk.type().seats(2).build(), week(0));
    desk.service.book(Desk.BOOKER, yoga, Desk.GUEST);

    List<Booking> seats =
        desk.service.bookSeries(Desk.BOOKER, SeriesRequest.weekly(yoga, 2), Desk.GUEST).bookings();

    assertThat(seats)
        .extracting(b -> b.seat().orElseThrow().numbers())
        .containsExactly(List.of(1), List.of(0));
  }
}
