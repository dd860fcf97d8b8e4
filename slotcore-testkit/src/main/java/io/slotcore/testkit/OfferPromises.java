package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Booking;
import io.slotcore.booking.Choice;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.eventtype.EventType;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import io.slotcore.spi.LockRequest;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is offered can be booked, on a store that keeps claims in steps as on any other. */
abstract class OfferPromises extends ReadPromises {

  /** Lengths, buffers and starts that fit well, that fit now and then, and that never do. */
  private static final List<EventType> TYPES =
      List.of(
          type("fits", 30, 15, 0, 0),
          type("fits-off-the-hour", 30, 1, 7, 8),
          type("odd-starts", 20, 7, 0, 10),
          type("odd-length", 33, 15, 0, 0),
          type("odd-buffer", 30, 15, 0, 1));

  private static EventType type(String id, int minutes, int increment, int before, int after) {
    return EventType.builder(id, Duration.ofMinutes(minutes))
        .host(always(ADA))
        .startIncrement(Duration.ofMinutes(increment))
        .buffers(Duration.ofMinutes(before), Duration.ofMinutes(after))
        .build();
  }

  @Test
  void whatFitsBadlyIsOfferedIffItCanBeBooked() {
    Interval hour = span("10:00", "11:00");
    for (EventType type : TYPES) {
      for (Set<Rule> waived : List.of(Set.<Rule>of(), Set.of(Rule.GRID))) {
        SlotQuery query = SlotQuery.builder(type, hour).waiving(waived).build();
        Set<Instant> listed =
            service().slots(tenant, query).stream().map(Slot::start).collect(Collectors.toSet());
        for (Instant t = hour.start(); t.isBefore(hour.end()); t = t.plusSeconds(60)) {
          Explanation told = service().explain(tenant, query, t);
          assertThat(refusal(Choice.of(type, t).waiving(waived)))
              .as("%s at %s", type, t)
              .isEqualTo(told.reasons());
          if (waived.isEmpty()) {
            assertThat(listed.contains(t)).as("%s at %s", type, t).isEqualTo(told.isBookable());
          }
        }
      }
    }
  }

  /** Books a start and gives it back, or says why not. */
  private List<Reason> refusal(Choice choice) {
    try {
      cancel(host(), service().book(host(), choice, attendance()));
      return List.of();
    } catch (SlotRefusedException refused) {
      return refused.reasons();
    }
  }

  @Test
  void theStepsOfClaimsAreTheSameInListingsAndDecisions() {
    Optional<Duration> listing = facts(Map.of(), Map.of()).claimGranularity();

    Optional<Duration> decision =
        store()
            .inTransaction(
                tenant,
                transaction ->
                    transaction.lock(LockRequest.of(List.of(ADA))).facts().claimGranularity());

    assertThat(decision).isEqualTo(listing);
    if (capabilities().contains(Capability.CLAIMS_TO_THE_MICROSECOND)) {
      assertThat(listing).isEmpty();
    }
  }

  @Test
  void whoJoinsASessionNeedsNoStepsOfHisOwn() {
    Booking first = book("first", group(3).build(), "10:00");
    EventType buffered = group(3).buffers(Duration.ofMinutes(7), Duration.ZERO).build();

    Booking second = book("second", buffered, "10:00");

    assertThat(sessionOf(second).id()).isEqualTo(sessionOf(first).id());
  }
}
