package io.slotcore.benchmarks;

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
