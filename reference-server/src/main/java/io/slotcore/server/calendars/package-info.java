/** The calendars that hosts connect: what blocks their times, and where bookings are written. */
@NullMarked
package io.slotcore.server.calendars;

import org.jspecify.annotations.NullMarked;
