/** Recurrence rules of RFC 5545, 3.3.10, over local time. */
@NullMarked
package io.slotcore.ical.internal.recurrence;

import org.jspecify.annotations.NullMarked;
