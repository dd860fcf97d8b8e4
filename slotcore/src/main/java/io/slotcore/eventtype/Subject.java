package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

/**
 * Who or what a rule, a claim, a limit or a lock is about.
 *
 * <p>Subjects are ordered by kind and id; locks are taken in this order.
 *
 * @param kind what the id names
 * @param id 1 to 200 characters without white space or control characters
 */
public record Subject(Kind kind, String id) implements Comparable<Subject> {

  /** What a subject is. */
  public enum Kind {
    /** A person who serves. */
    HOST,
    /** What a booking takes besides its hosts. */
    RESOURCE,
    /** What can be booked. */
    EVENT_TYPE,
    /** A person who books. */
    BOOKER
  }

  /**
   * Checks the id.
   *
   * @param kind what the id names
   * @param id 1 to 200 characters without white space or control characters
   * @throws IllegalArgumentException if the id is empty, too long or has a forbidden character
   */
  public Subject {
    requireNonNull(kind, "kind");
    Ids.check(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " id", id);
  }

  /**
   * Returns a host as a subject.
   *
   * @param id the host's id
   * @return the subject
   */
  public static Subject host(String id) {
    return new Subject(Kind.HOST, id);
  }

  /**
   * Returns an event type as a subject.
   *
   * @param id the event type's id
   * @return the subject
   */
  public static Subject eventType(String id) {
    return new Subject(Kind.EVENT_TYPE, id);
  }

  /**
   * Returns a resource as a subject.
   *
   * @param id the resource's id
   * @return the subject
   */
  public static Subject resource(String id) {
    return new Subject(Kind.RESOURCE, id);
  }

  /**
   * Returns somebody who books as a subject.
   *
   * @param id the booker's id, as the caller tells bookers apart
   * @return the subject
   */
  public static Subject booker(String id) {
    return new Subject(Kind.BOOKER, id);
  }

  /**
   * Orders by kind, then by id.
   *
   * @param other the subject to compare with
   * @return negative, zero or positive as this one sorts before, with or after the other
   */
  @Override
  public int compareTo(Subject other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : id.compareTo(other.id);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text for instance {@code host:ada}
   * @return the subject
   * @throws IllegalArgumentException if the kind is unknown or the id is not legal
   */
  public static Subject parse(CharSequence text) {
    String value = text.toString();
    int colon = value.indexOf(':');
    for (Kind kind : Kind.values()) {
      if (colon > 0 && word(kind).equals(value.substring(0, colon))) {
        return new Subject(kind, value.substring(colon + 1));
      }
    }
    throw new IllegalArgumentException("'" + value + "' is not of the form kind:id");
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns kind and id.
   *
   * @return for instance {@code host:ada} or {@code event-type:intro}
   */
  @Override
  public String toString() {
    return word(kind) + ":" + id;
  }
}
