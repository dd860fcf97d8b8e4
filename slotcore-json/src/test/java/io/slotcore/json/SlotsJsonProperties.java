package io.slotcore.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.schedule.Schedule;
import io.slotcore.slot.Availability;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import io.slotcore.testkit.TimeArbitraries;
import io.slotcore.time.Interval;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SlotsJsonProperties {

  @Provide
  Arbitrary<ZonedDateTime> days() {
    return Arbitraries.oneOf(TimeArbitraries.days(), TimeArbitraries.daysOfTransition());
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.oneOf(
        TimeArbitraries.zones(),
        Arbitraries.of(
            ZoneOffset.UTC,
            ZoneId.of("UTC"),
            ZoneOffset.ofTotalSeconds(-3_599),
            ZoneOffset.ofTotalSeconds(18 * 3_600),
            ZoneId.of("Africa/Monrovia")));
  }

  @Property
  void slotsAreWrittenAsJavaTimeWritesThem(
      @ForAll("days") ZonedDateTime day,
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = 1, max = 3_000) int minutes,
      @ForAll Random random) {
    List<Slot> slots = slots(day.toInstant().minus(Duration.ofHours(30)), minutes, 80);

    for (ZoneId viewer : List.of(zone, day.getZone())) {
      assertThat(written(slots, viewer)).isEqualTo(plain(slots, viewer));
      List<Slot> shuffled = new ArrayList<>(slots);
      Collections.shuffle(shuffled, random);
      assertThat(written(shuffled, viewer)).isEqualTo(plain(shuffled, viewer));
    }
  }

  @Property
  void anInstantOfAnyYearIsWrittenAsJavaTimeWritesIt(
      @ForAll @LongRange(min = -80_000_000_000L, max = 300_000_000_000L) long second,
      @ForAll("zones") ZoneId zone) {
    WallClock clock = new WallClock(zone);
    for (long each : new long[] {second, second + 59, second + 86_399, second + 86_400}) {
      if (!clock.shows(each)) {
        clock.show(each);
      }
      byte[] text = clock.text().clone();
      clock.putTime(each, text, clock.time());
      assertThat(new String(text, StandardCharsets.US_ASCII))
          .isEqualTo(plain(Instant.ofEpochSecond(each), zone));
    }
  }

  @Example
  void offsetsHaveSecondsWhereTheyHadThem() {
    List<Slot> slots = slots(Instant.parse("1972-01-07T00:00:00Z"), 60, 2);

    assertThat(written(slots, ZoneId.of("Africa/Monrovia")))
        .isEqualTo(
            "[{\"start\":\"1972-01-06T23:15:30-00:44:30\",\"end\":\"1972-01-07T01:00:00Z\"},"
                + "{\"start\":\"1972-01-07T00:45:00Z\",\"end\":\"1972-01-07T01:45:00Z\"}]");
  }

  @Example
  void noSlotsAreAnEmptyArray() {
    assertThat(written(List.of(), ZoneOffset.UTC)).isEqualTo("[]");
  }

  @Example
  void slotsOfSeveralDurationsMayStandTogether() {
    Instant start = Instant.parse("2027-03-14T05:00:00Z");
    List<Slot> slots = new ArrayList<>(slots(start, 30, 4));
    slots.addAll(slots(start, 4_000, 4));

    ZoneId zone = ZoneId.of("America/New_York");
    assertThat(written(slots, zone)).isEqualTo(plain(slots, zone));
  }

  private static List<Slot> slots(Instant from, int minutes, int count) {
    Schedule always = Schedule.alwaysOpen("always", ZoneOffset.UTC);
    EventType type =
        EventType.builder("x", Duration.ofMinutes(minutes))
            .host(Host.of("ada", always))
            .startIncrement(Duration.ofMinutes(45))
            .alignment(Alignment.CLOCK)
            .build();
    Interval window = Interval.of(from, Duration.ofMinutes(45L * count));
    SlotQuery query = SlotQuery.builder(type, window).build();
    return Availability.slots(query, Facts.empty(from.minusSeconds(1)));
  }

  private static String written(List<Slot> slots, ZoneId viewer) {
    return new String(SlotsJson.write(slots, viewer), StandardCharsets.US_ASCII);
  }

  private static String plain(List<Slot> slots, ZoneId viewer) {
    return slots.stream()
        .map(
            slot ->
                "{\"start\":\"%s\",\"end\":\"%s\"}"
                    .formatted(plain(slot.start(), viewer), plain(slot.end(), viewer)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String plain(Instant instant, ZoneId viewer) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(viewer).toOffsetDateTime());
  }
}
