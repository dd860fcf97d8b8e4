/** Foreign busy time: what calendars that SlotCore does not own say about a host. */
@NullMarked
package io.slotcore.freebusy;

import org.jspecify.annotations.NullMarked;
