package io.slotcore.benchmarks;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who is asked, and what hours he keeps.
 *
 * <p>Hours A are 09:00-17:00 on weekdays. Hours B have a break from 12:00 to 13:00, and dates that
 * differ: those with an index of 4 modulo 21 are closed, others with 9 modulo 14 open 10:00-14:00.
 */
enum Shape {

  /** One host with hours A. */
  A1(1),

  /** One host with hours B. */
  B1(1),

  /** Ten hosts with hours B, all needed. */
  BC10(10),

  /** Ten hosts with hours B, one of them needed. */
  BR10(10);

  /** The shapes that an event type can have. */
  static final Set<Shape> OF_ENGINE = Collections.unmodifiableSet(EnumSet.of(A1, B1));

  private final int hosts;

  Shape(int hosts) {
    this.hosts = hosts;
  }

  int hosts() {
    return hosts;
  }

  boolean hasOverrides() {
    return this != A1;
  }
}
