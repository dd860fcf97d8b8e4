/** When a host works: a zone, weekly hours, and dates that differ from them. */
@NullMarked
package io.slotcore.schedule;

import org.jspecify.annotations.NullMarked;
