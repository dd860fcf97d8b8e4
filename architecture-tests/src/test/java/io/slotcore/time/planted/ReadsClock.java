package io.slotcore.time.planted;

import java.time.Instant;
import java.util.function.Supplier;

/** Reads the clock, through a method reference. */
public final class ReadsClock {
  Supplier<Instant> now = Instant::now;
}
