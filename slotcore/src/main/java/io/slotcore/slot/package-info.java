/** The question for bookable starts, its answer, and the reasons for every no. */
@NullMarked
package io.slotcore.slot;

import org.jspecify.annotations.NullMarked;
