/**
 * Holds and bookings: what is taken, who may change it, and why a request is refused.
 *
 * <p>{@link io.slotcore.booking.BookingService} is the face; the promises BS-01 to BS-13 that it
 * keeps with every store are listed in the project's {@code docs/contracts.md}.
 */
@NullMarked
package io.slotcore.booking;

import org.jspecify.annotations.NullMarked;
