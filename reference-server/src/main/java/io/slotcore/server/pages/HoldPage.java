package io.slotcore.server.pages;

import io.slotcore.booking.Booking;
import io.slotcore.server.booking.BookerInput;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.web.Problem.FieldError;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The form for a time that is held.
 *
 * @param zone the visitor's zone
 * @param left how long the time is still held
 * @param moving the booking that is to be moved; the form then asks nothing
 * @param input what was typed so far
 * @param notice why the time could not be held again
 * @param once makes sending the form twice one booking
 */
public record HoldPage(
    Offer offer,
    Booking hold,
    ZoneId zone,
    Duration left,
    Optional<Booking> moving,
    BookerInput input,
    List<FieldError> errors,
    Optional<String> notice,
    String once,
    Ways ways) {

  /**
   * Where the buttons lead.
   *
   * @param hold the address of this form with its key
   * @param move what the addresses below that of the form add for a move
   * @param back the calendar
   * @param keep the booking that is not to be moved after all
   */
  public record Ways(String hold, String move, String back, Optional<String> keep) {

    /** Returns where the form is sent. */
    public String confirm() {
      return hold + move;
    }

    /** Returns an address below that of the form. */
    public String below(String step) {
      return hold.replace("?", "/" + step + "?") + move;
    }
  }

  /** Returns whether the time of a hold that has ended can be asked for once more. */
  public boolean canTryAgain() {
    return moving.isEmpty() && notice.isEmpty();
  }

  /** Returns what is wrong with a field; empty text if nothing is. */
  public String error(String field) {
    Map<String, String> byField =
        errors.stream()
            .collect(Collectors.toMap(FieldError::field, FieldError::message, (a, b) -> a));
    return byField.getOrDefault(field, "");
  }

  /** Returns what was typed as an answer so far. */
  public String answer(String questionId) {
    return input.answers().getOrDefault(questionId, "");
  }
}
