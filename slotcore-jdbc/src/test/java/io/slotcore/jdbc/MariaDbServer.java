package io.slotcore.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
        start(Files.createTempDirectory("slotcore-mariadb"));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void start(Path folder) throws IOException {
      Path users =
          Files.writeString(
              folder.resolve("users.sql"),
              "CREATE USER test@'127.0.0.1';\nGRANT ALL ON *.* TO test@'127.0.0.1';\n");
      Path data = folder.resolve("data");
      Programs.run(
          command(
              "mariadb-install-db",
              "--no-defaults",
              "--skip-test-db",
              "--auth-root-authentication-method=normal",
              "--datadir=" + data));
      Process server =
          new ProcessBuilder(
                  command(
                      "mariadbd",
                      "--no-defaults",
                      "--datadir=" + data,
                      "--init-file=" + users,
                      "--bind-address=127.0.0.1",
                      "--port=" + PORT,
                      "--socket=" + folder.resolve("s"),
                      "--skip-name-resolve",
                      "--skip-log-bin",
                      "--max-connections=500",
                      "--innodb-buffer-pool-size=128M",
                      // No test of this JVM cuts the power.
                      "--innodb-flush-log-at-trx-commit=0"))
              .redirectErrorStream(true)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      awaitReady(server);
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

    /** Reads what the server prints; it would stand still if nobody did. */
    private static void awaitReady(Process server) throws IOException {
      BufferedReader log =
          new BufferedReader(
              new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder printed = new StringBuilder();
      for (String line = log.readLine(); line != null; line = log.readLine()) {
        printed.append(line).append('\n');
        if (line.contains("ready for connections")) {
          Thread reader = new Thread(() -> drain(log));
          reader.setDaemon(true);
          reader.start();
          return;
        }
      }
      throw new IOException("mariadbd did not start:\n" + printed);
    }

    private static void drain(BufferedReader log) {
      try {
        log.transferTo(Writer.nullWriter());
      } catch (IOException closed) {
        // The server has ended, and its output with it.
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

  /** Returns a pool on a new database without tables, at MariaDB's own isolation level. */
  static HikariDataSource newDatabase() {
    String name = "test" + DATABASES.incrementAndGet();
    try (HikariDataSource server = pool("")) {
      Sql.execute(server, "CREATE DATABASE " + name);
    }
    return pool(name);
  }

  /** Returns a pool on a new database with the store's tables. */
  static HikariDataSource newStoreDatabase() {
    HikariDataSource database = newDatabase();
    SlotcoreSchema.migrate(database);
    return database;
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
