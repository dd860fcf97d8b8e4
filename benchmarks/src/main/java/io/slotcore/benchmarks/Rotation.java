package io.slotcore.benchmarks;

import java.util.List;

/** Hands out the same things in turn, over and over. Not thread-safe. */
final class Rotation<T> {

  private final List<T> things;
  private int next;

  private Rotation(List<T> things) {
    this.things = List.copyOf(things);
  }

  static <T> Rotation<T> of(List<T> things) {
    return new Rotation<>(things);
  }

  /** Returns a rotation that has nothing to hand out. */
  static <T> Rotation<T> empty() {
    return new Rotation<>(List.of());
  }

  T next() {
    T thing = things.get(next);
    next = next + 1 == things.size() ? 0 : next + 1;
    return thing;
  }
}
