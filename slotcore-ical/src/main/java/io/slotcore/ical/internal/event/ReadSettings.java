package io.slotcore.ical.internal.event;

import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.ical.freebusy.ReadLimits;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How to read.
 *
 * @param zone of times that name none
 * @param owner whose answers count
 * @param ignored by UID
 * @param tentative how what is not certain counts
 * @param unanswered how invitations without an answer count
 * @param skipsUnreadable whether an event that cannot be read is left out
 * @param limits how much
 */
public record ReadSettings(
    ZoneId zone,
    Optional<String> owner,
    Predicate<String> ignored,
    FreeBusyType tentative,
    FreeBusyType unanswered,
    boolean skipsUnreadable,
    ReadLimits limits) {}
