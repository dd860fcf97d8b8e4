package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Subject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why a day has the starts that it has, and no others.
 *
 * @param date the day, in the event type's zone
 * @param starts every candidate of the day: on the grid and inside the hours; if there is none, the
 *     first start of the day that the hours of each member would allow, or the first instant of the
 *     day, so that the reasons tell why
 */
public record DayExplanation(LocalDate date, List<Explanation> starts) {

  /**
   * What stands against starts of the day.
   *
   * @param reason the first one of its kind, subject and id
   * @param starts how many candidates it stands against
   */
  public record Cause(Reason reason, int starts) {

    /**
     * Checks the reason.
     *
     * @param reason the first one of its kind, subject and id
     * @param starts how many candidates it stands against
     */
    public Cause {
      requireNonNull(reason, "reason");
    }
  }

  private record Key(Rule rule, Subject subject, String id) {}

  /**
   * Copies the list.
   *
   * @param date the day, in the event type's zone
   * @param starts every candidate of the day
   */
  public DayExplanation {
    requireNonNull(date, "date");
    starts = List.copyOf(starts);
  }

  /**
   * Returns what can be booked on the day.
   *
   * @return in order of start
   */
  public List<Slot> slots() {
    return starts.stream().flatMap(start -> start.slot().stream()).toList();
  }

  /**
   * Sums up what stands against the starts of the day.
   *
   * @return each kind, subject and id once, those that stand against most starts first
   */
  public List<Cause> causes() {
    Map<Key, Cause> causes = new LinkedHashMap<>();
    for (Explanation start : starts) {
      for (Reason reason : start.reasons()) {
        causes.merge(
            new Key(reason.rule(), reason.subject(), reason.id()),
            new Cause(reason, 1),
            (first, one) -> new Cause(first.reason(), first.starts() + 1));
      }
    }
    return causes.values().stream()
        .sorted((a, b) -> Integer.compare(b.starts(), a.starts()))
        .toList();
  }

  /**
   * Returns all causes as lines that a person can read.
   *
   * @return how many starts are open, and what stands against the others
   */
  @Override
  public String toString() {
    return causes().stream()
        .map(cause -> "\n  " + cause.starts() + " x " + cause.reason())
        .collect(
            Collectors.joining(
                "", date + ": " + slots().size() + " of " + starts.size() + " starts open", ""));
  }
}
