/** What can be booked, by which rules, and who or what has to be free for it. */
@NullMarked
package io.slotcore.eventtype;

import org.jspecify.annotations.NullMarked;
