/** The ports that adapters implement: the booking store, calendars and meeting links. */
@NullMarked
package io.slotcore.spi;

import org.jspecify.annotations.NullMarked;
