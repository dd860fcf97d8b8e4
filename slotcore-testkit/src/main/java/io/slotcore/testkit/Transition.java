package io.slotcore.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of a zone's offset: the gap or the overlap that it makes on the wall clock.
 *
 * @param zone where the clocks change
 * @param change when and by how much
 */
public record Transition(ZoneId zone, ZoneOffsetTransition change) {

  /**
   * Checks that both parts are there.
   *
   * @param zone where the clocks change
   * @param change when and by how much
   */
  public Transition {
    requireNonNull(zone, "zone");
    requireNonNull(change, "change");
  }

  /**
   * Returns the changes of a zone.
   *
   * @param zone any zone of the JDK
   * @param firstYear the first year, inclusive
   * @param lastYear the last year, inclusive
   * @return in order of time, none if the offset stays
   */
  public static List<Transition> of(ZoneId zone, int firstYear, int lastYear) {
    List<Transition> found = new ArrayList<>();
    Instant end = startOf(lastYear + 1);
    ZoneOffsetTransition change = zone.getRules().nextTransition(startOf(firstYear));
    while (change != null && change.getInstant().isBefore(end)) {
      found.add(new Transition(zone, change));
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return found;
  }

  private static Instant startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Returns the first instant of the new offset.
   *
   * @return when the clocks change
   */
  public Instant instant() {
    return change.getInstant();
  }

  /**
   * Returns the zone and what its clocks do.
   *
   * @return for instance {@code Europe/Berlin: gap from 2027-03-28T02:00 to 2027-03-28T03:00}
   */
  @Override
  public String toString() {
    return zone
        + (change.isGap() ? ": gap from " : ": overlap, back from ")
        + change.getDateTimeBefore()
        + " to "
        + change.getDateTimeAfter();
  }
}
