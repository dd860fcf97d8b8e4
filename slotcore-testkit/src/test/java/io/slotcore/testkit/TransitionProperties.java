package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.EventType;
import io.slotcore.slot.Availability;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Hours around the changes of the clocks, in every zone of the JDK. */
class TransitionProperties {

  @Provide
  Arbitrary<TransitionCase> cases() {
    return Combinators.combine(
            TimeArbitraries.transitions(),
            Arbitraries.of(TransitionCase.Shape.class),
            Arbitraries.of(TransitionCase.Grid.class),
            Arbitraries.of(TransitionCase.Cast.class))
        .as(TransitionCase::new);
  }

  @Property
  void agreesWithBruteForceOnATransition(@ForAll("cases") TransitionCase sample) {
    requireAgreement(sample, sample.world());
  }

  /** Complete, with {@code -Pdeep}: all changes from 2024 to 2037, all shapes, all grids. */
  @Test
  @EnabledIfSystemProperty(named = "slotcore.deep", matches = "true")
  void agreesWithBruteForceOnEveryTransition() {
    List<Transition> all = TimeArbitraries.allTransitions();
    assertThat(all).hasSizeGreaterThan(5_000);
    all.parallelStream()
        .flatMap(TransitionProperties::casesOf)
        .forEach(sample -> requireAgreement(sample, sample.world()));
  }

  /** Half an hour, two hours, back for Ramadan, back in winter, and a quarter off the hour. */
  @Test
  void theOddestZonesAreAmongTheTransitions() {
    assertThat(TimeArbitraries.allTransitions())
        .extracting(transition -> transition.zone().getId())
        .contains(
            "Australia/Lord_Howe",
            "Antarctica/Troll",
            "Africa/Casablanca",
            "Europe/Dublin",
            "Pacific/Chatham");
  }

  @Test
  void agreesWithBruteForceWhereApiaLosesADate() {
    requireAgreementAcrossTheDateLine("Pacific/Apia", 2011, "2011-12-30");
  }

  @Test
  void agreesWithBruteForceWhereKwajaleinLosesADate() {
    requireAgreementAcrossTheDateLine("Pacific/Kwajalein", 1993, "1993-08-21");
  }

  private static void requireAgreementAcrossTheDateLine(String id, int year, String lost) {
    Transition crossing =
        Transition.of(ZoneId.of(id), year, year).stream()
            .filter(t -> t.change().getDuration().toHours() >= 23)
            .findFirst()
            .orElseThrow();
    LocalDate date = LocalDate.parse(lost);
    assertThat(crossing.change().getDateTimeBefore()).isEqualTo(date.atStartOfDay());
    casesOf(crossing)
        .forEach(
            sample -> {
              World world = sample.world(Duration.ofHours(40));
              requireAgreement(sample, world);
              requireAgreement(sample, limited(world, crossing, date));
            });
  }

  /** One booking a day, up to the third day from the eve of the lost date. */
  private static World limited(World world, Transition crossing, LocalDate lost) {
    EventType.Builder type =
        EventType.builder("intro", world.query().duration())
            .startIncrement(world.eventType().startIncrement())
            .alignment(world.eventType().alignment())
            .zone(world.eventType().zone())
            .limit(BookingLimit.perDay(1))
            .window(BookingWindow.dates(lost.minusDays(1), lost.plusDays(1)));
    world.eventType().pools().forEach(type::pool);
    EventType built = type.build();
    SlotQuery query = SlotQuery.builder(built, world.query().window()).build();
    CountedBooking booking =
        new CountedBooking(
            new BookingId(new UUID(0, 1)),
            crossing.instant().minusSeconds(1),
            Duration.ofHours(1),
            Instant.MAX);
    Facts facts =
        Facts.builder(crossing.instant().minus(Duration.ofHours(30)))
            .counted(built.subject(), List.of(booking))
            .build();
    return new World(query, facts);
  }

  private static Stream<TransitionCase> casesOf(Transition transition) {
    return Arrays.stream(TransitionCase.Shape.values())
        .flatMap(
            shape ->
                Arrays.stream(TransitionCase.Grid.values())
                    .flatMap(
                        grid ->
                            Arrays.stream(TransitionCase.Cast.values())
                                .map(cast -> new TransitionCase(transition, shape, grid, cast))));
  }

  private static void requireAgreement(TransitionCase sample, World world) {
    assertThat(Availability.slots(world.query(), world.facts()))
        .extracting(Slot::start)
        .as(sample::toString)
        .isEqualTo(AvailabilityOracle.of(world.query(), world.facts()).offered());
  }
}
