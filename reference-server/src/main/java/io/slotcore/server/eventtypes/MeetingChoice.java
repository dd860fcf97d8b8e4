package io.slotcore.server.eventtypes;

import java.util.UUID;

/**
 * Who makes the link of an event type's online meetings.
 *
 * @param kind whose links they are
 * @param account the connected account that they are made with; it may be gone
 */
public record MeetingChoice(MeetingKind kind, UUID account) {}
