package io.slotcore.server.feeds;

import java.time.Instant;
import java.util.UUID;

/**
 * That a host's bookings can be subscribed to.
 *
 * @param id random; the first part of the address
 * @param withGuests whether the names of guests are told
 * @param createdAt since when this address is valid
 */
record Feed(UUID userId, String id, boolean withGuests, Instant createdAt) {}
