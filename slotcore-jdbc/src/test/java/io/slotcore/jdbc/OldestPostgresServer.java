package io.slotcore.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The oldest PostgreSQL of the machine's packages, from 15 on: one server for a JVM. */
final class OldestPostgresServer {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private OldestPostgresServer() {}

  /** Tells whether a PostgreSQL is installed. */
  static boolean isInstalled() {
    return Programs.isThere("PostgreSQL 15 or later", programs());
  }

  static Optional<Path> programs() {
    return IntStream.range(15, 30)
        .mapToObj(version -> Path.of("/usr/lib/postgresql/" + version + "/bin"))
        .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
        .findFirst();
  }

  /** Started by the first test that needs it; it stops with the JVM. */
  private static final class Running {

    private static final int PORT = Programs.freePort();

    static {
      String folder = Programs.run(command("mktemp", "--directory")).strip();
      String data = folder + "/data";
      postgres("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder, data)));
      String options =
          "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
                  .formatted(PORT)
              + " -c max_connections=300";
      postgres("pg_ctl", "start", "-w", "-D", data, "-l", folder + "/log", "-o", options);
    }

    private static void stop(String folder, String data) {
      postgres("pg_ctl", "stop", "-D", data, "-m", "immediate");
      Programs.run(command("rm", "-r", folder));
    }
  }

  /** Runs one of the server's programs. */
  static void postgres(String name, String... arguments) {
    Programs.run(command(program(name), arguments));
  }

  /** Returns where one of its programs is. */
  static String program(String name) {
    return programs().orElseThrow().resolve(name).toString();
  }

  /** Returns a command of the user postgres if this is root: the server refuses to run as root. */
  static List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (Programs.isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(program);
    command.addAll(List.of(arguments));
    return command;
  }

  /** Returns a pool on a new database without tables. */
  static HikariDataSource newDatabase() {
    String name = "test" + DATABASES.incrementAndGet();
    try (HikariDataSource server = pool("postgres")) {
      Sql.execute(server, "CREATE DATABASE " + name);
    }
    return pool(name);
  }

  private static HikariDataSource pool(String name) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + Running.PORT + "/" + name);
    pool.setUsername("postgres");
    pool.setMaximumPoolSize(20);
    pool.setMinimumIdle(1);
    return pool;
  }
}
