/** What can be booked: event types with their rules, and the hosts who serve them. */
@NullMarked
package io.slotcore.eventtype;

import org.jspecify.annotations.NullMarked;
