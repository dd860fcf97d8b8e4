package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Subject;
import io.slotcore.time.Interval;
import java.util.List;
import java.util.function.Supplier;

/**
 * Why a start is not offered. Immutable; reasons are equal if all but their texts are.
 *
 * <p>The subject tells the level: a host or resource of whom one place would be filled, or the
 * event type itself.
 */
public final class Reason {

  private final Rule rule;
  private final Subject subject;
  private final String id;
  private final Interval forbids;
  private final Supplier<String> text;

  /**
   * Makes a reason. Reasons come from {@link Availability}; there is no other reason to make one.
   *
   * @param rule the kind of rule that forbids it
   * @param subject whose rule it is
   * @param id what is behind it
   * @param forbids the starts around the asked one that are forbidden for the same cause
   * @param text one line, made when it is asked for
   */
  public Reason(Rule rule, Subject subject, String id, Interval forbids, Supplier<String> text) {
    this.rule = requireNonNull(rule, "rule");
    this.subject = requireNonNull(subject, "subject");
    this.id = requireNonNull(id, "id");
    this.forbids = requireNonNull(forbids, "forbids");
    this.text = requireNonNull(text, "text");
  }

  /**
   * Returns the kind of rule that forbids the start.
   *
   * @return the rule
   */
  public Rule rule() {
    return rule;
  }

  /**
   * Returns whose rule it is.
   *
   * @return a host, a resource, the event type, or the booker whose limit is reached
   */
  public Subject subject() {
    return subject;
  }

  /**
   * Returns what is behind it.
   *
   * @return the id of the schedule, override, holiday or season, of the absence, closure, limit,
   *     pool, booking or session, or the source of the calendar's period; for other rules of the
   *     event type its own
   */
  public String id() {
    return id;
  }

  /**
   * Returns the starts around the asked one that are forbidden for the same cause.
   *
   * @return {@link java.time.Instant#MIN} and {@link java.time.Instant#MAX} for a side without a
   *     bound
   */
  public Interval forbids() {
    return forbids;
  }

  /**
   * Returns one line that a person can read.
   *
   * @return in English, without personal data
   */
  public String text() {
    return text.get();
  }

  private List<Object> parts() {
    return List.of(rule, subject, id, forbids);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reason that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /**
   * Returns whose rule it is, and the line.
   *
   * @return for instance {@code host:ada BUSY: busy in ...}
   */
  @Override
  public String toString() {
    return subject + " " + rule + ": " + text();
  }
}
