package io.slotcore.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.slot.Explanation;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs what is measured once, without measuring. */
class BenchmarksTest {

  @Test
  void otherWorldsInTurnHaveOtherSlots() {
    SlotsBenchmark benchmark = new SlotsBenchmark();
    benchmark.makeWorlds();

    Set<Answer> answers = new HashSet<>();
    for (int i = 0; i < 64; i++) {
      answers.add(Answer.of(benchmark.engine()));
    }

    assertThat(answers).hasSize(64);
    assertThat(benchmark.floor()).isEqualTo(976);
  }

  @Test
  void thirtyDaysAreWrittenAsJson() {
    SlotsBenchmark benchmark = new SlotsBenchmark();
    benchmark.cell = "B1 30 0";
    benchmark.makeWorlds();

    String json = new String(benchmark.engineAndJson(), StandardCharsets.US_ASCII);

    assertThat(json)
        .startsWith(
            "[{\"start\":\"2027-03-01T09:00:00-05:00\",\"end\":\"2027-03-01T09:30:00-05:00\"},");
    assertThat(json.split("\"start\"", -1)).hasSize(1 + 498);
  }

  @Test
  void someOfTheExplainedStartsAreFreeAndSomeAreNot() {
    ExplainBenchmark benchmark = new ExplainBenchmark();
    benchmark.makeQuestions();

    int bookable = 0;
    for (int i = 0; i < 64; i++) {
      Explanation explanation = benchmark.explain();
      bookable += explanation.isBookable() ? 1 : 0;
    }

    assertThat(bookable).isBetween(16, 48);
    assertThat(benchmark.day()).isNotEmpty();
  }

  @Test
  void eachHostHasItsOwnFirstStart() {
    FirstStartBenchmark benchmark = new FirstStartBenchmark();
    benchmark.hosts = 20;
    benchmark.makeWorlds();

    assertThat(benchmark.eachHost()).hasSize(20).doesNotContainNull();
  }
}
