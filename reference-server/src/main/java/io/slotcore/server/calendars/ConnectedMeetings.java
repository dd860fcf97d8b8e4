package io.slotcore.server.calendars;

import io.slotcore.server.eventtypes.MeetingKind;
import io.slotcore.server.meetings.MeetingMakers;
import io.slotcore.spi.MeetingLinks;
import java.util.Optional;
import java.util.UUID;

/** Makes links of online meetings with the accounts that hosts have connected. Thread-safe. */
public final class ConnectedMeetings implements MeetingMakers {

  private final CalendarStore store;
  private final RemoteCalendars remote;

  /** Takes where accounts are kept, and what opens them. */
  public ConnectedMeetings(CalendarStore store, RemoteCalendars remote) {
    this.store = store;
    this.remote = remote;
  }

  @Override
  public Optional<MeetingLinks> of(String tenantId, MeetingKind kind, UUID account) {
    return kind == MeetingKind.GOOGLE_MEET
        ? store.meeting(tenantId, account).map(remote::meetings)
        : Optional.empty();
  }
}
