package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

/**
 * What one place of a pool is filled with: a host, or one of the units of a resource.
 *
 * @param subject the host or resource
 * @param number which unit, from zero; zero for a host
 */
public record Unit(Subject subject, int number) implements Comparable<Unit> {

  /**
   * Checks the number.
   *
   * @param subject the host or resource
   * @param number which unit, from zero
   * @throws IllegalArgumentException if the number is negative
   */
  public Unit {
    requireNonNull(subject, "subject");
    if (number < 0) {
      throw new IllegalArgumentException(subject + ": unit (" + number + ") must not be negative");
    }
  }

  /**
   * Returns the only unit of a host, or the first one of a resource.
   *
   * @param subject the host or resource
   * @return unit zero
   */
  public static Unit of(Subject subject) {
    return new Unit(subject, 0);
  }

  /**
   * Orders by subject, then by number.
   *
   * @param other the unit to compare with
   * @return negative, zero or positive as this one sorts before, with or after the other
   */
  @Override
  public int compareTo(Unit other) {
    int bySubject = subject.compareTo(other.subject);
    return bySubject != 0 ? bySubject : Integer.compare(number, other.number);
  }

  /**
   * Returns the subject, and the number if it is not the first.
   *
   * @return for instance {@code host:ada} or {@code resource:ultrasound/2}
   */
  @Override
  public String toString() {
    return number == 0 ? subject.toString() : subject + "/" + number;
  }
}
