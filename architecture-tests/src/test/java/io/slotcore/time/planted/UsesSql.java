package io.slotcore.time.planted;

import java.sql.Timestamp;

/** Brings a second JDK module into the core. */
public final class UsesSql {
  Timestamp timestamp = new Timestamp(0);
}
