/**
 * Intervals, sets of intervals, wall-clock ranges, and the one place where local time becomes
 * instants.
 *
 * <p>Everything is half-open and immutable; everything stored and compared is an instant in UTC.
 */
@NullMarked
package io.slotcore.time;

import org.jspecify.annotations.NullMarked;
