/** The feed of a host's bookings, which calendars subscribe to. */
@NullMarked
package io.slotcore.server.feeds;

import org.jspecify.annotations.NullMarked;
