/** When a calendar is busy, how busy it is, and as of when that is known. */
@NullMarked
package io.slotcore.freebusy;

import org.jspecify.annotations.NullMarked;
