package io.slotcore.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.Member;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.slot.Availability;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import io.slotcore.testkit.World;
import io.slotcore.testkit.WorldArbitraries;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read again as what it was. */
class LossProperties {

  @Provide
  Arbitrary<World> worlds() {
    return WorldArbitraries.worlds();
  }

  @Property
  void whatIsWrittenIsReadAgainAndGivesTheSameSlots(@ForAll("worlds") World world) {
    Question question = Question.of(world.query(), world.facts());

    String json = Documents.QUESTION.write(question);
    Question read = Documents.QUESTION.read(json);

    assertThat(read.query().eventType()).isEqualTo(world.eventType());
    assertThat(parts(read.query())).isEqualTo(parts(world.query()));
    assertThat(parts(read.facts())).isEqualTo(parts(world.facts()));
    assertThat(read.slots()).isEqualTo(Availability.slots(world.query(), world.facts()));
    assertThat(Documents.QUESTION.write(read)).isEqualTo(json);
    assertThat(Schemas.complaints(Documents.QUESTION, Schemas.tree(json))).isEmpty();
  }

  @Property(tries = 200)
  void eachPartIsADocumentOfItsOwn(@ForAll("worlds") World world) {
    String type = Documents.EVENT_TYPE.write(world.eventType());
    assertThat(Documents.EVENT_TYPE.read(type.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(world.eventType());
    assertThat(Schemas.complaints(Documents.EVENT_TYPE, Schemas.tree(type))).isEmpty();

    String facts = Documents.FACTS.write(world.facts());
    assertThat(parts(Documents.FACTS.read(facts))).isEqualTo(parts(world.facts()));
    assertThat(Schemas.complaints(Documents.FACTS, Schemas.tree(facts))).isEmpty();

    for (Member member : world.eventType().members()) {
      String schedule = Documents.SCHEDULE.write(member.schedule());
      assertThat(Documents.SCHEDULE.read(schedule)).isEqualTo(member.schedule());
      assertThat(Schemas.complaints(Documents.SCHEDULE, Schemas.tree(schedule))).isEmpty();
    }
  }

  static List<Object> parts(SlotQuery query) {
    return List.of(
        List.of(query.eventType(), query.window(), query.ignored(), query.waived()),
        List.of(query.duration(), query.party(), query.booker(), query.preferred()));
  }

  static List<Object> parts(Facts facts) {
    Map<Object, FreeBusy> busy = new HashMap<>(facts.busy());
    busy.values().removeIf(FreeBusy.none()::equals);
    Map<Object, List<?>> counted = new HashMap<>(facts.counted());
    counted.values().removeIf(List::isEmpty);
    Map<Object, List<?>> seats = new HashMap<>(facts.seats());
    seats.values().removeIf(List::isEmpty);
    return List.of(
        facts.now(), busy, new HashSet<>(facts.claims()), counted, seats, facts.claimGranularity());
  }
}
