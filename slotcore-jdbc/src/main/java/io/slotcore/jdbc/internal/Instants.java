package io.slotcore.jdbc.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every database and driver can say of instants. */
final class Instants {

  private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private Instants() {}

  /** Returns a bound; those beyond what can be said are as good as none. */
  static Instant clamped(Instant instant) {
    return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
  }

  /** Returns what a column keeps of a time to expire: null if it never comes. */
  static @Nullable Instant orNull(Instant until) {
    return until.equals(Instant.MAX) ? null : until;
  }
}
