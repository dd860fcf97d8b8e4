package io.slotcore.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB that writes every commit to the disk. */
final class KillableMariaDb implements KillableServer {

  private final int port = Programs.freePort();
  private final Path folder;
  private @Nullable Process server;

  KillableMariaDb() throws IOException {
    folder = Files.createTempDirectory("slotcore-killed");
    MariaDbServer.install(folder);
  }

  @Override
  public void start() throws IOException {
    server = MariaDbServer.start(folder, port, "--innodb-flush-log-at-trx-commit=1");
  }

  @Override
  public void kill() {
    Objects.requireNonNull(server).destroyForcibly().onExit().join();
  }

  @Override
  public DataSource database() {
    try {
      MariaDbDataSource source =
          new MariaDbDataSource(
              "jdbc:mariadb://127.0.0.1:" + port + "/killed?createDatabaseIfNotExist=true");
      source.setUser("test");
      return source;
    } catch (SQLException failure) {
      throw new UncheckedIOException(new IOException(failure));
    }
  }

  @Override
  public void close() {
    kill();
    Programs.delete(folder);
  }
}
