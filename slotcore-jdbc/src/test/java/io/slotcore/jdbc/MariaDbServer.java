package io.slotcore.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The MariaDB of the machine: one server for all tests of a JVM, in a folder of its own. */
final class MariaDbServer {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private MariaDbServer() {}

  /** Tells whether MariaDB is installed. */
  static boolean isInstalled() {
    return Programs.isThere("MariaDB", Programs.find("mariadbd"));
  }

  /** Started by the first test that needs it; it stops with the JVM. */
  private static final class Running {

    private static final int PORT = Programs.freePort();

    static {
      try {
        Path folder = Files.createTempDirectory("slotcore-mariadb");
        install(folder);
        // What is killed has a server of its own.
        Process server = start(folder, PORT, "--innodb-flush-log-at-trx-commit=0");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void stop(Process server, Path folder) {
      server.destroy();
      try {
        if (!server.waitFor(20, TimeUnit.SECONDS)) {
          server.destroyForcibly().waitFor();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      Programs.delete(folder);
    }
  }

  /** Makes the data of a server, with a user {@code test} who may do everything. */
  static void install(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("users.sql"),
        "CREATE USER IF NOT EXISTS test@'127.0.0.1';\nGRANT ALL ON *.* TO test@'127.0.0.1';\n");
    Programs.run(
        command(
            "mariadb-install-db",
            "--no-defaults",
            "--skip-test-db",
            "--auth-root-authentication-method=normal",
            "--datadir=" + folder.resolve("data")));
  }

  /** Starts a server and waits until it takes connections. */
  static Process start(Path folder, int port, String durability) throws IOException {
    Process server =
        new ProcessBuilder(
                command(
                    "mariadbd",
                    "--no-defaults",
                    "--datadir=" + folder.resolve("data"),
                    "--init-file=" + folder.resolve("users.sql"),
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--socket=" + folder.resolve("s"),
                    "--skip-name-resolve",
                    "--skip-log-bin",
                    "--max-connections=500",
                    "--innodb-buffer-pool-size=128M",
                    durability))
            .redirectErrorStream(true)
            .start();
    Programs.awaitLine(server, "ready for connections");
    return server;
  }

  private static List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Programs.find(program).map(Path::toString).orElse(program));
    command.addAll(List.of(arguments));
    if (Programs.isRoot()) {
      command.add("--user=root");
    }
    return command;
  }

  /** Returns a pool on a new database without tables, at MariaDB's own isolation level. */
  static HikariDataSource newDatabase() {
    String name = "test" + DATABASES.incrementAndGet();
    try (HikariDataSource server = pool("")) {
      Sql.execute(server, "CREATE DATABASE " + name);
    }
    return pool(name);
  }

  private static HikariDataSource pool(String name) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:mariadb://127.0.0.1:" + Running.PORT + "/" + name);
    pool.setUsername("test");
    pool.setMaximumPoolSize(20);
    pool.setMinimumIdle(1);
    return pool;
  }
}
