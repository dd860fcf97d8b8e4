package io.slotcore.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;

/** A PostgreSQL with a replica that streams from it. */
final class ReplicatedServers implements AutoCloseable {

  /** Nobody waits for the replica but who says so. */
  private static final String OPTIONS =
      "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
          + " -c synchronous_commit=local -c synchronous_standby_names=*";

  private final String folder;
  private final int port = Programs.freePort();
  private final int replicaPort;

  ReplicatedServers() {
    folder = Programs.run(OldestPostgresServer.command("mktemp", "--directory")).strip();
    OldestPostgresServer.postgres(
        "initdb",
        "-D",
        data("primary"),
        "-A",
        "trust",
        "-U",
        "postgres",
        "-E",
        "UTF8",
        "--no-sync");
    start("primary", port);
    OldestPostgresServer.postgres(
        "pg_basebackup",
        "-h",
        "127.0.0.1",
        "-p",
        String.valueOf(port),
        "-U",
        "postgres",
        "-D",
        data("replica"),
        "-R",
        "-X",
        "stream",
        "-c",
        "fast",
        "--no-sync");
    replicaPort = Programs.freePort();
    start("replica", replicaPort);
  }

  private String data(String server) {
    return folder + "/" + server;
  }

  private void start(String server, int on) {
    OldestPostgresServer.postgres(
        "pg_ctl",
        "start",
        "-w",
        "-D",
        data(server),
        "-l",
        data(server + ".log"),
        "-o",
        "-p " + on + " " + OPTIONS);
  }

  HikariDataSource primary() {
    return pool(port, "");
  }

  /** Returns a pool whose commits return when the replica shows what they wrote. */
  HikariDataSource primaryThatWaits() {
    return pool(port, "?options=-c%20synchronous_commit=remote_apply");
  }

  HikariDataSource replica() {
    return pool(replicaPort, "");
  }

  private static HikariDataSource pool(int port, String parameters) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres" + parameters);
    pool.setUsername("postgres");
    pool.setMaximumPoolSize(4);
    pool.setMinimumIdle(1);
    return pool;
  }

  @Override
  public void close() {
    for (String server : List.of("replica", "primary")) {
      OldestPostgresServer.postgres("pg_ctl", "stop", "-D", data(server), "-m", "immediate");
    }
    Programs.run(OldestPostgresServer.command("rm", "-r", folder));
  }
}
