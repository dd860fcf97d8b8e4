package io.slotcore.booking;

import io.slotcore.slot.Occurrence;
import java.util.List;
import java.util.stream.Collectors;

/** Not all occurrences of a series can be booked, or none of them; nothing was booked (BS-13). */
public final class SeriesRefusedException extends BookingRefusedException {

  private static final long serialVersionUID = 1L;

  private final transient List<Occurrence> occurrences;

  /**
   * Makes the refusal of a series.
   *
   * @param occurrences a verdict for each occurrence, at least one against it
   */
  public SeriesRefusedException(List<Occurrence> occurrences) {
    super(
        occurrences.stream()
            .filter(occurrence -> !occurrence.isBookable())
            .map(Occurrence::toString)
            .collect(Collectors.joining("\n")));
    this.occurrences = List.copyOf(occurrences);
  }

  /**
   * Returns the verdicts.
   *
   * @return one for each occurrence that was asked for, in order
   */
  public List<Occurrence> occurrences() {
    return occurrences;
  }
}
