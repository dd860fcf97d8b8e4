package io.slotcore.server.meetings;

import io.slotcore.server.eventtypes.MeetingKind;
import io.slotcore.spi.MeetingLinks;
import java.util.Optional;
import java.util.UUID;

/** Finds the makers of meeting links by the connected accounts. Thread-safe. */
public interface MeetingMakers {

  /**
   * Returns the maker of an account. Nothing is asked yet.
   *
   * @return empty if the account is not connected any more
   * @throws io.slotcore.spi.CalendarException if its credentials cannot be unsealed
   */
  Optional<MeetingLinks> of(String tenantId, MeetingKind kind, UUID account);
}
