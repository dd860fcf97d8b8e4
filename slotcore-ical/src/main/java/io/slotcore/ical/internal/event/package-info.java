/** From the components of a calendar to busy periods. */
@NullMarked
package io.slotcore.ical.internal.event;

import org.jspecify.annotations.NullMarked;
