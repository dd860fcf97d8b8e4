package io.slotcore.internal;

import io.slotcore.time.OffsetRun;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The ranges of schedules as they anchor a grid on the wall clock of the event type's zone (rule
 * T4): the general way, for several members and for hours that lie in other zones.
 */
final class Ranges {

  /**
   * A part of a range, or of ranges that are open together.
   *
   * @param opened the first instant of the range that opened last
   * @param anchor where that range starts, in seconds of the event type's local time
   */
  record Piece(long opened, long anchor, long start, long end) {

    Piece intersection(Piece other) {
      boolean later = opened > other.opened || (opened == other.opened && anchor >= other.anchor);
      Piece last = later ? this : other;
      return new Piece(
          last.opened, last.anchor, Math.max(start, other.start), Math.min(end, other.end));
    }
  }

  private Ranges() {}

  /** Returns the pieces of a schedule, in order of start. */
  static List<Piece> of(OpenHours hours, ZoneId zone) {
    List<Piece> pieces = new ArrayList<>(hours.pieceCount());
    for (int i = 0; i < hours.pieceCount(); i++) {
      long local = hours.localStart(i);
      ZoneId own = hours.schedule().zoneOn(Math.floorDiv(local, 86_400L));
      OffsetRun.Local first = OffsetRun.firstAt(own, local);
      long anchor = local - first.offset() + OffsetRun.offsetAt(zone, first.instant());
      pieces.add(new Piece(first.instant(), anchor, hours.start(i), hours.end(i)));
    }
    return pieces;
  }

  /** Returns where two members are open together. */
  static List<Piece> intersection(List<Piece> one, List<Piece> two) {
    List<Piece> both = new ArrayList<>();
    int first = 0;
    long longest = two.stream().mapToLong(piece -> piece.end() - piece.start()).max().orElse(0);
    for (Piece piece : one) {
      while (first < two.size() && two.get(first).start() + longest <= piece.start()) {
        first++;
      }
      for (int j = first; j < two.size() && two.get(j).start() < piece.end(); j++) {
        if (two.get(j).end() > piece.start()) {
          both.add(piece.intersection(two.get(j)));
        }
      }
    }
    // Ranges that overlap on both sides meet in several ways, most of which come to the same.
    return both.stream()
        .distinct()
        .sorted(java.util.Comparator.comparingLong(Piece::start))
        .toList();
  }

  /** Adds the candidates of one member to a grid. */
  static void addTo(Grid grid, OpenHours hours, ZoneId zone) {
    if (!hours.liesIn(zone)) {
      addTo(grid, of(hours, zone), zone);
      return;
    }
    for (int i = 0; i < hours.pieceCount(); i++) {
      grid.add(hours.nominalStart(i), hours.start(i), hours.end(i));
    }
  }

  /** Adds the candidates of pieces to a grid, cut where the offset of the zone changes. */
  static void addTo(Grid grid, List<Piece> pieces, ZoneId zone) {
    if (pieces.isEmpty()) {
      return;
    }
    long end = pieces.stream().mapToLong(Piece::end).max().orElseThrow();
    List<OffsetRun> runs = OffsetRun.over(zone, pieces.get(0).start(), end);
    for (Piece piece : pieces) {
      for (OffsetRun run : runs) {
        grid.add(
            piece.anchor() - run.offset(),
            Math.max(piece.start(), run.start()),
            Math.min(piece.end(), run.end()));
      }
    }
  }
}
