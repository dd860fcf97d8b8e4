/** Google Calendar as a source of busy time, a calendar to write to and meeting links. */
@NullMarked
package io.slotcore.gcal;

import org.jspecify.annotations.NullMarked;
