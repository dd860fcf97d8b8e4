/** Time zones as calendars name and define them (RFC 5545, 3.6.5). */
@NullMarked
package io.slotcore.ical.internal.zone;

import org.jspecify.annotations.NullMarked;
