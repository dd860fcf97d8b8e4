package io.slotcore.server.database;

import io.slotcore.jdbc.SlotcoreSchema;
import java.util.List;
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

  private record Script(String location, String historyTable) {}

  // A library that brings tables of its own stands before the server, whose tables may refer to
  // them.
  private static final List<Script> IN_ORDER =
      List.of(
          new Script("classpath:" + SlotcoreSchema.LOCATION, SlotcoreSchema.HISTORY_TABLE),
          new Script("classpath:io/slotcore/server/migration", "server_schema_history"));

  private Migrations() {}

  /**
   * Brings the schema up to date; several nodes may do so at the same time.
   *
   * @throws DatabaseException if a script fails or was changed after it ran
   */
  static void run(DataSource dataSource) {
    for (Script script : IN_ORDER) {
      try {
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(dataSource)
            .locations(script.location())
            .table(script.historyTable())
            // The tables of the set before make the schema look foreign; version 0 comes before all
            // scripts.
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .failOnMissingLocations(true)
            .load()
            .migrate();
      } catch (FlywayException e) {
        throw new DatabaseException(
            "the migrations of %s failed: %s".formatted(script.location(), e.getMessage()), e);
      }
    }
  }
}
