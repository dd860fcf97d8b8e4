package io.slotcore.json;

import io.slotcore.eventtype.EventType;
import io.slotcore.schedule.Schedule;
import io.slotcore.slot.Facts;

/**
 * The formats of documents.
 *
 * <p>What is written can be read again without loss. What equals its default may be left out, and
 * is left out when a document is written.
 *
 * <pre>{@code
 * EventType intro = Documents.EVENT_TYPE.read(Files.readString(path));
 * String json = Documents.EVENT_TYPE.write(intro);
 * }</pre>
 */
public final class Documents {

  /** When somebody works. */
  public static final DocumentFormat<Schedule> SCHEDULE =
      new DocumentFormat<>("schedule-1", ScheduleFormat::read, ScheduleFormat::write);

  /** What can be booked, with its pools, hosts and resources. */
  public static final DocumentFormat<EventType> EVENT_TYPE =
      new DocumentFormat<>("event-type-1", EventTypeFormat::read, EventTypeFormat::write);

  /** What is known when a question is answered. */
  public static final DocumentFormat<Facts> FACTS =
      new DocumentFormat<>("facts-1", FactsFormat::read, FactsFormat::write);

  /** What is asked, and all that the answer depends on. */
  public static final DocumentFormat<Question> QUESTION =
      new DocumentFormat<>("question-1", QuestionFormat::read, QuestionFormat::write);

  private Documents() {}
}
