package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Seat;
import io.slotcore.booking.SeriesPart;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.slot.TakenSeats;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.StoreException;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** BS-03 of what stores keep of groups: sessions and seats, whoever writes them. */
abstract class SeatPromises extends UnitPromises {

  private static final int PLACES = 3;

  /** A session as a writer makes it that does not go through the service. */
  private Booking session(int seats) {
    return written(newId(), ADA, span("10:00", "11:00"))
        .next(BookingStatus.CONFIRMED)
        .version(1)
        .seats(seats)
        .build();
  }

  private Booking guest(Booking session, Integer... numbers) {
    return written(newId(), ADA, Interval.of(session.start(), session.duration()))
        .next(BookingStatus.CONFIRMED)
        .version(1)
        .seat(new Seat(session.id(), List.of(numbers)))
        .party(numbers.length)
        .build();
  }

  private Booking standing(int seats) {
    Booking session = session(seats);
    write(change(session, claim(session)));
    return session;
  }

  private void collides(Booking... guests) {
    BookingChange[] changes =
        Arrays.stream(guests).map(g -> change(g)).toArray(BookingChange[]::new);
    assertThatThrownBy(() -> write(changes)).isInstanceOf(ConcurrentChangeException.class);
    for (Booking guest : guests) {
      assertThat(store().find(tenant, guest.id())).isEmpty();
    }
  }

  @Test
  void bs03_noSeatIsTakenTwiceWhoeverWritesIt() {
    Booking session = standing(PLACES);
    write(change(guest(session, 0, 2)));

    collides(guest(session, 2));
    collides(guest(session, 1), guest(session, 1));
    write(change(guest(session, 1)));

    assertThat(guestsOf(session)).hasSize(2);
  }

  @Test
  void bs03_noSeatIsTakenThatThereIsNot() {
    Booking session = standing(PLACES);

    collides(guest(session, PLACES));
    collides(guest(session, 0, PLACES));
    assertThatThrownBy(() -> write(change(guest(session(PLACES), 0))))
        .as("a session that there is not")
        .isInstanceOf(StoreException.class);

    assertThat(guestsOf(session)).isEmpty();
  }

  @Test
  void bs03_ofRacersForOneSeatExactlyOneWins() {
    Booking session = standing(PLACES);

    List<Race<Booking>> ends =
        Race.of(
            8,
            i -> {
              Booking guest = guest(session, 1);
              writeLocking(Subject.host("racer-" + i), change(guest));
              return guest;
            });

    assertThat(Race.results(ends)).hasSize(1);
    assertThat(Race.failures(ends))
        .allSatisfy(f -> assertThat(f).isInstanceOf(ConcurrentChangeException.class));
  }

  @Test
  void bs03_aSeatThatWasGivenUpIsFree() {
    Booking session = standing(PLACES);
    Booking first = guest(session, 0, 1);
    write(change(first));

    write(change(first.next(BookingStatus.CANCELLED).build()), change(guest(session, 1)));

    collides(guest(session, 1));
    assertThat(guestsOf(session)).hasSize(2);
    assertThat(stored(first).seat()).as("it is told what was given up").isEqualTo(first.seat());
  }

  @Test
  void bs03_aGuestMovesFromSeatToSeatAndSessionToSession() {
    Booking session = standing(PLACES);
    Booking guest = guest(session, 0, 1);
    write(change(guest));
    Booking other =
        written(newId(), ADA, span("14:00", "15:00"))
            .next(BookingStatus.CONFIRMED)
            .version(1)
            .seats(PLACES)
            .build();
    Booking along = guest.next(BookingStatus.CONFIRMED).seat(seat(session, 1, 2)).build();

    write(change(along));
    write(change(guest(session, 0)));
    Booking away = along.next(BookingStatus.CONFIRMED).seat(seat(other, 0)).build();
    write(change(other, claim(other)), change(away));

    write(change(guest(session, 1, 2)));
    assertThat(guestsOf(other)).extracting(Booking::id).containsExactly(guest.id());
    assertThat(guestsOf(session)).hasSize(2).extracting(Booking::id).doesNotContain(guest.id());
  }

  private static Seat seat(Booking session, Integer... numbers) {
    return new Seat(session.id(), List.of(numbers));
  }

  @Test
  void bs03_aSessionGrowsInTheChangeThatNeedsIt() {
    Booking session = standing(1);
    write(change(guest(session, 0)));
    Booking larger = session.next(BookingStatus.CONFIRMED).seats(2).build();

    write(change(larger, claim(larger)), change(guest(session, 1)));

    collides(guest(session, 2));
    assertThat(stored(session).seats()).isEqualTo(2);
  }

  @Test
  void bs03_aSeatWrittenByHandIsRefused() {
    needs(Capability.REFUSES_SQL_BY_HAND);
    Booking session = standing(PLACES);
    Booking guest = guest(session, 1);
    write(change(guest));

    for (int number : List.of(1, PLACES)) {
      Booking more = guest.next(BookingStatus.CONFIRMED).seat(seat(session, number)).build();
      assertThat(catchThrowable(() -> seatByHand(tenant, more))).isNotNull();
    }
    Booking more = guest.next(BookingStatus.CONFIRMED).seat(seat(session, 0)).build();
    seatByHand(tenant, more);

    collides(guest(session, 0));
  }

  @Test
  void bs03_hostsAndEventTypesCountSessionsAndBookersSeats() {
    Subject booker = Subject.booker("cleo");
    Subject type = Subject.eventType("intro");
    Booking session = standing(PLACES);
    Booking guest =
        guest(session, 0, 2).next(BookingStatus.CONFIRMED).version(1).booker(booker).build();
    write(change(guest), change(guest(session, 1)));

    Map<Subject, Interval> asked = Map.of(ADA, wholeDay(), type, wholeDay(), booker, wholeDay());
    Facts counted = facts(Map.of(), asked);

    assertThat(counted.counted(ADA)).extracting(CountedBooking::id).containsExactly(session.id());
    assertThat(counted.counted(type)).extracting(CountedBooking::id).containsExactly(session.id());
    assertThat(counted.counted(booker)).extracting(CountedBooking::id).containsExactly(guest.id());
  }

  @Test
  void bs03_everySeatThatIsTakenIsAFact() {
    Booking session = standing(PLACES);
    Booking pair = guest(session, 0, 2);
    Booking gone = guest(session, 1).next(BookingStatus.CANCELLED).version(1).build();
    Instant until = now().plus(LIFETIME).truncatedTo(ChronoUnit.MICROS);
    Booking held = guest(session, 1).next(BookingStatus.HELD).version(1).expiresAt(until).build();
    write(change(pair), change(gone), change(held));
    clock().advance(LIFETIME);
    TreeMap<Subject, Interval> asked = new TreeMap<>();
    asked.put(Subject.eventType("intro"), span("10:00", "10:15"));
    TreeMap<Subject, Interval> none = new TreeMap<>();

    Facts facts = store().facts(tenant, new FactsNeeded(none, none, none, asked));

    assertThat(facts.seats(Subject.eventType("intro")))
        .as("active ones, those whose time to expire has come among them")
        .containsExactlyInAnyOrder(taken(session, pair, 2), taken(session, held, 1));
  }

  private static TakenSeats taken(Booking session, Booking guest, int places) {
    return new TakenSeats(
        session.id(), guest.id(), guest.start(), guest.duration(), places, guest.activeUntil());
  }

  @Test
  void whatIsReadOfAGroupIsWhatWasWritten() {
    Booking session = standing(PLACES);
    Booking guest = guest(session, 0, 2);
    write(change(guest));

    assertThat(fields(stored(session))).isEqualTo(fields(session));
    assertThat(fields(stored(guest))).isEqualTo(fields(guest));
    assertThat(bookingsOf(ADA))
        .as("a session")
        .extracting(Booking::id)
        .containsExactly(session.id());
  }

  @Test
  void aSearchFindsTheSeatsOfOneSessionAndTheOccurrencesOfOneSeries() {
    Booking session = standing(PLACES);
    Booking guest = guest(session, 0);
    Booking gone = guest(session, 1);
    write(change(guest), change(gone));
    write(change(gone.next(BookingStatus.CANCELLED).build()));
    List<Booking> series = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      Booking plain = written(newId(), BOB, span("1" + number + ":00", "1" + number + ":30"));
      BookingId first = series.isEmpty() ? plain.id() : series.get(0).id();
      series.add(
          plain
              .next(BookingStatus.CONFIRMED)
              .version(1)
              .series(new SeriesPart(first, number))
              .build());
      write(change(series.get(number)));
    }
    BookingId first = series.get(0).id();

    assertThat(ids(new BookingSearch.OfSession(session.id(), 10)))
        .containsExactlyInAnyOrder(guest.id(), gone.id());
    assertThat(ids(new BookingSearch.OfSession(newId(), 10))).isEmpty();
    assertThat(ids(new BookingSearch.GuestsOf(session.id(), 1))).containsExactly(guest.id());
    assertThat(ids(new BookingSearch.GuestsOf(newId(), 1))).isEmpty();
    assertThat(ids(new BookingSearch.OfSeries(first, 2)))
        .containsExactly(first, series.get(1).id());
    assertThat(ids(new BookingSearch.OfSeries(newId(), 10))).isEmpty();
  }

  @Test
  void bs10_seatsAndOccurrencesOfAnotherTenantAreNotFound() {
    Booking session = standing(PLACES);
    Booking guest = guest(session, 0);
    SeriesPart part = new SeriesPart(guest.id(), 0);
    write(change(guest.next(BookingStatus.CONFIRMED).version(1).series(part).build()));

    tenant = newTenant();

    assertThat(ids(new BookingSearch.OfSession(session.id(), 10))).isEmpty();
    assertThat(ids(new BookingSearch.OfSeries(guest.id(), 10))).isEmpty();
    assertThatThrownBy(() -> write(change(guest(session, 1)))).isInstanceOf(StoreException.class);
  }

  @Test
  void aSearchUnderLocksFindsTheSame() {
    Booking session = standing(PLACES);
    write(change(guest(session, 0)), change(guest(session, 1)));
    BookingSearch.OfSession search = new BookingSearch.OfSession(session.id(), 10);

    List<Booking> found =
        store()
            .inTransaction(
                tenant,
                transaction -> {
                  transaction.lock(LockRequest.of(List.of(ADA)));
                  return transaction.search(search);
                });

    assertThat(found.stream().map(Booking::id).toList()).isEqualTo(ids(search)).hasSize(2);
  }

  private List<BookingId> ids(BookingSearch search) {
    return store().search(tenant, search).stream().map(Booking::id).toList();
  }
}
