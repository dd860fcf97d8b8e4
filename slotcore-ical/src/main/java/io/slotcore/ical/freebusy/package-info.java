/**
 * Reads when somebody is busy from the text of any calendar (RFC 5545).
 *
 * <p>{@link io.slotcore.ical.freebusy.CalendarReader} is where to start. The recurrences, the
 * scanner and the zones are SlotCore's own: lib-recur 0.17.1 needs minutes for a rule of every
 * second and refuses rules with long pauses, and ical4j 4.3.0 takes instants from zone rules of its
 * own that are wrong. Both are asked for a second opinion by the tests.
 */
@NullMarked
package io.slotcore.ical.freebusy;

import org.jspecify.annotations.NullMarked;
