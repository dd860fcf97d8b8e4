/**
 * The ports: what a database has to offer so that the booking service can keep its promises, and
 * what calendars that others own have to offer so that bookings and they agree.
 */
@NullMarked
package io.slotcore.spi;

import org.jspecify.annotations.NullMarked;
