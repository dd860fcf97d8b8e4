package io.slotcore.server.database;

import io.slotcore.jdbc.SlotcoreSchema;
import io.slotcore.spi.StoreException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The schema scripts, in the order in which they run.
 *
 * <p>Each set has a path and a history table of its own, so that a library's scripts and the
 * server's are numbered apart. Scripts only expand; what they replace is dropped a release later.
 */
final class Migrations {

  private static final String LOCATION = "classpath:io/slotcore/server/migration";

  private Migrations() {}

  /**
   * Brings the schema up to date; several nodes may do so at the same time.
   *
   * @throws DatabaseException if a script fails or was changed after it ran
   */
  static void run(DataSource dataSource) {
    try {
      // The store's tables stand before the server's, which may refer to them.
      SlotcoreSchema.migrate(dataSource);
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(dataSource)
          .locations(LOCATION)
          .table("server_schema_history")
          // The tables of the store make the schema look foreign; version 0 comes before all
          // scripts.
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .failOnMissingLocations(true)
          .load()
          .migrate();
    } catch (FlywayException | StoreException e) {
      throw new DatabaseException("the migrations failed: " + e.getMessage(), e);
    }
  }
}
