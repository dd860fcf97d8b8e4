package io.slotcore.server.calendars;

import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.time.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps what a calendar with very many events says small. */
final class ManyPeriods {

  /** Up to here each event is kept by itself, so that a host can be told which one it is. */
  private static final int MANY = 5_000;

  private ManyPeriods() {}

  /** Joins periods of one type that overlap or touch, if there are very many. */
  static List<BusyPeriod> joined(List<BusyPeriod> periods) {
    if (periods.size() <= MANY) {
      return periods;
    }
    List<BusyPeriod> joined = new ArrayList<>();
    Map<FreeBusyType, BusyPeriod> open = new EnumMap<>(FreeBusyType.class);
    List<BusyPeriod> sorted = new ArrayList<>(periods);
    sorted.sort(Comparator.comparing((BusyPeriod period) -> period.interval().start()));
    for (BusyPeriod period : sorted) {
      BusyPeriod last = open.get(period.type());
      if (last != null && !period.interval().start().isAfter(last.interval().end())) {
        open.put(period.type(), joined(last, period));
      } else {
        BusyPeriod ended = open.put(period.type(), period);
        if (ended != null) {
          joined.add(ended);
        }
      }
    }
    joined.addAll(open.values());
    return joined;
  }

  private static BusyPeriod joined(BusyPeriod one, BusyPeriod next) {
    return next.interval().end().isAfter(one.interval().end())
        ? new BusyPeriod(
            Interval.of(one.interval().start(), next.interval().end()), one.type(), one.source())
        : one;
  }
}
