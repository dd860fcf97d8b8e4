package io.slotcore.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be asked, and how a single start is asked for. */
class SlotQueryTest {

  /** A Monday, open from 09:00 to 17:00. */
  private static final Instant NINE = Instant.parse("2027-01-04T09:00:00Z");

  private static final Facts NOTHING = Facts.empty(Instant.parse("2027-01-01T00:00:00Z"));

  private static final EventType TYPE =
      EventType.builder("intro", Duration.ofMinutes(30))
          .host(
              Host.of(
                  "ada",
                  Schedule.builder("hours", ZoneOffset.UTC)
                      .weeklyHours(WeeklyHours.officeHours())
                      .build()))
          .build();

  @Test
  void theWindowBoundsTheStarts() {
    Instant ten = NINE.plus(Duration.ofHours(1));

    assertThat(starts(NINE, ten)).containsExactly(NINE, NINE.plus(Duration.ofMinutes(30)));
    assertThat(starts(NINE.plusNanos(1), ten)).containsExactly(NINE.plus(Duration.ofMinutes(30)));
    assertThat(starts(NINE, ten.plusNanos(1))).hasSize(3);
    assertThat(starts(NINE, NINE)).isEmpty();
  }

  @Test
  void aWindowOfMoreThanTenYearsIsRefused() {
    Instant end = NINE.plus(Duration.ofDays(SlotQuery.MAX_DAYS));

    assertThat(SlotQuery.of(TYPE, NINE, end).window().end()).isEqualTo(end);
    assertThatThrownBy(() -> SlotQuery.of(TYPE, NINE, end.plusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(NINE.toString(), "3660 days");
  }

  @Test
  void windowsAtTheEndsOfTheCalendarAreRefused() {
    assertThatThrownBy(() -> SlotQuery.at(TYPE, Instant.MIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must lie between");
    assertThatThrownBy(() -> SlotQuery.at(TYPE, Instant.MAX.minusSeconds(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must lie between");
  }

  @Test
  void aWindowThatEndsBeforeItStartsIsRefused() {
    assertThatThrownBy(() -> SlotQuery.of(TYPE, NINE, NINE.minusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("end (2027-01-04T08:59:59Z) must not be before start (2027-01-04T09:00:00Z)");
  }

  @Test
  void takenTimeCannotBeWaived() {
    assertThatThrownBy(() -> SlotQuery.at(TYPE, NINE).waiving(Set.of(Rule.CLAIM)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CLAIM cannot be waived: the time is taken");
    assertThatThrownBy(() -> SlotQuery.at(TYPE, NINE).waiving(Set.of(Rule.BUSY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BUSY cannot be waived: the time is taken");
  }

  @Test
  void aStartOutsideTheWindowIsNotExplained() {
    SlotQuery query = SlotQuery.of(TYPE, NINE, NINE.plusSeconds(60));

    assertThatThrownBy(() -> Availability.explain(query, NINE.plusSeconds(60), NOTHING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("2027-01-04T09:01:00Z", query.window().toString());
  }

  @Test
  void aWaivedRuleIsNoReason() {
    Instant odd = NINE.plusSeconds(7);
    SlotQuery query = SlotQuery.at(TYPE, odd).build();
    SlotQuery waived = SlotQuery.at(TYPE, odd).waiving(Set.of(Rule.GRID)).build();

    assertThat(Availability.explain(query, odd, NOTHING).reasons())
        .extracting(Reason::rule)
        .containsExactly(Rule.GRID);
    assertThat(Availability.explain(waived, odd, NOTHING).slot().orElseThrow().start())
        .isEqualTo(odd);
  }

  /** The sets of forbidden starts are exact at whole seconds, and slots start at one. */
  @Test
  void aStartOffTheSecondIsOffTheGridEvenIfTheGridIsWaived() {
    Instant odd = NINE.minusSeconds(1800).plusNanos(1);
    Claim early =
        new Claim(
            TYPE.host().subject(),
            Interval.of(NINE, Duration.ofMinutes(30)),
            BookingId.parse("00000000-0000-0000-0000-000000000001"),
            Instant.MAX);
    Facts facts = Facts.builder(NOTHING.now()).claims(List.of(early)).build();
    SlotQuery query = SlotQuery.at(TYPE, odd).waiving(Set.of(Rule.GRID, Rule.HOURS)).build();

    assertThat(Availability.explain(query, odd, facts).reasons())
        .extracting(Reason::rule)
        .containsExactly(Rule.GRID);
  }

  private static List<Instant> starts(Instant from, Instant to) {
    return Availability.slots(SlotQuery.of(TYPE, from, to), NOTHING).stream()
        .map(Slot::start)
        .toList();
  }
}
