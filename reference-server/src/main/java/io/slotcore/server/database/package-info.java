/**
 * The database: an embedded PostgreSQL in the data folder, or a server elsewhere, and the
 * migrations.
 */
@NullMarked
package io.slotcore.server.database;

import org.jspecify.annotations.NullMarked;
