/** Half-open spans of instants, and the one place where local time becomes instants. */
@NullMarked
package io.slotcore.time;

import org.jspecify.annotations.NullMarked;
