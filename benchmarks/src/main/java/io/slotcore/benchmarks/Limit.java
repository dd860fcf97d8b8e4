package io.slotcore.benchmarks;

/** What a measurement has to keep below. */
sealed interface Limit {

  /** Tells whether a measurement is within the limit. */
  boolean holds(Measurement measured, Measurement beside);

  /** A multiple of what is measured beside it. */
  record Times(double most) implements Limit {

    @Override
    public boolean holds(Measurement measured, Measurement beside) {
      return measured.ratioTo(beside) <= most;
    }

    @Override
    public String toString() {
      return Figures.plain(most) + " times";
    }
  }

  /** A time. */
  record Micros(double most) implements Limit {

    @Override
    public boolean holds(Measurement measured, Measurement beside) {
      return measured.medianMicros() <= most;
    }

    @Override
    public String toString() {
      return Figures.time(most);
    }
  }
}
