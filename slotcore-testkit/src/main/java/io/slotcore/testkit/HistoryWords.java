package io.slotcore.testkit;

import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.SeriesBooking;
import io.slotcore.booking.SeriesRefusedException;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Occurrence;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.TakenSeats;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells what a store says without ids and without the fractions of minutes that it takes. */
final class HistoryWords {

  private static final int FIVE = 300;

  private final List<BookingId> known = new ArrayList<>();
  private final Instant began;
  private final Instant day;

  /** Starts a history at an instant of the store's own time. */
  HistoryWords(Instant began, Instant day) {
    this.began = began;
    this.day = day;
  }

  Instant day() {
    return day;
  }

  Interval everything() {
    return Interval.of(began, Duration.ofDays(60));
  }

  /** The bookings so far, in the order in which they were made. */
  List<BookingId> known() {
    return List.copyOf(known);
  }

  BookingId known(int number) {
    return known.get(number % known.size());
  }

  String name(BookingId id) {
    return known.contains(id) ? "#" + known.indexOf(id) : "an unknown booking";
  }

  /** The names in order of number; ids of one start are in another order in each store. */
  List<String> names(List<Booking> bookings) {
    return bookings.stream().map(b -> name(b.id())).sorted().toList();
  }

  private void meet(Booking booking) {
    List<BookingId> ids = new ArrayList<>(List.of(booking.id()));
    booking.seat().ifPresent(seat -> ids.add(seat.session()));
    ids.removeIf(known::contains);
    known.addAll(ids);
  }

  /** Whole five minutes, since the steps themselves take their time. */
  private String minutes(Instant instant) {
    if (instant.equals(Instant.MAX)) {
      return "ever";
    }
    return String.valueOf(Math.floorDiv(Duration.between(began, instant).toSeconds(), FIVE) * 5);
  }

  String tell(Booking booking) {
    meet(booking);
    List<Object> words = new ArrayList<>();
    words.addAll(List.of(name(booking.id()), "v" + booking.version(), booking.status()));
    words.addAll(List.of(booking.eventTypeId(), booking.units(), booking.party()));
    words.addAll(List.of(booking.start(), booking.duration(), booking.buffers()));
    words.addAll(List.of(booking.promisedStart(), booking.sequence(), booking.reschedules()));
    words.add("until " + minutes(booking.activeUntil()) + " since " + minutes(booking.createdAt()));
    words.addAll(List.of(booking.visitor(), booking.moves().map(this::name), booking.booker()));
    words.add(booking.attendee().map(Attendee::name));
    words.add(booking.cancelReason());
    words.add(booking.seat().map(seat -> name(seat.session()) + " " + seat.numbers()));
    words.add(booking.seats());
    words.add(booking.series().map(part -> name(part.series()) + "/" + part.number()));
    return words.toString();
  }

  String tell(SeriesBooking series) {
    List<String> bookings = series.bookings().stream().map(this::tell).toList();
    List<String> verdicts = series.occurrences().stream().map(this::tell).toList();
    return "series " + bookings + verdicts;
  }

  String tell(BookingRefusedException refused) {
    if (refused instanceof SlotRefusedException slot) {
      return "refused " + reasons(slot.reasons());
    }
    return "refused series "
        + ((SeriesRefusedException) refused).occurrences().stream().map(this::tell).toList();
  }

  private String tell(Occurrence occurrence) {
    return occurrence.local() + " " + reasons(occurrence.reasons());
  }

  private List<String> reasons(List<Reason> reasons) {
    return reasons.stream().map(this::tell).sorted().toList();
  }

  /** Of a pool's spans that are all true the engine tells one, by the order of the claims. */
  private String tell(Reason reason) {
    String words = reason.subject() + " " + reason.rule() + " " + named(reason.id());
    return reason.rule() == Rule.POOL ? words : words + " " + span(reason.forbids());
  }

  /** Reasons that are bookings have their ids. */
  private String named(String id) {
    for (BookingId each : known) {
      if (each.toString().equals(id)) {
        return name(each);
      }
    }
    return id;
  }

  private String span(Interval interval) {
    return minutes(interval.start()) + "-" + minutes(interval.end());
  }

  List<String> tell(Facts facts, Set<Subject> claimed, Set<Subject> counted, Set<Subject> seated) {
    List<String> words = new ArrayList<>();
    for (Subject subject : claimed) {
      for (Claim c : facts.claims(subject)) {
        String until = " until " + minutes(c.activeUntil());
        words.add(
            c.unit() + " is taken by " + name(c.booking()) + " " + span(c.interval()) + until);
      }
    }
    for (Subject subject : counted) {
      for (CountedBooking c : facts.counted(subject)) {
        words.add(subject + " counts " + name(c.id()) + " until " + minutes(c.activeUntil()));
      }
    }
    for (Subject subject : seated) {
      for (TakenSeats s : facts.seats(subject)) {
        words.add(name(s.seat()) + " sits in " + name(s.session()) + " on " + s.places());
      }
    }
    Collections.sort(words);
    return words;
  }

  /** Tells events booking by booking, since the order between bookings is nobody's promise. */
  List<String> tell(List<BookingEvent> events) {
    Map<String, StringBuilder> byBooking = new TreeMap<>();
    for (BookingEvent event : events) {
      byBooking
          .computeIfAbsent(name(event.booking()), name -> new StringBuilder())
          .append(" v")
          .append(event.version())
          .append(' ')
          .append(event.command())
          .append(" by ")
          .append(event.actor())
          .append(" at ")
          .append(minutes(event.at()))
          .append(event.before().map(before -> " from " + before).orElse(""))
          .append(" to ")
          .append(event.after())
          .append('\n');
    }
    return byBooking.entrySet().stream().map(e -> e.getKey() + e.getValue()).toList();
  }
}
