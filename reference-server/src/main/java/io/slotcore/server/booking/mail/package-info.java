/** The mails that tell booker and host of what became of a booking. */
@NullMarked
package io.slotcore.server.booking.mail;

import org.jspecify.annotations.NullMarked;
