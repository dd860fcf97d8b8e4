package io.slotcore.ical;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The recurrence rule of a series whose starts all lie on every n-th day at the same local time,
 * and the starts of that rule that are none of the series.
 *
 * <p>Outlook wants an RRULE in every series (MS-OXCICAL, 2.1.3.1.1.20.18); without one it would see
 * the first occurrence only.
 *
 * @param text the value of RRULE
 * @param missing what the rule has and the series has not, in order
 */
record SeriesRule(String text, List<LocalDateTime> missing) {

  private static final int WEEK = 7;

  SeriesRule {
    missing = List.copyOf(missing);
  }

  /**
   * Returns the rule of the starts, in order.
   *
   * @return empty if they are at several times of day, if the rule would have more starts that are
   *     missing than not, or one that does not exist or occurs twice: readers do not agree on those
   */
  static Optional<SeriesRule> of(List<LocalDateTime> starts, ZoneId zone) {
    LocalDateTime first = starts.get(0);
    if (!starts.stream().allMatch(s -> s.toLocalTime().equals(first.toLocalTime()))) {
      return Optional.empty();
    }
    long step = 0;
    for (LocalDateTime start : starts) {
      step = greatestCommonDivisor(step, days(first.toLocalDate(), start.toLocalDate()));
    }
    LocalDateTime last = starts.get(starts.size() - 1);
    long count = days(first.toLocalDate(), last.toLocalDate()) / step + 1;
    if (count > 2L * starts.size()) {
      return Optional.empty();
    }
    TreeSet<LocalDateTime> missing = new TreeSet<>();
    for (long i = 0; i < count; i++) {
      LocalDateTime start = first.plusDays(i * step);
      if (zone.getRules().getValidOffsets(start).size() != 1) {
        return Optional.empty();
      }
      missing.add(start);
    }
    starts.forEach(missing::remove);
    return Optional.of(new SeriesRule(text(first, step, count), List.copyOf(missing)));
  }

  private static String text(LocalDateTime first, long step, long count) {
    boolean weekly = step % WEEK == 0;
    long interval = weekly ? step / WEEK : step;
    // The RFC takes the day from DTSTART; products write it all the same, and so do we.
    String day = weekly ? ";BYDAY=" + first.getDayOfWeek().name().substring(0, 2) : "";
    return (weekly ? "FREQ=WEEKLY" : "FREQ=DAILY")
        + (interval == 1 ? "" : ";INTERVAL=" + interval)
        + ";COUNT="
        + count
        + day;
  }

  private static long days(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to);
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
