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
 * @param query the keys, as the addresses of the form's buttons carry them
 * @param once makes sending the form twice one booking
 * @param back the address of the calendar
 */
public record HoldPage(
    Offer offer,
    Booking hold,
    ZoneId zone,
    Duration left,
    Optional<Booking> moving,
    BookerInput input,
    List<FieldError> errors,
    String query,
    String once,
    String back) {

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
