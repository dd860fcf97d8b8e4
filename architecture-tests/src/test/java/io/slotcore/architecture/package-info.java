/** Who may know whom, and who may read a clock. */
@NullMarked
package io.slotcore.architecture;

import org.jspecify.annotations.NullMarked;
