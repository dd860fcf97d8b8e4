package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class EventTimesProperties {

  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2038-01-01T00:00:00Z");

  @Property(tries = 20_000)
  void theTextLeadsBackToTheInstantsInEveryZone(
      @ForAll("zones") String zone,
      @ForAll("instants") Instant start,
      @ForAll @LongRange(min = 1, max = 3 * 86_400) long seconds) {
    assertReadBack(zone, start, start.plusSeconds(seconds));
  }

  @Property
  void timesFarFromAClockChangeAreLocal(
      @ForAll("zones") String zone, @ForAll("instants") Instant start) {
    ZoneRules rules = ZoneId.of(zone).getRules();
    ZoneOffsetTransition next = rules.nextTransition(start.minus(Duration.ofDays(1)));
    Assume.that(next == null || next.getInstant().isAfter(start.plus(Duration.ofDays(1))));
    Assume.that(!rules.isFixedOffset());

    String local = EventTimes.LOCAL.format(start.atZone(ZoneId.of(zone)));
    assertThat(Invitations.request(Sample.at(zone, start).build()))
        .contains("DTSTART;TZID=" + zone + ":" + local);
  }

  @Property
  void theTextLeadsBackToTheInstantsInEveryYear(
      @ForAll("zones") String zone,
      @ForAll @LongRange(min = -62_000_000_000L, max = 253_000_000_000L) long start) {
    assertReadBack(zone, Instant.ofEpochSecond(start), Instant.ofEpochSecond(start + 3_600));
  }

  @Example
  void theTextLeadsBackToTheInstantsAroundEveryClockChange() {
    zoneIds().forEach(EventTimesProperties::assertReadBackAroundChanges);
  }

  private static void assertReadBackAroundChanges(String zone) {
    ZoneOffsetTransition change = ZoneId.of(zone).getRules().nextTransition(FROM);
    while (change != null && change.getInstant().isBefore(TO)) {
      Duration length = change.getDuration().abs();
      for (Duration away : Stream.of(length.negated(), Duration.ZERO, length).toList()) {
        Instant edge = change.getInstant().plus(away);
        assertReadBack(zone, edge.minusSeconds(1), edge);
        assertReadBack(zone, edge, edge.plusSeconds(1));
        assertReadBack(zone, edge.minus(length.dividedBy(2)), edge.plus(length.dividedBy(2)));
      }
      assertReadBack(zone, change.getInstant().minusSeconds(86_400), change.getInstant());
      change = ZoneId.of(zone).getRules().nextTransition(change.getInstant());
    }
  }

  private static void assertReadBack(String zone, Instant start, Instant end) {
    String ics = Invitations.request(Sample.at(zone, start, end).build());
    ZoneReader reader = ZoneReader.of(ics);
    assertThat(reader.instant("DTSTART")).as("start in %s%n%s", zone, ics).isEqualTo(start);
    assertThat(reader.instant("DTEND")).as("end in %s%n%s", zone, ics).isEqualTo(end);
  }

  /** The JDK's zones. ical4j adds hundreds of its own to the JVM, some of them without rules. */
  private static Stream<String> zoneIds() {
    return ZoneId.getAvailableZoneIds().stream().filter(id -> !id.startsWith("ical4j")).sorted();
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(zoneIds().toList());
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(FROM.getEpochSecond(), TO.getEpochSecond())
        .map(Instant::ofEpochSecond);
  }
}
