/**
 * The engine's face: which starts are open, and why the others are not.
 *
 * <p>A {@link io.slotcore.slot.SlotQuery} says what is asked, {@link io.slotcore.slot.Facts} what
 * is known, and {@link io.slotcore.slot.Availability} lists, explains and decides from the two.
 */
@NullMarked
package io.slotcore.slot;

import org.jspecify.annotations.NullMarked;
