package io.slotcore.testkit;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.EventType;
import io.slotcore.testkit.OracleHours.Range;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The grid of an event type as the oracle reads it (rule T4): that of its first pool. */
final class OracleGrid {

  private final EventType type;
  private final List<OracleHours> firstPool;

  OracleGrid(EventType type, List<OracleHours> firstPool) {
    this.type = type;
    this.firstPool = firstPool;
  }

  boolean contains(Instant start) {
    if (!start.equals(start.truncatedTo(ChronoUnit.MINUTES))) {
      return false;
    }
    LocalDateTime local = LocalDateTime.ofInstant(start, type.zone());
    if (type.alignment() == Alignment.CLOCK) {
      return isWholeSteps(local.toLocalDate().atStartOfDay(), local);
    }
    return type.pools().get(0).needsAll()
        ? isOnGridOfAll(0, Optional.empty(), start, local)
        : firstPool.stream().anyMatch(hours -> isOnGridOfOne(hours, start, local));
  }

  private boolean isOnGridOfOne(OracleHours hours, Instant start, LocalDateTime local) {
    return hours.rangesAt(start).stream()
        .anyMatch(range -> isWholeSteps(hours.anchor(range), local));
  }

  /**
   * Chooses a range for each member from one on, in every way: the anchor is that of the chosen
   * range that opened last.
   */
  private boolean isOnGridOfAll(
      int index, Optional<Anchor> last, Instant start, LocalDateTime local) {
    if (index == firstPool.size()) {
      return last.isPresent() && isWholeSteps(last.get().local(), local);
    }
    OracleHours hours = firstPool.get(index);
    for (Range range : hours.rangesAt(start)) {
      Anchor own = new Anchor(hours.opens(range), hours.anchor(range));
      Anchor later = last.isPresent() && last.get().compareTo(own) > 0 ? last.get() : own;
      if (isOnGridOfAll(index + 1, Optional.of(later), start, local)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWholeSteps(LocalDateTime anchor, LocalDateTime local) {
    long minutes = ChronoUnit.MINUTES.between(anchor, local);
    return minutes % type.startIncrement().toMinutes() == 0;
  }

  private record Anchor(Instant opened, LocalDateTime local) implements Comparable<Anchor> {
    @Override
    public int compareTo(Anchor other) {
      int byOpening = opened.compareTo(other.opened);
      return byOpening != 0 ? byOpening : local.compareTo(other.local);
    }
  }
}
