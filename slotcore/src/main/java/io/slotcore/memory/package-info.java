/** A booking store in memory, for tests and trials; nothing in it survives the process. */
@NullMarked
package io.slotcore.memory;

import org.jspecify.annotations.NullMarked;
