package io.slotcore.server.booking;

import io.slotcore.booking.Attendee;
import io.slotcore.booking.MailAddresses;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.eventtypes.Question;
import io.slotcore.server.web.Problem.FieldError;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a booker typed, before and after it is checked.
 *
 * @param zone the text of an IANA zone
 * @param answers by the id of the question
 */
public record BookerInput(
    String name, String email, String zone, Locale locale, Map<String, String> answers) {

  private static final int LONGEST_NAME = 200;

  /** Copies the answers, without the white space around them and without blank ones. */
  public BookerInput {
    name = name.strip();
    email = email.strip();
    Map<String, String> kept = new LinkedHashMap<>();
    answers.forEach(
        (id, answer) -> {
          if (!answer.isBlank()) {
            kept.put(id, answer.strip().replace("\r\n", "\n"));
          }
        });
    answers = java.util.Collections.unmodifiableMap(kept);
  }

  /** Returns everything that is wrong with the input for an offer; empty if nothing is. */
  public List<FieldError> errors(Offer offer) {
    List<FieldError> errors = new ArrayList<>();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || hasControls(name)
        || !isReadable(name)
        || !Input.isText(name)) {
      errors.add(new FieldError("name", "1 to 200 characters on one line"));
    }
    if (!MailAddresses.isValid(email)) {
      errors.add(new FieldError("email", "an address such as name@example.org"));
    }
    if (!Zones.isKnown(zone)) {
      errors.add(new FieldError("timeZone", "an IANA time zone such as Europe/Berlin"));
    }
    for (Question question : offer.questions()) {
      String error = error(question, answers.getOrDefault(question.id(), ""));
      if (!error.isEmpty()) {
        errors.add(new FieldError("answers." + question.id(), error));
      }
    }
    for (String id : answers.keySet()) {
      if (offer.questions().stream().noneMatch(question -> question.id().equals(id))) {
        String shown = id.length() > 40 ? id.substring(0, 40) : id;
        errors.add(new FieldError("answers." + shown, "no question has this id"));
      }
    }
    return errors;
  }

  private static String error(Question question, String answer) {
    if (answer.isEmpty()) {
      return question.required() ? "an answer is needed" : "";
    }
    if (answer.length() > question.kind().longest()) {
      return "at most " + question.kind().longest() + " characters";
    }
    boolean known = question.options().contains(answer);
    if (question.kind() == Question.Kind.SELECT && !known) {
      return "one of: " + String.join(", ", question.options());
    }
    boolean oneLine = question.kind() != Question.Kind.LONG_TEXT;
    boolean controls =
        answer
            .chars()
            .anyMatch(c -> Character.isISOControl(c) && (oneLine || (c != '\n' && c != '\t')));
    return controls || !Input.isText(answer)
        ? "no control characters and no halves of a character"
        : "";
  }

  /** At least one letter or digit, and nothing that breaks the line or turns its direction. */
  private static boolean isReadable(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit)
        && text.codePoints()
            .noneMatch(
                c ->
                    c == 0x2028
                        || c == 0x2029
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069));
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /** Returns the booker, once there are no {@link #errors}. */
  Attendee attendee() {
    return new Attendee(name, email, ZoneId.of(zone), locale);
  }
}
