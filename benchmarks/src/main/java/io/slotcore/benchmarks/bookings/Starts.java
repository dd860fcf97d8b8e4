package io.slotcore.benchmarks.bookings;

import io.slotcore.booking.Choice;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Who is asked for what: 1,000 hosts, half an hour each time with buffers of 5 and 10 minutes, at
 * most 20 bookings a day, so that those of one host lie side by side and never clash.
 */
final class Starts {

  static final int HOSTS = 1_000;
  static final int PER_DAY = 20;
  static final Duration APART = Duration.ofMinutes(45);

  /** How many requests fight for one start. */
  static final int RIVALS = 8;

  private static final int HOT_HOSTS = 10;

  private static final Schedule ALWAYS =
      Schedule.builder("always", ZoneOffset.UTC)
          .weeklyHours(
              WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "00:00-24:00").build())
          .build();

  private final List<EventType> types =
      IntStream.range(0, HOSTS + HOT_HOSTS).mapToObj(Starts::type).toList();
  private final Instant firstDay;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong nextHot = new AtomicLong();

  Starts(Instant now) {
    firstDay = now.truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS);
  }

  private static EventType type(int host) {
    return EventType.builder("type-" + host, Duration.ofMinutes(30))
        .host(Host.of("host-" + host, ALWAYS))
        .startIncrement(Duration.ofMinutes(15))
        .buffers(Duration.ofMinutes(5), Duration.ofMinutes(10))
        .limit(BookingLimit.perDay(PER_DAY))
        .build();
  }

  /** Returns the first day of bookings. */
  Instant firstDay() {
    return firstDay;
  }

  /** Returns a start that nobody else asks for. */
  Choice free() {
    long n = next.getAndIncrement();
    return choice((int) (n % HOSTS), n / HOSTS);
  }

  /** Returns a start for which seven others ask as well, at about the same time. */
  Choice hot() {
    long n = nextHot.getAndIncrement() / RIVALS;
    return choice(HOSTS + (int) (n % HOT_HOSTS), n / HOT_HOSTS);
  }

  private Choice choice(int host, long ofHost) {
    Instant start =
        firstDay.plus(ofHost / PER_DAY, ChronoUnit.DAYS).plus(APART.multipliedBy(ofHost % PER_DAY));
    return Choice.of(types.get(host), start);
  }
}
