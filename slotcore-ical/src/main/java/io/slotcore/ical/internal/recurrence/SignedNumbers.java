package io.slotcore.ical.internal.recurrence;

import java.util.BitSet;

/** Numbers that count from the start of a month or year or, if negative, from its end. */
final class SignedNumbers {

  static final SignedNumbers NONE = new SignedNumbers();

  private final BitSet fromStart = new BitSet();
  private final BitSet fromEnd = new BitSet();

  private SignedNumbers() {}

  static SignedNumbers of(int... numbers) {
    SignedNumbers result = new SignedNumbers();
    for (int number : numbers) {
      (number > 0 ? result.fromStart : result.fromEnd).set(Math.abs(number));
    }
    return result;
  }

  boolean isEmpty() {
    return fromStart.isEmpty() && fromEnd.isEmpty();
  }

  /** Whether the {@code number}-th of {@code length} is meant. */
  boolean contains(int number, int length) {
    return fromStart.get(number) || fromEnd.get(length - number + 1);
  }
}
