/** When hosts are open: a zone's weekly hours, overrides, holidays, absences and travel. */
@NullMarked
package io.slotcore.schedule;

import org.jspecify.annotations.NullMarked;
