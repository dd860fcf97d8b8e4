package io.slotcore.server.pages;

import io.slotcore.booking.Booking;
import io.slotcore.server.booking.Zones;
import io.slotcore.server.eventtypes.Offer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The calendar of an offer, in the visitor's zone.
 *
 * @param zone the visitor's zone, which formats and nothing else
 * @param weekdays the columns, from the locale's first day of the week on
 * @param weeks the rows
 * @param chosen the date whose times are shown
 * @param times the open starts of that date
 * @param nextOpen the first date with times after a month without any
 * @param moving the booking that is to be moved
 * @param notice what went wrong with the last choice
 */
public record PickerPage(
    Offer offer,
    ZoneId zone,
    Month month,
    List<DayOfWeek> weekdays,
    List<List<Day>> weeks,
    Optional<LocalDate> chosen,
    List<Time> times,
    Optional<Day> nextOpen,
    Optional<Booking> moving,
    Optional<String> notice,
    Form form) {

  /**
   * The month that is shown.
   *
   * @param previous the address of the month before; empty if that is past
   * @param next the address of the month after
   */
  public record Month(YearMonth value, Optional<String> previous, String next) {}

  /**
   * A cell of the calendar.
   *
   * @param count how many starts are open
   * @param href the address that shows them
   */
  public record Day(
      LocalDate date, boolean inMonth, boolean today, boolean chosen, int count, String href) {}

  /**
   * An open start.
   *
   * @param value the instant, in RFC 3339
   * @param label as the visitor reads it; with the offset where the date has the same time twice
   */
  public record Time(String value, String label) {}

  /**
   * What the forms of the page send.
   *
   * @param zones all zones, for the search
   * @param reschedule the id of the booking that is to be moved; empty if none is
   * @param key the key of that booking
   */
  public record Form(
      List<Zones.Choice> zones, String month, String date, String reschedule, String key) {

    /** Returns the address of the booking that is to be moved. */
    public String keep() {
      return "/bookings/" + reschedule + (key.isEmpty() ? "" : "?key=" + key);
    }
  }
}
