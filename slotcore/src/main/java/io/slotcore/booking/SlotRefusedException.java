package io.slotcore.booking;

import io.slotcore.slot.Explanation;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import java.time.Instant;
import java.util.List;

/** A start cannot be booked, for the reasons that an explanation of the start gives. */
public final class SlotRefusedException extends BookingRefusedException {

  private static final long serialVersionUID = 1L;

  private final transient Explanation explanation;

  /**
   * Makes the refusal of a start.
   *
   * @param explanation with at least one reason
   */
  public SlotRefusedException(Explanation explanation) {
    super(explanation.toString());
    this.explanation = explanation;
  }

  /**
   * Returns the start that was refused.
   *
   * @return the instant
   */
  public Instant start() {
    return explanation.start();
  }

  /**
   * Returns every reason against the start.
   *
   * @return at least one
   */
  public List<Reason> reasons() {
    return explanation.reasons();
  }

  /**
   * Tells whether the time is taken, rather than never offered.
   *
   * @return true if a reason is another booking, a hold, or a calendar
   */
  public boolean isTaken() {
    return reasons().stream().anyMatch(r -> r.rule() == Rule.CLAIM || r.rule() == Rule.BUSY);
  }
}
