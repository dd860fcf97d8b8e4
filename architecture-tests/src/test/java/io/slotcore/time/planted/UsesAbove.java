package io.slotcore.time.planted;

import io.slotcore.slot.planted.Above;

/** Breaks the order of the core's packages. */
public final class UsesAbove {
  Above above = new Above();
}
