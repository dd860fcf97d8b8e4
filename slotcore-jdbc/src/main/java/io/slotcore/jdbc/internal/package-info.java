/** How the store speaks to a database. */
@NullMarked
package io.slotcore.jdbc.internal;

import org.jspecify.annotations.NullMarked;
