package io.slotcore.jdbc.internal;

import io.slotcore.spi.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/** A script for PostgreSQL that is no migration: whoever wants it runs it, as often as he wants. */
public final class OptionalScript {

  private static final String FOLDER = "/io/slotcore/jdbc/optional/postgresql/";

  private final String name;

  /**
   * Names a script.
   *
   * @param name its file
   */
  public OptionalScript(String name) {
    this.name = name;
  }

  /**
   * Runs the script in one transaction.
   *
   * @param dataSource connects as the owner of the tables
   * @param settings what the script reads by {@code current_setting}
   * @throws StoreException if the database is no PostgreSQL, or refuses
   */
  public void run(DataSource dataSource, Map<String, String> settings) {
    try (Connection connection = dataSource.getConnection()) {
      if (!(Dialects.of(connection) instanceof PostgresDialect)) {
        throw new StoreException(name + " is for PostgreSQL, and the database is another", false);
      }
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        run(connection, settings);
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException failure) {
      throw SqlErrors.translate(name, failure);
    }
  }

  private void run(Connection connection, Map<String, String> settings) throws SQLException {
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      try (PreparedStatement set = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
        set.setString(1, setting.getKey());
        set.setString(2, setting.getValue());
        set.execute();
      }
    }
    try (Statement script = connection.createStatement()) {
      script.execute(text());
    }
  }

  private String text() {
    try (InputStream resource = OptionalScript.class.getResourceAsStream(FOLDER + name)) {
      if (resource == null) {
        throw new IllegalStateException(FOLDER + name + " is not in the jar");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
