package io.slotcore.slot;

import static io.slotcore.slot.Examples.ADA;
import static io.slotcore.slot.Examples.INTRO;
import static io.slotcore.slot.Examples.MONDAY;
import static io.slotcore.slot.Examples.NOW;
import static io.slotcore.slot.Examples.ada;
import static io.slotcore.slot.Examples.at;
import static io.slotcore.slot.Examples.claim;
import static io.slotcore.slot.Examples.days;
import static io.slotcore.slot.Examples.explain;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.minutes;
import static io.slotcore.slot.Examples.seat;
import static io.slotcore.slot.Examples.span;
import static io.slotcore.slot.Examples.starts;
import static io.slotcore.slot.Examples.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.eventtype.EventType;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that keeps claims in steps of five minutes. */
class GranularityTest {

  private static final Facts FIVES =
      Facts.builder(NOW).claimGranularity(Duration.ofMinutes(5)).build();

  private static EventType.Builder every(int increment, int length) {
    return EventType.builder("intro", minutes(length))
        .startIncrement(minutes(increment))
        .host(ada("09:00-10:00"));
  }

  @Test
  void whatStartsBetweenStepsIsNotListed() {
    assertThat(starts(every(4, 20).build(), FIVES)).containsExactly("09:00", "09:20", "09:40");
    assertThat(starts(every(4, 20).build(), Facts.empty(NOW))).hasSize(11);
  }

  @Test
  void theReasonNamesTheStartsBetweenTheStepsAround() {
    Explanation told = explain(every(4, 20).build(), "09:12", FIVES);

    assertThat(texts(told))
        .containsExactly(
            "event-type:intro GRANULARITY: the store keeps time in steps of 5 minutes, and a"
                + " booking with its buffers must begin on one");
    assertThat(told.reasons().get(0).id()).isEqualTo("intro");
    assertThat(told.reasons().get(0).forbids())
        .isEqualTo(Interval.of(at("09:10").plusSeconds(1), at("09:15")));
  }

  @Test
  void buffersCountAsWhatIsTaken() {
    EventType type = every(1, 8).buffers(minutes(7), minutes(5)).build();

    assertThat(starts(type, FIVES).subList(0, 3)).containsExactly("09:02", "09:07", "09:12");
    assertThat(starts(every(5, 33).buffers(minutes(5), minutes(2)).build(), FIVES)).hasSize(6);
  }

  @Test
  void aLengthThatFitsIntoNoStepsIsNeverListedAndTheReasonSaysSo() {
    EventType type = every(5, 33).buffers(minutes(5), minutes(1)).build();
    Explanation told = explain(type, "09:05", FIVES);

    assertThat(starts(type, FIVES)).isEmpty();
    assertThat(texts(told))
        .containsExactly(
            "event-type:intro GRANULARITY: the store keeps time in steps of 5 minutes, and a"
                + " booking with its buffers takes 39");
    assertThat(told.reasons().get(0).forbids()).isEqualTo(Interval.of(Instant.MIN, Instant.MAX));
    assertThat(Availability.explainDay(days(type, MONDAY, 1), MONDAY, FIVES).toString())
        .contains("0 of 6 starts open", "GRANULARITY");
  }

  @Test
  void aHostWaivesTheGridAndNotTheSteps() {
    EventType type = every(60, 30).build();
    SlotQuery query =
        SlotQuery.builder(type, span("09:00", "10:00")).waiving(Set.of(Rule.GRID)).build();
    List<Instant> asked = List.of(at("09:05"), at("09:06"), at("09:10"), at("09:35"));

    assertThat(Availability.among(query, asked, FIVES))
        .extracting(Slot::start)
        .containsExactly(at("09:05"), at("09:10"));
    assertThat(Rule.GRANULARITY.isWaivable()).isFalse();
  }

  @Test
  void whoJoinsASessionTakesNothingThatHasToFit() {
    EventType type =
        hourly().host(ada("09:00-12:00")).seats(3).buffers(minutes(7), minutes(0)).build();
    Facts session =
        FIVES.toBuilder()
            .claims(List.of(claim(7, ADA, "10:00", "11:00")))
            .seats(INTRO, List.of(seat(7, 1, "10:00", 1)))
            .build();

    assertThat(starts(type, session)).containsExactly("10:00");
    assertThat(explain(type, "10:00", session).session()).isPresent();
    assertThat(explain(type, "09:00", session).reasons())
        .extracting(Reason::rule)
        .containsExactly(Rule.GRANULARITY);
  }

  @Test
  void stepsAreCountedInUtcBeforeItsEpochToo() {
    Instant lastMinutes = Instant.parse("1969-12-31T23:50:00Z");
    EventType type =
        EventType.builder("intro", minutes(10))
            .startIncrement(minutes(5))
            .host(ada("00:00-24:00"))
            .build();
    Facts tens = Facts.builder(Instant.MIN).claimGranularity(minutes(10)).build();
    SlotQuery query = SlotQuery.of(type, lastMinutes, lastMinutes.plusSeconds(1_200));

    assertThat(Availability.slots(query, tens))
        .extracting(Slot::start)
        .containsExactly(lastMinutes, Instant.EPOCH);
  }

  @Test
  void aSeriesIsDecidedByTheStepsToo() {
    EventType type = every(4, 20).build();
    SlotQuery query = days(type, MONDAY, 1);

    assertThat(
            Availability.series(
                query,
                List.of(MONDAY.atTime(9, 0), MONDAY.atTime(9, 24), MONDAY.atTime(9, 40)),
                FIVES))
        .extracting(Occurrence::isBookable)
        .containsExactly(true, false, true);
  }

  @Test
  void factsThatAreChangedKeepTheSteps() {
    assertThat(FIVES.withBusy(Map.of(ADA, Examples.busy("09:00", "10:00"))).claimGranularity())
        .contains(minutes(5));
    assertThat(Facts.empty(NOW).claimGranularity()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-5M", "PT90S"})
  void stepsAreWholeMinutes(String step) {
    Facts.Builder facts = Facts.builder(NOW);

    assertThatThrownBy(() -> facts.claimGranularity(Duration.parse(step)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Duration.parse(step).toString());
  }
}
