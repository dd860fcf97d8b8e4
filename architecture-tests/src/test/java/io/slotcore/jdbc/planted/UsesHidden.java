package io.slotcore.jdbc.planted;

import io.slotcore.ical.internal.planted.Hidden;

/** An adapter that knows another one, and its internals at that. */
public final class UsesHidden {
  Hidden hidden = new Hidden();
}
