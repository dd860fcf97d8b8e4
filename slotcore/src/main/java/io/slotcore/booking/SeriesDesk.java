package io.slotcore.booking;

import io.slotcore.slot.Availability;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Occurrence;
import io.slotcore.slot.SlotQuery;
import io.slotcore.spi.BookingSearch;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Books one series in one transaction (BS-13). */
final class SeriesDesk {

  /** More than any change of a clock. */
  private static final Duration MARGIN = Duration.ofDays(1);

  private final SeriesRequest request;
  private final Attendance attendance;
  private final SlotQuery question;

  SeriesDesk(SeriesRequest request, Attendance attendance) {
    this.request = request;
    this.attendance = attendance;
    question = request.choice().query(window(request)).build();
  }

  private static Interval window(SeriesRequest request) {
    ZoneId zone = request.choice().eventType().zone();
    List<LocalDateTime> starts = request.starts();
    Instant first = starts.get(0).atZone(zone).toInstant();
    Instant last = starts.get(starts.size() - 1).atZone(zone).toInstant();
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("the starts of a series are in order, not " + starts);
    }
    return Interval.of(first.minus(MARGIN), last.plus(MARGIN));
  }

  SlotQuery question() {
    return question;
  }

  SeriesBooking book(Work work) {
    List<Occurrence> verdicts = decide(question, work);
    boolean all = verdicts.stream().allMatch(Occurrence::isBookable);
    boolean any = verdicts.stream().anyMatch(Occurrence::isBookable);
    if (!any || !(all || request.isFreeOnly())) {
      throw new SeriesRefusedException(verdicts);
    }
    List<Booking> bookings = new ArrayList<>();
    BookingId series = TimeOrderedIds.next(work.now());
    for (int number = 0; number < verdicts.size(); number++) {
      if (verdicts.get(number).isBookable()) {
        BookingId id = bookings.isEmpty() ? series : TimeOrderedIds.next(work.now());
        SeriesPart part = new SeriesPart(series, number);
        bookings.add(book(id, verdicts.get(number).explanation().orElseThrow(), part, work));
      }
    }
    return new SeriesBooking(verdicts, bookings);
  }

  private Booking book(BookingId id, Explanation verdict, SeriesPart part, Work work) {
    Booking booking =
        work.newBooking(id, BookingStatus.CONFIRMED, request.choice().at(verdict.start()), verdict)
            .attendee(attendance.attendee())
            .details(attendance.details())
            .series(part)
            .build();
    work.change(Command.BOOK, null, booking);
    return booking;
  }

  /** Returns what a repeated request has booked the first time. */
  SeriesBooking replay(Booking first, Work work) {
    BookingId series = first.series().map(SeriesPart::series).orElse(first.id());
    List<Booking> bookings =
        work
            .transaction()
            .search(new BookingSearch.OfSeries(series, SeriesRequest.MAX_OCCURRENCES))
            .stream()
            .sorted(Comparator.comparing(b -> b.series().map(SeriesPart::number).orElse(0)))
            .toList();
    List<BookingId> own = bookings.stream().map(Booking::id).toList();
    return new SeriesBooking(
        decide(request.choice().query(question.window()).ignoring(own).build(), work), bookings);
  }

  private List<Occurrence> decide(SlotQuery asked, Work work) {
    Facts facts = work.facts().withBusy(request.choice().busy());
    return Availability.series(asked, request.starts(), facts);
  }
}
