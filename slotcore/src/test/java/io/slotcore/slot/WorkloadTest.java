package io.slotcore.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.time.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The availability workload: counts and hashes on which two independent engines agree. */
class WorkloadTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalDate FIRST_DAY = LocalDate.of(2027, 3, 1);
  private static final Instant START = FIRST_DAY.atStartOfDay(NEW_YORK).toInstant();
  private static final Instant NOW = Instant.parse("2027-02-28T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "A1,     7,   0,  155, 3494687113",
    "A1,     7,  50,   97, 1342348916",
    "A1,     7, 500,   12, 1542822092",
    "A1,    30,   0,  682, 2748705024",
    "A1,    30,  50,  622, 2370554051",
    "A1,    30, 500,  302, 3935568178",
    "A1,    60,   0, 1364, 2433703808",
    "A1,    60,  50, 1309, 2121860142",
    "A1,    60, 500,  913, 3063824021",
    "A1,   365,   0, 8091, 4019026057",
    "A1,   365,  50, 8044, 1915438779",
    "A1,   365, 500, 7565, 3143312934",
    "B1,     7,   0,  104, 3352332472",
    "B1,     7,  50,   62, 1572235390",
    "B1,     7, 500,    8,  340417070",
    "B1,    30,   0,  498, 3136756580",
    "B1,    30,  50,  447, 1660162018",
    "B1,    30, 500,  205, 2377879601",
    "B1,    60,   0, 1022, 2419030478",
    "B1,    60,  50,  976, 3171815917",
    "B1,    60, 500,  655, 3474322052",
    "B1,   365,   0, 6032,  142076918",
    "B1,   365,  50, 5997,  588062506",
    "B1,   365, 500, 5646, 4018211591",
    "BC10,   7,   0,  104, 3352332472",
    "BC10,   7,  50,    1,   30069720",
    "BC10,   7, 500,    0,          0",
    "BC10,  30,   0,  498, 3136756580",
    "BC10,  30,  50,  215, 3773400139",
    "BC10,  30, 500,    0,          0",
    "BC10,  60,   0, 1022, 2419030478",
    "BC10,  60,  50,  699, 3738988794",
    "BC10,  60, 500,   12,   72061055",
    "BC10, 365,   0, 6032,  142076918",
    "BC10, 365,  50, 5631, 1383254203",
    "BC10, 365, 500, 2958,  789840222",
    "BR10,   7,   0,  104, 3352332472",
    "BR10,   7,  50,  104, 3352332472",
    "BR10,   7, 500,   34, 3240521471",
    "BR10,  30,   0,  498, 3136756580",
    "BR10,  30,  50,  498, 3136756580",
    "BR10,  30, 500,  494, 1741811386",
    "BR10,  60,   0, 1022, 2419030478",
    "BR10,  60,  50, 1022, 2419030478",
    "BR10,  60, 500, 1022, 2419030478",
    "BR10, 365,   0, 6032,  142076918",
    "BR10, 365,  50, 6032,  142076918",
    "BR10, 365, 500, 6032,  142076918"
  })
  void theAgreedSlotsAreFound(String shape, int days, int busyCount, int slots, long hash) {
    List<Host> hosts =
        IntStream.range(0, shape.endsWith("10") ? 10 : 1)
            .mapToObj(i -> Host.of("host-" + i, schedule(shape.charAt(0), days)))
            .toList();
    EventType type =
        EventType.builder("workload", Duration.ofMinutes(30))
            .pool(shape.equals("BR10") ? Pool.oneOf(hosts) : Pool.all(hosts))
            .startIncrement(Duration.ofMinutes(15))
            .minimumNotice(Duration.ofMinutes(120))
            .buffers(Duration.ofMinutes(5), Duration.ofMinutes(10))
            .build();
    Instant end = FIRST_DAY.plusDays(days).atStartOfDay(NEW_YORK).toInstant();
    Facts.Builder facts = Facts.builder(NOW);
    for (int i = 0; i < hosts.size(); i++) {
      facts.busy(hosts.get(i).subject(), FreeBusy.of(busy(42 + i, busyCount, days), NOW));
    }

    List<Slot> found = Availability.slots(SlotQuery.of(type, START, end), facts.build());

    assertThat(found).hasSize(slots);
    int actual = 0;
    for (Slot slot : found) {
      actual = actual * 31 + (int) (slot.start().getEpochSecond() / 60);
    }
    assertThat(Integer.toUnsignedLong(actual)).isEqualTo(hash);
  }

  private static Schedule schedule(char shape, int days) {
    if (shape == 'A') {
      return Schedule.builder("a", NEW_YORK).weeklyHours(WeeklyHours.officeHours()).build();
    }
    Schedule.Builder schedule =
        Schedule.builder("b", NEW_YORK)
            .weeklyHours(
                WeeklyHours.builder()
                    .on(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, "09:00-12:00", "13:00-17:00")
                    .build());
    for (int day = 0; day < days; day++) {
      LocalDate date = FIRST_DAY.plusDays(day);
      if (day % 21 == 4) {
        schedule.override(DateOverride.closed("closed-" + day, date));
      } else if (day % 14 == 9) {
        schedule.override(DateOverride.of("special-" + day, date, "10:00-14:00"));
      }
    }
    return schedule.build();
  }

  private static List<BusyPeriod> busy(int seed, int count, int days) {
    List<BusyPeriod> periods = new ArrayList<>();
    int x = seed;
    for (int i = 0; i < count; i++) {
      x = x * 1664525 + 1013904223;
      int quarter = (x >>> 8) % (days * 96);
      Instant start = START.plus(Duration.ofMinutes(quarter * 15L));
      periods.add(BusyPeriod.busy(Interval.of(start, Duration.ofMinutes(30)), "calendar"));
    }
    return periods;
  }
}
