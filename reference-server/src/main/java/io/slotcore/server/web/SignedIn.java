package io.slotcore.server.web;

import io.slotcore.server.i18n.Reader;
import java.time.ZoneId;
import java.util.UUID;

/**
 * The host who is signed in.
 *
 * @param zone in which this host sees times
 */
public record SignedIn(
    UUID userId, String username, String displayName, ZoneId zone, Reader reader) {}
