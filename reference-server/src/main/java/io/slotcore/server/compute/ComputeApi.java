package io.slotcore.server.compute;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.slotcore.json.DocumentException;
import io.slotcore.json.Documents;
import io.slotcore.json.Question;
import io.slotcore.server.web.Problem;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import io.slotcore.server.web.SlotAnswers;
import io.slotcore.slot.Availability;
import io.slotcore.slot.DayExplanation;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Slot;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * {@code POST /api/v1/compute/slots} and {@code /explain}: the whole question in the body, the
 * answer back, nothing stored and nothing read.
 */
public final class ComputeApi implements Routes {

  private static final int LONGEST_WAIT_SECONDS = 5;

  /**
   * Computing needs nothing but a processor, so that more at once would only wait for each other.
   */
  private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/api/v1/compute/slots", this::slots);
    routes.post("/api/v1/compute/explain", this::explain);
  }

  private void slots(Context context) throws IOException {
    byte[] document = Requests.document(context);
    computed(
        () -> {
          Question question = question(document);
          List<Slot> slots = question.slots();
          ComputeLimits.checkSlots(slots.size());
          SlotAnswers answer = SlotAnswers.of(question.query().window(), zone(question));
          if (!slots.isEmpty() && !slots.get(0).asOf().equals(Instant.MAX)) {
            answer.with("asOf", slots.get(0).asOf());
          }
          answer.write(context, slots);
          return slots;
        });
  }

  private void explain(Context context) throws IOException {
    byte[] document = Requests.document(context);
    computed(() -> context.json(explanation(question(document))));
  }

  private static Map<String, Object> explanation(Question question) {
    if (question.start().isPresent()) {
      Instant start = question.start().get();
      Explanation explanation = Availability.explain(question.query(), start, question.facts());
      return new ExplanationJson(zone(question)).of(explanation);
    }
    if (question.date().isPresent()) {
      ComputeLimits.checkDay(question);
      DayExplanation day =
          Availability.explainDay(question.query(), question.date().get(), question.facts());
      return new ExplanationJson(zone(question)).of(day);
    }
    throw refused("", "expected 'start' or 'date' to explain");
  }

  private static Question question(byte[] document) {
    try {
      Question question = Documents.QUESTION.read(document);
      ComputeLimits.check(question);
      return question;
    } catch (DocumentException e) {
      ProblemType type = e.isMalformed() ? ProblemType.MALFORMED_JSON : ProblemType.INVALID_FIELD;
      throw new ProblemException(Problem.ofDocument(type, e.pointer(), e.problem()));
    }
  }

  private static ZoneId zone(Question question) {
    return question.timeZone().orElse(question.query().eventType().zone());
  }

  private <T> T computed(Supplier<T> answer) {
    try {
      if (!processors.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new ProblemException(
            ProblemType.UNAVAILABLE, "too much is being computed; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ProblemType.UNAVAILABLE, "the server is stopping; try again");
    }
    try {
      return answer.get();
    } finally {
      processors.release();
    }
  }

  static ProblemException refused(String pointer, String message) {
    return new ProblemException(Problem.ofDocument(ProblemType.INVALID_FIELD, pointer, message));
  }
}
