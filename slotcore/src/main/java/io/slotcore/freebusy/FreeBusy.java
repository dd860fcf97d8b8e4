package io.slotcore.freebusy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What the calendars of one host or resource say, and how fresh that is.
 *
 * @param periods in any order; they may overlap
 * @param asOf when the calendars were asked; of several answers the oldest
 */
public record FreeBusy(List<BusyPeriod> periods, Instant asOf) {

  private static final FreeBusy NONE = new FreeBusy(List.of(), Instant.MAX);

  /**
   * Copies the list.
   *
   * @param periods in any order
   * @param asOf when the calendars were asked
   */
  public FreeBusy {
    periods = List.copyOf(periods);
    requireNonNull(asOf, "asOf");
  }

  /**
   * Returns the answer for somebody who has no calendar connected.
   *
   * @return no periods, never out of date
   */
  public static FreeBusy none() {
    return NONE;
  }

  /**
   * Returns an answer.
   *
   * @param periods in any order
   * @param asOf when the calendars were asked
   * @return the answer
   */
  public static FreeBusy of(List<BusyPeriod> periods, Instant asOf) {
    return new FreeBusy(periods, asOf);
  }

  /**
   * Returns the periods of some types only.
   *
   * @param types the types that count, for instance those of an event type
   * @return as fresh as this answer
   */
  public FreeBusy only(Set<FreeBusyType> types) {
    return new FreeBusy(
        periods.stream().filter(period -> types.contains(period.type())).toList(), asOf);
  }
}
