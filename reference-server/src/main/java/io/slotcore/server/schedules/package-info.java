/** When the people of a tenant work, as it is kept in the database. */
@NullMarked
package io.slotcore.server.schedules;

import org.jspecify.annotations.NullMarked;
