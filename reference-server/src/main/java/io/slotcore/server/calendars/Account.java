package io.slotcore.server.calendars;

import io.slotcore.spi.BusyPolicy.WhenBroken;
import java.util.UUID;

/**
 * A feed or an account on a CalDAV server that a person has connected.
 *
 * @param sealed the {@link Credential}, encrypted
 * @param whenBroken what counts when it cannot be read
 * @param onChange what is done when events of bookings were changed in it
 */
record Account(
    String tenantId,
    UUID id,
    UUID userId,
    Kind kind,
    String name,
    String sealed,
    WhenBroken whenBroken,
    OnChange onChange) {

  enum Kind {
    FEED,
    CALDAV
  }
}
