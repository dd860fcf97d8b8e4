package io.slotcore.benchmarks;

import io.slotcore.slot.Availability;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Explains one start, and lists the day on which it lies, from the same facts.
 *
 * <p>Days and quarters of an hour between 08:00 and 18:00 in turn: free, taken, closed and outside
 * the hours.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExplainBenchmark {

  private static final Cell CELL = new Cell(Shape.B1, 60, 50);
  private static final int QUESTIONS = 64;

  private record Question(SlotQuery day, Instant start, Facts facts) {}

  private Rotation<Question> questions = Rotation.empty();

  /** Makes one world a question. */
  @Setup
  public void makeQuestions() {
    List<World> worlds = World.several(CELL, QUESTIONS);
    questions =
        Rotation.of(
            IntStream.range(0, QUESTIONS).mapToObj(i -> question(i, worlds.get(i))).toList());
  }

  private static Question question(int index, World world) {
    int day = index * 7 / 6 % CELL.days();
    Instant midnight = World.midnight(day);
    Instant start = midnight.plus(Duration.ofMinutes(8 * 60 + 15 * (index * 13L % 40)));
    SlotQuery query = SlotQuery.of(world.query().eventType(), midnight, World.midnight(day + 1));
    return new Question(query, start, world.facts());
  }

  /** Explains. */
  @Benchmark
  public Explanation explain() {
    Question question = questions.next();
    return Availability.explain(question.day(), question.start(), question.facts());
  }

  /** Lists the day. */
  @Benchmark
  public List<Slot> day() {
    Question question = questions.next();
    return Availability.slots(question.day(), question.facts());
  }
}
