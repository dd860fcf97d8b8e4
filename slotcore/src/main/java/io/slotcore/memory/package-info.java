/** A store in memory, for tests, trials and applications that need nothing to survive. */
@NullMarked
package io.slotcore.memory;

import org.jspecify.annotations.NullMarked;
