/**
 * Bookings through the whole engine and a durable database, beside the bare INSERT of their rows.
 */
@NullMarked
package io.slotcore.benchmarks.bookings;

import org.jspecify.annotations.NullMarked;
