/**
 * Invitations, and what calendars keep, in the iCalendar format (RFC 5545, RFC 5546).
 *
 * <p>{@link io.slotcore.ical.Invitations} writes its text with a small content line writer of this
 * package and time zones from the JDK's rules: ical4j 4.3.0 folds lines at 73 characters rather
 * than 75 octets, lets a lone carriage return and other control characters through, and generates
 * time zones from rules of its own. It is one of the two readers that the tests read the written
 * text back with. {@link io.slotcore.ical.ItipMessages} reads without it for reasons of its own: it
 * tells no line of what is wrong in a value, and adds the zones of each text to the JVM for good.
 */
@NullMarked
package io.slotcore.ical;

import org.jspecify.annotations.NullMarked;
