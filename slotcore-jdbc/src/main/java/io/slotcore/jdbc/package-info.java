/** The booking port on a database, where a constraint refuses what overlaps. */
@NullMarked
package io.slotcore.jdbc;

import org.jspecify.annotations.NullMarked;
