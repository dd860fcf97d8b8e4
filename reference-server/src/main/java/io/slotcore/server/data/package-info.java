/** The folder on disk: its lock, and files that only their owner can read. */
@NullMarked
package io.slotcore.server.data;

import org.jspecify.annotations.NullMarked;
