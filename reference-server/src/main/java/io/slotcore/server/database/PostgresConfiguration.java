package io.slotcore.server.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The embedded PostgreSQL's settings, written anew at each start. */
final class PostgresConfiguration {

  private static final String FILE = "slotcore.conf";

  private static final String SETTINGS =
      """
      # Written by SlotCore at each start. Own settings: ALTER SYSTEM, which is read after this file.
      listen_addresses = '127.0.0.1'
      port = %d
      # No socket: its path would be too long in a deep folder, and one way in is enough.
      unix_socket_directories = ''
      password_encryption = 'scram-sha-256'
      max_connections = %d
      # What was acknowledged survives a kill.
      fsync = on
      synchronous_commit = on
      full_page_writes = on
      timezone = 'UTC'
      log_timezone = 'UTC'
      log_checkpoints = off
      # Statements and keys hold names and addresses; they do not belong in a log.
      log_min_error_statement = panic
      log_error_verbosity = terse
      """;

  private static final String CLIENTS =
      """
      # Written by SlotCore at each start.
      # TYPE  DATABASE  USER  ADDRESS       METHOD
      local   all       all                 scram-sha-256
      host    all       all   127.0.0.1/32  scram-sha-256
      """;

  private PostgresConfiguration() {}

  /** Makes a fresh cluster read our settings last. */
  static void include(Path cluster) throws IOException {
    Files.writeString(
        cluster.resolve("postgresql.conf"),
        "\ninclude_if_exists '" + FILE + "'\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);
  }

  static void write(Path cluster, int port) throws IOException {
    int connections = Database.POOL_SIZE + Database.JOBS_POOL_SIZE + 18;
    Files.writeString(cluster.resolve(FILE), SETTINGS.formatted(port, connections));
    Files.writeString(cluster.resolve("pg_hba.conf"), CLIENTS);
  }
}
