/** Tests that use the reference server through a real browser. */
@NullMarked
package io.slotcore.e2e;

import org.jspecify.annotations.NullMarked;
