/** Answers to questions that bring all that is known with them. */
@NullMarked
package io.slotcore.server.compute;

import org.jspecify.annotations.NullMarked;
