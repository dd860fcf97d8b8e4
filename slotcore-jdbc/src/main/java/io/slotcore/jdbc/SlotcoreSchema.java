package io.slotcore.jdbc;

import io.slotcore.jdbc.internal.Dialect;
import io.slotcore.jdbc.internal.Dialects;
import io.slotcore.jdbc.internal.OptionalScript;
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

  /** The role as which an application works under row-level security. */
  public static final String APPLICATION_ROLE = "slotcore_app";

  /** The role as which the outbox and other jobs work under row-level security. */
  public static final String JOBS_ROLE = "slotcore_jobs";

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
            // Claims may be turned into cells after later scripts have run.
            .outOfOrder(true)
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

  /**
   * Puts up row-level security on PostgreSQL, with the roles {@value #APPLICATION_ROLE} and {@value
   * #JOBS_ROLE}.
   *
   * @param owner connects as the owner of the tables
   * @throws StoreException as {@link #enableRowLevelSecurity(DataSource, String, String)} does
   */
  public static void enableRowLevelSecurity(DataSource owner) {
    enableRowLevelSecurity(owner, APPLICATION_ROLE, JOBS_ROLE);
  }

  /**
   * Puts up row-level security on PostgreSQL: a second wall between tenants, under the keys. Who
   * works as the application's role meets rows of one tenant, whom the store names in every
   * transaction and read, and without a name no row at all. The role of jobs serves the outbox of
   * all tenants and little else. The owner is not bound. Roles that are missing are made, without
   * login; connections take them by {@code SET ROLE}.
   *
   * <p>Safe to call at every start, after {@link #migrate}, and by several nodes at once. The
   * script is {@code io/slotcore/jdbc/optional/postgresql/row_level_security.sql} in the jar, which
   * can also be run by hand.
   *
   * @param owner connects as the owner of the tables, who has to be allowed to make roles if they
   *     are missing
   * @param application the role of the application
   * @param jobs the role of the outbox and other jobs
   * @throws StoreException if the database is no PostgreSQL, cannot be reached, or refuses; not
   *     allowed to make roles has the SQLSTATE 42501
   */
  public static void enableRowLevelSecurity(DataSource owner, String application, String jobs) {
    new OptionalScript("row_level_security.sql")
        .run(owner, Map.of("slotcore.app_role", application, "slotcore.jobs_role", jobs));
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
