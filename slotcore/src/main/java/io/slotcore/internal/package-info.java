/** The engine that decides which starts are forbidden, and why. Not exported. */
@NullMarked
package io.slotcore.internal;

import org.jspecify.annotations.NullMarked;
