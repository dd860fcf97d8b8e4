package io.slotcore.server.pages;

import io.slotcore.booking.Booking;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.booking.Zones;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.i18n.Reader;
import io.slotcore.server.i18n.TimeText;
import io.slotcore.server.pages.PickerPage.Day;
import io.slotcore.server.pages.PickerPage.Form;
import io.slotcore.server.pages.PickerPage.Month;
import io.slotcore.server.pages.PickerPage.Time;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Slot;
import io.slotcore.time.Interval;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays out the calendar of an offer. Thread-safe. */
final class PickerPages {

  /** How many months ahead an open date is looked for when a month has none. */
  private static final int LOOK_AHEAD = 11;

  private final BookingDesk desk;
  private final InstantSource clock;

  PickerPages(BookingDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * What the visitor asked for.
   *
   * @param own the hold he has and the booking he moves, which do not stand in his way
   */
  record Wish(
      Offer offer,
      ZoneId zone,
      Reader reader,
      @Nullable String month,
      @Nullable String date,
      Optional<Booking> moving,
      String key,
      Set<BookingId> own,
      Optional<String> notice) {

    Wish with(String newNotice) {
      return new Wish(offer, zone, reader, month, date, moving, key, own, Optional.of(newNotice));
    }

    PickerAddress address() {
      return new PickerAddress(
          offer, zone, moving.map(b -> new PickerAddress.Move(b.id().toString(), key)));
    }
  }

  PickerPage page(Wish wish) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), wish.zone());
    Optional<LocalDate> chosen = parseDate(wish.date());
    Optional<YearMonth> asked = parseMonth(wish.month()).or(() -> chosen.map(YearMonth::from));
    YearMonth month = asked.filter(m -> isNear(m, today)).orElseGet(() -> YearMonth.from(today));
    Map<LocalDate, List<Slot>> open = open(wish, month, month);
    Optional<LocalDate> next = Optional.empty();
    if (open.isEmpty()) {
      next =
          open(wish, month.plusMonths(1), month.plusMonths(LOOK_AHEAD)).keySet().stream()
              .findFirst();
      if (asked.isEmpty() && next.isPresent()) {
        month = YearMonth.from(next.get());
        open = open(wish, month, month);
        next = Optional.empty();
      }
    }
    return layOut(wish, new Laid(month, today, chosen, open, next));
  }

  /** Lays out a month in which nobody knows what is open. */
  PickerPage withoutTimes(Wish wish, String notice) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), wish.zone());
    Optional<LocalDate> chosen = parseDate(wish.date());
    YearMonth month =
        parseMonth(wish.month())
            .or(() -> chosen.map(YearMonth::from))
            .filter(m -> isNear(m, today))
            .orElseGet(() -> YearMonth.from(today));
    Laid laid = new Laid(month, today, Optional.empty(), Map.of(), Optional.empty());
    return layOut(wish.with(notice), laid);
  }

  private record Laid(
      YearMonth month,
      LocalDate today,
      Optional<LocalDate> chosen,
      Map<LocalDate, List<Slot>> open,
      Optional<LocalDate> next) {}

  private PickerPage layOut(Wish wish, Laid laid) {
    DayOfWeek first = WeekFields.of(wish.reader().locale()).getFirstDayOfWeek();
    List<DayOfWeek> weekdays = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      weekdays.add(first.plus(i));
    }
    List<Slot> slots =
        laid.chosen().map(date -> laid.open().getOrDefault(date, List.of())).orElse(List.of());
    YearMonth month = laid.month();
    Optional<String> previous =
        month.isAfter(YearMonth.from(laid.today()))
            ? Optional.of(wish.address().of(month.minusMonths(1)))
            : Optional.empty();
    return new PickerPage(
        wish.offer(),
        wish.zone(),
        new Month(month, previous, wish.address().of(month.plusMonths(1))),
        weekdays,
        weeks(wish, laid, first),
        laid.chosen(),
        times(wish, slots),
        laid.next().map(date -> day(wish, laid, date)),
        wish.moving(),
        wish.notice(),
        new Form(
            Zones.all(clock.instant()),
            month.toString(),
            laid.chosen().map(LocalDate::toString).orElse(""),
            wish.moving().map(booking -> booking.id().toString()).orElse(""),
            wish.key()));
  }

  private List<List<Day>> weeks(Wish wish, Laid laid, DayOfWeek first) {
    LocalDate day = laid.month().atDay(1);
    while (day.getDayOfWeek() != first) {
      day = day.minusDays(1);
    }
    List<List<Day>> weeks = new ArrayList<>();
    while (!YearMonth.from(day).isAfter(laid.month())) {
      List<Day> week = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        week.add(day(wish, laid, day));
        day = day.plusDays(1);
      }
      weeks.add(week);
    }
    return weeks;
  }

  private static Day day(Wish wish, Laid laid, LocalDate date) {
    return new Day(
        date,
        YearMonth.from(date).equals(laid.month()),
        date.equals(laid.today()),
        laid.chosen().equals(Optional.of(date)),
        laid.open().getOrDefault(date, List.of()).size(),
        wish.address().of(date));
  }

  /** Returns the open starts from one month to another, by the visitor's dates. */
  private Map<LocalDate, List<Slot>> open(Wish wish, YearMonth first, YearMonth last) {
    Instant from = first.atDay(1).atStartOfDay(wish.zone()).toInstant();
    Instant to = last.plusMonths(1).atDay(1).atStartOfDay(wish.zone()).toInstant();
    return desk.slots(wish.offer(), Interval.of(from, to), wish.own()).stream()
        .collect(
            Collectors.groupingBy(
                slot -> slot.startIn(wish.zone()).toLocalDate(),
                TreeMap::new,
                Collectors.toList()));
  }

  private static List<Time> times(Wish wish, List<Slot> slots) {
    TimeText text = TimeText.of(wish.reader(), wish.zone());
    Map<String, Long> often =
        slots.stream()
            .collect(Collectors.groupingBy(s -> text.time(s.start()), Collectors.counting()));
    return slots.stream()
        .map(
            slot -> {
              String label = text.time(slot.start());
              boolean twice = often.getOrDefault(label, 0L) > 1;
              String offset = " (UTC" + slot.startIn(wish.zone()).getOffset() + ")";
              return new Time(slot.start().toString(), twice ? label + offset : label);
            })
        .toList();
  }

  private static boolean isNear(YearMonth month, LocalDate today) {
    YearMonth now = YearMonth.from(today);
    return !month.isBefore(now.minusMonths(1)) && !month.isAfter(now.plusYears(5));
  }

  private static Optional<LocalDate> parseDate(@Nullable String text) {
    try {
      return Optional.ofNullable(text).filter(t -> t.length() == 10).map(LocalDate::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<YearMonth> parseMonth(@Nullable String text) {
    try {
      return Optional.ofNullable(text).filter(t -> t.length() == 7).map(YearMonth::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
