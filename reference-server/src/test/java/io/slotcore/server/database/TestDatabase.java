package io.slotcore.server.database;

import io.slotcore.server.data.DataFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One embedded PostgreSQL for all tests of a JVM, and the unpacked programs for those that start
 * their own.
 */
public final class TestDatabase {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestDatabase() {}

  /** Returns the database that all tests share; each test works under tenants of its own. */
  public static Database shared() {
    return Shared.DATABASE;
  }

  /** Returns options that use programs unpacked once. */
  public static EmbeddedOptions options() {
    return new EmbeddedOptions(0, Optional.of(PostgresBinaries.locate(TARGET, Optional.empty())));
  }

  /** Returns the address of the shared database, as {@code DATABASE_URL} takes it. */
  public static String url() {
    return url(Shared.POSTGRES.url().jdbcUrl());
  }

  /** Makes an empty database on the same PostgreSQL and returns its address. */
  public static String newUrl() {
    String name = "own_" + DATABASES.incrementAndGet();
    shared().sql().execute("CREATE DATABASE " + name);
    String jdbcUrl = Shared.POSTGRES.url().jdbcUrl();
    return url(jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1) + name);
  }

  private static String url(String jdbcUrl) {
    PostgresUrl url = Shared.POSTGRES.url();
    return "%s?user=%s&password=%s"
        .formatted(jdbcUrl, url.user().orElseThrow(), url.password().orElseThrow());
  }

  private static final class Shared {

    static final EmbeddedPostgres POSTGRES = start();
    static final Database DATABASE = Database.at(POSTGRES.url(), RowLevelSecurity.OFF);

    private static EmbeddedPostgres start() {
      try {
        Path path = Files.createTempDirectory(Files.createDirectories(TARGET), "shared-database");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(DataFolder.open(path), options());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, path)));
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedPostgres postgres, Path path) {
      postgres.close();
      try (Stream<Path> files = Files.walk(path)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
