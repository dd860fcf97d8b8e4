package io.slotcore.json;

import static java.util.Objects.requireNonNull;

import io.slotcore.slot.Availability;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import io.slotcore.time.LocalDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, and all that the answer depends on: the same question has the same answer wherever
 * the time-zone data is the same. Immutable.
 */
public final class Question {

  private final SlotQuery query;
  private final Facts facts;
  private final @Nullable Instant start;
  private final @Nullable LocalDate date;
  private final int limit;
  private final @Nullable ZoneId timeZone;

  private Question(
      SlotQuery query,
      Facts facts,
      @Nullable Instant start,
      @Nullable LocalDate date,
      int limit,
      @Nullable ZoneId timeZone) {
    this.query = requireNonNull(query, "query");
    this.facts = requireNonNull(facts, "facts");
    this.start = start;
    this.date = date;
    this.limit = limit;
    this.timeZone = timeZone;
  }

  /**
   * Asks for all starts in the window of a query.
   *
   * @param query what is asked
   * @param facts what is known
   * @return the question
   */
  public static Question of(SlotQuery query, Facts facts) {
    return new Question(query, facts, null, null, Integer.MAX_VALUE, null);
  }

  /**
   * Returns this question about one start in place of its window.
   *
   * @param newStart the start
   * @return the changed copy
   * @throws IllegalArgumentException if the start is further away than a query can ask
   */
  public Question about(Instant newStart) {
    SlotQuery ofStart = query.withWindow(Interval.of(newStart, Duration.ofSeconds(1)));
    return new Question(ofStart, facts, newStart, null, limit, timeZone);
  }

  /**
   * Returns this question about one day in place of its window.
   *
   * @param newDate the day, in the event type's zone
   * @return the changed copy
   * @throws IllegalArgumentException if the day is further away than a query can ask
   */
  public Question about(LocalDate newDate) {
    Interval day = new LocalDays(query.eventType().zone()).intervalOf(newDate);
    return new Question(query.withWindow(day), facts, null, newDate, limit, timeZone);
  }

  /**
   * Returns this question about the first starts only.
   *
   * @param most how many; at least one
   * @return the changed copy
   * @throws IllegalArgumentException if {@code most} is below one
   */
  public Question withLimit(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("limit (" + most + ") must be at least one");
    }
    return new Question(query, facts, start, date, most, timeZone);
  }

  /**
   * Returns this question with a zone in which the answer is to be written.
   *
   * @param viewer the zone; it changes no answer
   * @return the changed copy
   */
  public Question withTimeZone(ZoneId viewer) {
    return new Question(query, facts, start, date, limit, requireNonNull(viewer, "viewer"));
  }

  /**
   * Returns what is asked.
   *
   * @return the query, with the window that the question is about
   */
  public SlotQuery query() {
    return query;
  }

  /**
   * Returns what is known.
   *
   * @return the facts
   */
  public Facts facts() {
    return facts;
  }

  /**
   * Returns the one start that is asked about.
   *
   * @return empty if it is a window or a day
   */
  public Optional<Instant> start() {
    return Optional.ofNullable(start);
  }

  /**
   * Returns the one day that is asked about.
   *
   * @return empty if it is a window or a start
   */
  public Optional<LocalDate> date() {
    return Optional.ofNullable(date);
  }

  /**
   * Returns how many starts are asked for.
   *
   * @return empty if all are
   */
  public OptionalInt limit() {
    return limit == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(limit);
  }

  /**
   * Returns the zone in which the answer is to be written.
   *
   * @return empty if that of the event type will do
   */
  public Optional<ZoneId> timeZone() {
    return Optional.ofNullable(timeZone);
  }

  /**
   * Answers the question.
   *
   * @return the first of {@link Availability#slots}, as many as are asked for
   */
  public List<Slot> slots() {
    return limit == Integer.MAX_VALUE
        ? Availability.slots(query, facts)
        : Availability.first(query, limit, facts);
  }
}
