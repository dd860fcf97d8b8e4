package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** Asks to book the occurrences of a series, each at its local time in the event type's zone. */
public final class SeriesRequest {

  /** The most occurrences of one series. */
  public static final int MAX_OCCURRENCES = 366;

  private final Choice choice;
  private final List<LocalDateTime> starts;
  private final boolean freeOnly;

  private SeriesRequest(Choice choice, List<LocalDateTime> starts, boolean freeOnly) {
    this.choice = requireNonNull(choice, "choice");
    this.starts = List.copyOf(starts);
    this.freeOnly = freeOnly;
    if (this.starts.isEmpty() || this.starts.size() > MAX_OCCURRENCES) {
      throw new IllegalArgumentException(
          "a series has 1 to " + MAX_OCCURRENCES + " occurrences, not " + this.starts.size());
    }
  }

  /**
   * Asks for certain starts, all or none.
   *
   * @param choice what is to be booked; its own start is of no account
   * @param starts local times in the event type's zone, in order, none twice; at most {@value
   *     #MAX_OCCURRENCES}
   * @return the request
   * @throws IllegalArgumentException if there is no start, or there are too many
   */
  public static SeriesRequest of(Choice choice, List<LocalDateTime> starts) {
    return new SeriesRequest(choice, starts, false);
  }

  /**
   * Asks for the same local time in several weeks, all or none.
   *
   * @param choice what is to be booked, and the first start
   * @param weeks how many occurrences; 1 to {@value #MAX_OCCURRENCES}
   * @return the request
   * @throws IllegalArgumentException if the number is out of bounds
   */
  public static SeriesRequest weekly(Choice choice, int weeks) {
    LocalDateTime first = LocalDateTime.ofInstant(choice.start(), choice.eventType().zone());
    return of(choice, IntStream.range(0, Math.max(weeks, 0)).mapToObj(first::plusWeeks).toList());
  }

  /**
   * Returns a request for those occurrences that can be booked, instead of all or none.
   *
   * @return the changed copy
   */
  public SeriesRequest freeOnly() {
    return new SeriesRequest(choice, starts, true);
  }

  /**
   * Returns what is to be booked.
   *
   * @return the choice
   */
  public Choice choice() {
    return choice;
  }

  /**
   * Returns when the occurrences start.
   *
   * @return local times in the event type's zone, unmodifiable
   */
  public List<LocalDateTime> starts() {
    return starts;
  }

  /**
   * Tells whether those occurrences are enough that can be booked.
   *
   * @return false for all or none
   */
  public boolean isFreeOnly() {
    return freeOnly;
  }
}
