package io.slotcore.server.database;

import io.slotcore.server.data.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One embedded PostgreSQL for all tests of a JVM, and the unpacked programs for those that start
 * their own.
 */
public final class TestDatabase {

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private TestDatabase() {}

  /** Returns the database that all tests share; each test works under tenants of its own. */
  public static Database shared() {
    return Shared.DATABASE;
  }

  /** Returns options that use programs unpacked once. */
  public static EmbeddedOptions options() {
    return new EmbeddedOptions(0, Optional.of(PostgresBinaries.locate(TARGET, Optional.empty())));
  }

  private static final class Shared {

    static final Database DATABASE = open();

    private static Database open() {
      try {
        Path path = Files.createTempDirectory(Files.createDirectories(TARGET), "shared-database");
        DataFolder folder = DataFolder.open(path);
        Database database = Database.embedded(folder, options());
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop-test-database"));
        return database;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
