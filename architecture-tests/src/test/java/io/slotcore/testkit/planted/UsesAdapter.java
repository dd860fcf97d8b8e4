package io.slotcore.testkit.planted;

import io.slotcore.jdbc.planted.UsesHidden;

/** A testkit that knows an adapter. */
public final class UsesAdapter {
  UsesHidden adapter = new UsesHidden();
}
