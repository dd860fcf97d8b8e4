/** Holds and bookings: taking, moving and cancelling them, and the refusals. */
@NullMarked
package io.slotcore.booking;

import org.jspecify.annotations.NullMarked;
