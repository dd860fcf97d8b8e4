package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.RoundRobin;
import io.slotcore.eventtype.Subject;
import io.slotcore.schedule.Schedule;
import io.slotcore.slot.Availability;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.slot.TakenSeats;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Single worlds that generated ones came upon. */
class AvailabilityEdgesTest {

  private static final Instant NOON = Instant.parse("2027-01-04T12:00:00Z");
  private static final Host ADA = Host.of("ada", Schedule.alwaysOpen("always", ZoneOffset.UTC));

  @Test
  void anEmptyWindowHasNoSlotsWithAGridOfTheClock() {
    EventType type =
        EventType.builder("intro", Duration.ofMinutes(30))
            .host(ADA)
            .alignment(Alignment.CLOCK)
            .build();
    assertThat(Availability.slots(SlotQuery.of(type, NOON, NOON), Facts.empty(NOON))).isEmpty();
  }

  @Test
  void aRankingNeedsOnlyTheFactsThatWereAskedFor() {
    EventType type =
        EventType.builder("intro", Duration.ofMinutes(30))
            .pool(Pool.all(ADA).choosing(RoundRobin.leastRecent()))
            .build();
    SlotQuery query = SlotQuery.at(type, NOON).build();
    CountedBooking other =
        new CountedBooking(
            new BookingId(new UUID(0, 1)),
            NOON.minusSeconds(86_400),
            Duration.ofMinutes(30),
            Instant.MAX,
            NOON.minusSeconds(172_800));
    Facts all = Facts.builder(NOON).counted(Subject.host("ada"), List.of(other)).build();
    assertThat(Availability.factsNeeded(query).counted()).isEmpty();
    assertThat(Availability.explain(query, NOON, all).assignment())
        .isEqualTo(Availability.explain(query, NOON, Facts.empty(NOON)).assignment());
  }

  @Test
  void aSessionOffTheSecondIsNotJoinedAtItsSecond() {
    EventType type = EventType.builder("intro", Duration.ofMinutes(30)).host(ADA).seats(2).build();
    BookingId session = new BookingId(new UUID(0, 1));
    Instant start = NOON.plusMillis(1);
    Facts facts =
        Facts.builder(NOON)
            .seats(
                type.subject(),
                List.of(
                    new TakenSeats(
                        session,
                        new BookingId(new UUID(0, 2)),
                        start,
                        Duration.ofMinutes(30),
                        1,
                        Instant.MAX)))
            .claims(
                List.of(
                    new Claim(
                        Subject.host("ada"),
                        Interval.of(start, Duration.ofMinutes(30)),
                        session,
                        Instant.MAX)))
            .build();
    assertThat(Availability.explain(SlotQuery.at(type, NOON).build(), NOON, facts).reasons())
        .extracting(Reason::rule)
        .containsExactly(Rule.CLAIM);
  }
}
