/**
 * Calendars that others keep: feeds by address, and CalDAV (RFC 4791, 4918, 6578, 6764).
 *
 * <p>All of them are opened through {@link io.slotcore.ical.http.GuardedHttp}, and read by a {@link
 * io.slotcore.ical.freebusy.CalendarReader}.
 */
@NullMarked
package io.slotcore.ical.remote;

import org.jspecify.annotations.NullMarked;
