package io.slotcore.slot;

import static io.slotcore.slot.Examples.ADA;
import static io.slotcore.slot.Examples.BOB;
import static io.slotcore.slot.Examples.INTRO;
import static io.slotcore.slot.Examples.MONDAY;
import static io.slotcore.slot.Examples.NOTHING;
import static io.slotcore.slot.Examples.NOW;
import static io.slotcore.slot.Examples.ada;
import static io.slotcore.slot.Examples.at;
import static io.slotcore.slot.Examples.bob;
import static io.slotcore.slot.Examples.busy;
import static io.slotcore.slot.Examples.claim;
import static io.slotcore.slot.Examples.claims;
import static io.slotcore.slot.Examples.counted;
import static io.slotcore.slot.Examples.daily;
import static io.slotcore.slot.Examples.days;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.minutes;
import static io.slotcore.slot.Examples.seat;
import static io.slotcore.slot.Examples.span;
import static io.slotcore.slot.Examples.starts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.schedule.Closure;
import io.slotcore.schedule.OutOfOffice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways to ask: waiving, the first start, some starts, a day. */
class QuestionsTest {

  private static final EventType NINE_TO_NOON = hourly().host(ada("09:00-12:00")).build();

  private static SlotQuery waiving(EventType type, Rule... rules) {
    return SlotQuery.builder(type, days(type, MONDAY, 1).window()).waiving(Set.of(rules)).build();
  }

  private static List<String> times(List<Slot> slots) {
    return slots.stream().map(slot -> slot.start().toString().substring(11, 16)).toList();
  }

  /** An event type of which nothing can be booked on Monday, for the one reason that is named. */
  private static EventType forbiddenBy(Rule rule) {
    Host.Builder ada = Host.builder("ada", Examples.daily("09:00-10:00"));
    EventType.Builder type = hourly();
    switch (rule) {
      case OUT_OF_OFFICE -> ada.outOfOffice(new OutOfOffice("leave", span("00:00", "20:00")));
      case CLOSED -> type.closure(new Closure("strike", span("00:00", "20:00")));
      case NOTICE -> type.minimumNotice(minutes(60 * 24 * 9));
      case WINDOW -> type.window(BookingWindow.rolling(0));
      case LIMIT -> type.limit(BookingLimit.perDay(1));
      default -> throw new IllegalArgumentException(rule.toString());
    }
    return type.host(ada.build()).build();
  }

  @ParameterizedTest
  @EnumSource(names = {"OUT_OF_OFFICE", "CLOSED", "NOTICE", "WINDOW", "LIMIT"})
  void aRuleThatIsWaivedForbidsNothing(Rule rule) {
    EventType type = forbiddenBy(rule);
    Facts facts = counted(INTRO, counted(1, "20:00"));
    Set<Rule> others = EnumSet.allOf(Rule.class);
    others.removeIf(other -> other == rule || !other.isWaivable() || other == Rule.GRID);

    assertThat(starts(type, facts)).isEmpty();
    assertThat(starts(waiving(type, rule), facts)).containsExactly("09:00");
    assertThat(starts(waiving(type, others.toArray(Rule[]::new)), facts)).isEmpty();
    assertThat(Availability.explain(days(type, MONDAY, 1), at("09:00"), facts).reasons())
        .extracting(Reason::rule)
        .containsExactly(rule);
    assertThat(Availability.explain(waiving(type, rule), at("09:00"), facts).isBookable()).isTrue();
  }

  @Test
  void withHoursWaivedTheGridStaysInTheHours() {
    EventType type = hourly().host(ada("09:00-09:30", "10:00-11:30")).build();

    assertThat(starts(waiving(type, Rule.HOURS), NOTHING))
        .containsExactly("09:00", "10:00", "11:00");
  }

  @Test
  void withHoursAndGridWaivedAnyFreeSecondCanBeBooked() {
    SlotQuery query = waiving(NINE_TO_NOON, Rule.HOURS, Rule.GRID);
    Facts facts = claims(claim(1, ADA, "03:00", "04:00"));
    List<Instant> asked =
        List.of(at("04:00"), at("03:59"), at("02:00").plusSeconds(1), at("02:00"), at("04:00"));

    assertThat(times(Availability.among(query, asked, facts))).containsExactly("02:00", "04:00");
    assertThat(Availability.explain(query, at("04:00"), facts).isBookable()).isTrue();
    assertThat(Availability.explain(query, at("03:59"), facts).isBookable()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SEATS", "CAPACITY", "BUSY", "CLAIM", "POOL"})
  void whatIsTakenCannotBeWaived(Rule rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlotQuery.at(NINE_TO_NOON, NOW).waiving(Set.of(rule)))
        .withMessage(rule + " cannot be waived: the time is taken");
  }

  @Test
  void theFirstStartMayBeFarAway() {
    SlotQuery year = days(NINE_TO_NOON, MONDAY, 365);
    Facts facts = busy(ADA, "2027-01-04T00:00", "2027-11-20T10:15");

    assertThat(Availability.first(year, facts).orElseThrow().start())
        .isEqualTo(at("2027-11-20T11:00"));
    assertThat(Availability.first(days(NINE_TO_NOON, MONDAY, 30), facts)).isEmpty();
  }

  @Test
  void theFirstStartsAreThoseOfTheList() {
    SlotQuery month = days(NINE_TO_NOON, MONDAY, 30);
    List<Slot> all = Availability.slots(month, NOTHING);

    for (int most : new int[] {1, 2, 7, 89, 90, 1_000}) {
      assertThat(Availability.first(month, most, NOTHING))
          .isEqualTo(all.subList(0, Math.min(most, 90)));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Availability.first(month, 0, NOTHING))
        .withMessage("most (0) must be at least one");
  }

  @Test
  void ofSeveralQuestionsTheEarliestStartIsFound() {
    SlotQuery ada = days(NINE_TO_NOON, MONDAY, 3);
    SlotQuery bob =
        days(EventType.builder("bobs", minutes(60)).host(bob("08:00-09:00")).build(), MONDAY, 3);
    SlotQuery never =
        days(EventType.builder("never", minutes(60)).host(bob("08:00-08:30")).build(), MONDAY, 3);

    assertThat(
            Availability.firstOfAny(List.of(never, ada, bob), NOTHING)
                .orElseThrow()
                .eventType()
                .id())
        .isEqualTo("bobs");
    assertThat(
            Availability.firstOfAny(
                    List.of(never, ada, bob), claims(claim(1, BOB, "08:00", "09:00")))
                .orElseThrow()
                .eventType()
                .id())
        .isEqualTo("intro");
    assertThat(Availability.firstOfAny(List.of(never), NOTHING)).isEmpty();
    assertThat(Availability.firstOfAny(List.of(), NOTHING)).isEmpty();
  }

  @Test
  void ofTheSameStartTheFirstQuestionIsAnswered() {
    SlotQuery one =
        days(EventType.builder("one", minutes(60)).host(ada("09:00-10:00")).build(), MONDAY, 1);
    SlotQuery two =
        days(EventType.builder("two", minutes(60)).host(bob("09:00-10:00")).build(), MONDAY, 1);

    assertThat(Availability.firstOfAny(List.of(two, one), NOTHING).orElseThrow().eventType().id())
        .isEqualTo("two");
  }

  @Test
  void amongSomeStartsThoseThatCanBeBookedAreTold() {
    SlotQuery query = days(NINE_TO_NOON, MONDAY, 1);
    List<Instant> asked =
        List.of(
            at("11:00"),
            at("09:30"),
            at("09:00"),
            at("10:00"),
            at("11:00"),
            at("10:00").plusNanos(1));

    assertThat(times(Availability.among(query, asked, claims(claim(1, ADA, "10:00", "10:01")))))
        .containsExactly("09:00", "11:00");
    assertThat(Availability.among(query, List.of(), NOTHING)).isEmpty();
    assertThat(Availability.among(query, List.of(at("09:00").plusNanos(1)), NOTHING)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Availability.among(query, List.of(at("2027-01-05T00:00")), NOTHING))
        .withMessage(
            "start (2027-01-05T00:00:00Z) must lie in the window of the query"
                + " (2027-01-04T00:00:00Z/2027-01-05T00:00:00Z)");
  }

  @Test
  void aDayIsExplainedByItsCandidatesAndTheirCauses() {
    DayExplanation day =
        Availability.explainDay(
            days(NINE_TO_NOON, MONDAY, 1), MONDAY, claims(claim(1, ADA, "09:30", "10:15")));

    assertThat(day.starts()).hasSize(3);
    assertThat(times(day.slots())).containsExactly("11:00");
    assertThat(day.causes()).hasSize(1);
    assertThat(day.causes().get(0).starts()).isEqualTo(2);
    assertThat(day)
        .hasToString(
            """
            2027-01-04: 1 of 3 starts open
              2 x host:ada CLAIM: taken by 00000000-0000-0000-0000-000000000001 for\
             2027-01-04T09:30:00Z/2027-01-04T10:15:00Z\
            """);
  }

  @Test
  void theCauseOfMostStartsComesFirst() {
    DayExplanation day =
        Availability.explainDay(
            days(NINE_TO_NOON, MONDAY, 1),
            MONDAY,
            claims(claim(1, ADA, "09:00", "09:15"), claim(2, ADA, "10:15", "11:15")));

    assertThat(day.causes()).extracting(DayExplanation.Cause::starts).containsExactly(2, 1);
    assertThat(day.slots()).isEmpty();
  }

  @Test
  void aClosedDayIsExplainedByItsFirstMoment() {
    LocalDate date = MONDAY.plusDays(1);
    Host ada =
        Host.of(
            "ada",
            io.slotcore.schedule.Schedule.builder("hours", java.time.ZoneOffset.UTC)
                .override(io.slotcore.schedule.DateOverride.closed("off", date))
                .build());
    DayExplanation day =
        Availability.explainDay(days(hourly().host(ada).build(), MONDAY, 1), date, NOTHING);

    assertThat(day)
        .hasToString(
            """
            2027-01-05: 0 of 1 starts open
              1 x host:ada HOURS: outside the hours of 'off'\
            """);
  }

  @Test
  void aDayIsExplainedForTheDurationThatIsAsked() {
    EventType type = hourly().host(ada("09:00-12:00")).durations(minutes(150)).build();
    SlotQuery longer =
        SlotQuery.builder(type, days(type, MONDAY, 1).window()).duration(minutes(150)).build();

    assertThat(Availability.explainDay(longer, MONDAY, NOTHING).starts()).hasSize(1);
    assertThat(Availability.explainDay(days(type, MONDAY, 1), MONDAY, NOTHING).starts()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "'',     '2027-01-03T23:30:00Z/2027-01-05T01:45:00Z'",
    "double, '2027-01-03T23:30:00Z/2027-01-05T02:45:00Z'"
  })
  void claimsAndBusyTimeAreNeededAsFarAsTheBookingAndItsBuffersReach(String which, String span) {
    EventType type =
        hourly()
            .host(ada("00:00-24:00"))
            .durations(minutes(120))
            .buffers(minutes(30), minutes(45))
            .build();
    SlotQuery.Builder query = SlotQuery.builder(type, days(type, MONDAY, 1).window());
    FactsNeeded needed =
        Availability.factsNeeded(
            which.isEmpty() ? query.build() : query.duration(minutes(120)).build());

    assertThat(needed.claims()).containsOnlyKeys(ADA);
    assertThat(needed.claims().get(ADA)).hasToString(span);
    assertThat(needed.busy()).isEqualTo(needed.claims());
    assertThat(needed.counted()).isEmpty();
    assertThat(needed.seats()).isEmpty();
  }

  @Test
  void aGroupNeedsTheSeatsOfAllSessionsWhoseClaimsReachIn() {
    EventType type = hourly().host(ada("00:00-24:00")).seats(2).build();
    FactsNeeded needed = Availability.factsNeeded(days(type, MONDAY, 1));

    assertThat(needed.seats()).containsOnlyKeys(INTRO);
    assertThat(needed.seats().get(INTRO)).isEqualTo(span("2026-11-03T00:00", "2027-02-05T01:00"));
  }

  @Test
  void everyMemberOfEveryPoolIsAskedFor() {
    EventType type =
        hourly(Pool.oneOf(ada("09:00-10:00"), bob("09:00-10:00")), Pool.oneOf(Examples.room(2)));

    assertThat(Availability.factsNeeded(days(type, MONDAY, 1)).claims())
        .containsOnlyKeys(ADA, BOB, io.slotcore.eventtype.Subject.resource("room"));
  }

  @Test
  void whatTwoQuestionsNeedIsTheirSpan() {
    FactsNeeded one = Availability.factsNeeded(days(NINE_TO_NOON, MONDAY, 1));
    FactsNeeded two = Availability.factsNeeded(days(NINE_TO_NOON, MONDAY.plusDays(3), 1));

    assertThat(one.union(two).busy().get(ADA)).isEqualTo(span("00:00", "2027-01-08T01:00"));
    assertThat(one.union(FactsNeeded.nothing())).isEqualTo(one);
  }

  @Test
  void factsKeepWhatTheyAreGivenAndTakeMore() {
    Facts facts =
        Facts.builder(NOW)
            .claims(List.of(claim(1, ADA, "09:00", "10:00")))
            .claims(List.of(claim(2, ADA, "10:00", "11:00"), claim(3, BOB, "10:00", "11:00")))
            .counted(ADA, List.of(counted(1, "09:00")))
            .seats(INTRO, List.of(seat(7, 1, "10:00", 1)))
            .busy(ADA, busy("09:00", "10:00"))
            .build();
    Facts copy = facts.toBuilder().build();

    assertThat(copy.claims()).containsExactlyInAnyOrderElementsOf(facts.claims()).hasSize(3);
    assertThat(copy.claims(ADA)).hasSize(2);
    assertThat(copy.counted(ADA)).isEqualTo(facts.counted(ADA)).hasSize(1);
    assertThat(copy.seats(INTRO)).isEqualTo(facts.seats(INTRO)).hasSize(1);
    assertThat(copy.busy(ADA)).isEqualTo(facts.busy(ADA));
    assertThat(facts.withBusy(java.util.Map.of())).isSameAs(facts);
  }

  @Test
  void aDayWithoutCommonHoursNamesOnlyWhoIsMissing() {
    EventType type =
        hourly(Pool.all(ada("09:00-12:00")), Pool.all(Host.of("shut", daily("00:00-00:30"))));

    assertThat(Availability.explainDay(days(type, MONDAY, 1), MONDAY, NOTHING).causes())
        .extracting(cause -> cause.reason().subject().toString())
        .containsExactly("host:shut");
  }
}
