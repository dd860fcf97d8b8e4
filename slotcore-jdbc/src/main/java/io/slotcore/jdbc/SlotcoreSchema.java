package io.slotcore.jdbc;

import io.slotcore.jdbc.internal.Dialect;
import io.slotcore.jdbc.internal.Dialects;
import io.slotcore.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The tables of the store. All their names begin with {@code slotcore_}, and their migrations and
 * history are apart from the application's own. The scripts can also be run by hand; they lie in
 * the jar under {@value #LOCATION}, in a folder for each database.
 */
public final class SlotcoreSchema {

  /** Where the folders with the scripts are on the class path. */
  public static final String LOCATION = "io/slotcore/jdbc/migration";

  /** The table in which Flyway keeps which scripts were run. */
  public static final String HISTORY_TABLE = "slotcore_schema_history";

  private SlotcoreSchema() {}

  /**
   * Brings the tables up to date for stores with {@link OverlapGuard#standard}.
   *
   * @param dataSource connects as somebody who may create tables in the default schema
   * @throws StoreException if the database is none that the store runs on, or cannot be reached
   */
  public static void migrate(DataSource dataSource) {
    migrate(dataSource, OverlapGuard.standard());
  }

  /**
   * Brings the tables up to date with Flyway, which has to be on the class path. Safe to call at
   * every start, by several nodes at once, and in a schema with tables of others. Always with the
   * same guard: claims can be turned into cells, once, but cells of one width into nothing else.
   *
   * @param dataSource connects as somebody who may create tables in the default schema
   * @param guard that of the stores
   * @throws StoreException if the database is none that the store runs on, or cannot be reached
   */
  public static void migrate(DataSource dataSource, OverlapGuard guard) {
    Dialect dialect = dialect(dataSource);
    Duration cells = guard.guard().cellsOn(dialect);
    List<String> folders = new ArrayList<>(List.of(dialect.folder()));
    if (cells != null && dialect.hasOverlapConstraint()) {
      folders.add("cells-" + dialect.folder());
    }
    FluentConfiguration flyway =
        Flyway.configure(SlotcoreSchema.class.getClassLoader())
            .dataSource(dataSource)
            .locations(
                folders.stream()
                    .map(folder -> "classpath:" + LOCATION + "/" + folder)
                    .toArray(String[]::new))
            .failOnMissingLocations(true)
            .table(HISTORY_TABLE)
            // Without a baseline below the first script Flyway refuses a schema that holds other
            // tables.
            .baselineOnMigrate(true)
            .baselineVersion("0");
    if (cells != null) {
      flyway.placeholders(Map.of("cellSeconds", String.valueOf(cells.toSeconds())));
    }
    flyway.load().migrate();
  }

  private static Dialect dialect(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      return Dialects.of(connection);
    } catch (SQLException failure) {
      throw new StoreException(
          "the database cannot be asked for its version: SQLSTATE " + failure.getSQLState(), true);
    }
  }
}
