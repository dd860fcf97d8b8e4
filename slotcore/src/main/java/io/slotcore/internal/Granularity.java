package io.slotcore.internal;

import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.Rule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The steps in which the store keeps claims, as the starts that they leave: as many as the grid
 * has, so that they are computed for each candidate and not kept as spans.
 */
final class Granularity {

  private final long step;
  private final long before;

  /** How long a claim is, buffers included. */
  private final long length;

  private final Subject eventType;

  /** The starts of sessions that have their claims already, so that joining one adds none. */
  private final long[] joinable;

  private Granularity(Question question, Duration step) {
    this.step = step.toSeconds();
    Buffers buffers = question.eventType().buffers();
    before = buffers.before().toSeconds();
    length = before + question.duration() + buffers.after().toSeconds();
    eventType = question.eventType().subject();
    joinable = question.sessions().starts();
  }

  /** Returns the rule if the store keeps claims in steps. */
  static Optional<Granularity> of(Question question) {
    return question.facts().claimGranularity().map(step -> new Granularity(question, step));
  }

  /** Tells whether the store can keep the claim of a booking that starts then. */
  boolean leaves(long start) {
    return (length % step == 0 && sinceStep(start) == 0)
        || Arrays.binarySearch(joinable, start) >= 0;
  }

  private long sinceStep(long start) {
    return Math.floorMod(start - before, step);
  }

  /** Collects the starts around one that are forbidden for the same cause. */
  void collectAround(long start, ForbiddenStarts sink) {
    if (length % step != 0) {
      forbid(sink, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (sinceStep(start) != 0) {
      long last = start - sinceStep(start);
      forbid(sink, last + 1, last + step);
    }
  }

  private void forbid(ForbiddenStarts sink, long from, long to) {
    sink.forbidBut(joinable, Rule.GRANULARITY, eventType, this, from, to);
  }

  /** Returns the cause in words. */
  String text() {
    String kept = "the store keeps time in steps of " + step / 60 + " minutes";
    return length % step == 0
        ? kept + ", and a booking with its buffers must begin on one"
        : kept + ", and a booking with its buffers takes " + length / 60;
  }
}
