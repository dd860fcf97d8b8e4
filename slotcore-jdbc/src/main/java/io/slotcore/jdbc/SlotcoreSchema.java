package io.slotcore.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The tables of the store. All their names begin with {@code slotcore_}, and their migrations and
 * history are apart from the application's own. The scripts can also be run by hand; they lie in
 * the jar under {@value #LOCATION}.
 */
public final class SlotcoreSchema {

  /** Where the scripts are on the class path. */
  public static final String LOCATION = "io/slotcore/jdbc/migration";

  /** The table in which Flyway keeps which scripts were run. */
  public static final String HISTORY_TABLE = "slotcore_schema_history";

  private SlotcoreSchema() {}

  /**
   * Brings the tables up to date with Flyway, which has to be on the class path. Safe to call at
   * every start, by several nodes at once, and in a schema with tables of others.
   *
   * @param dataSource connects as somebody who may create tables in the default schema
   */
  public static void migrate(DataSource dataSource) {
    Flyway.configure(SlotcoreSchema.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:" + LOCATION)
        .failOnMissingLocations(true)
        .table(HISTORY_TABLE)
        // Without a baseline below the first script Flyway refuses a schema that holds other
        // tables.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
