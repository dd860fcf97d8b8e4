/** Invitations, feeds, subscriptions and CalDAV in the iCalendar format. */
@NullMarked
package io.slotcore.ical;

import org.jspecify.annotations.NullMarked;
