package io.slotcore.server.database;

import io.slotcore.jdbc.SlotcoreSchema;
import io.slotcore.spi.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** Whether the server works in roles that see the rows of one tenant at a time. */
public enum RowLevelSecurity {
  /** The web works as one role, jobs as another, and nothing but migrations as the owner. */
  ON,
  /** Everything works as the owner. */
  OFF;

  private static final String SCRIPT = "/io/slotcore/server/roles/server_tables.sql";

  private static final String REMEDY =
      "; let an administrator run"
          + " CREATE ROLE slotcore_app NOLOGIN; CREATE ROLE slotcore_jobs NOLOGIN;"
          + " GRANT slotcore_app, slotcore_jobs TO the user of DATABASE_URL;"
          + " or do without by SLOTCORE_ROW_LEVEL_SECURITY=false";

  Optional<String> applicationRole() {
    return this == ON ? Optional.of(SlotcoreSchema.APPLICATION_ROLE) : Optional.empty();
  }

  Optional<String> jobsRole() {
    return this == ON ? Optional.of(SlotcoreSchema.JOBS_ROLE) : Optional.empty();
  }

  /**
   * Makes roles and policies, as far as they are missing.
   *
   * @throws DatabaseException if the owner may not; it says what an administrator can do
   */
  void putUp(DataSource owner) {
    if (this == OFF) {
      return;
    }
    try {
      SlotcoreSchema.enableRowLevelSecurity(owner);
      try (Connection connection = owner.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(script());
      }
    } catch (StoreException | SQLException e) {
      throw notPermitted(e);
    }
  }

  /** Says why roles cannot be had. */
  static DatabaseException notPermitted(Exception cause) {
    return new DatabaseException(
        "row-level security cannot be set up: " + cause.getMessage() + REMEDY, cause);
  }

  private static String script() {
    try (InputStream resource = RowLevelSecurity.class.getResourceAsStream(SCRIPT)) {
      if (resource == null) {
        throw new IllegalStateException(SCRIPT + " is not in the jar");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
