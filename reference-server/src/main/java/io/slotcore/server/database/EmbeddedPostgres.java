package io.slotcore.server.database;

import io.slotcore.server.data.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in the data folder: durable, on loopback only, behind a random password.
 *
 * <p>Whoever holds the data folder's lock is the only server on it, so a PostgreSQL that still runs
 * there is an orphan of a killed one and is stopped before a new start.
 */
final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String USER = "slotcore";
  private static final int ATTEMPTS = 8;
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

  private final PostgresCommand command;
  private final Path cluster;
  private final PostmasterPid pid;
  private final Path log;
  private final String password;
  private int port;
  private boolean closed;

  private EmbeddedPostgres(DataFolder folder, PostgresCommand command, String password) {
    this.command = command;
    this.cluster = folder.path().resolve("cluster");
    this.pid = new PostmasterPid(cluster);
    this.log = folder.path().resolve("postgresql.log");
    this.password = password;
  }

  static EmbeddedPostgres start(DataFolder folder, EmbeddedOptions options) {
    Path home = PostgresBinaries.locate(folder.path(), options.installation());
    PostgresCommand command = PostgresCommand.of(home, folder.path().resolve("command.log"));
    String password = folder.ownerOnly("database-password", EmbeddedPostgres::randomPassword);
    EmbeddedPostgres postgres = new EmbeddedPostgres(folder, command, password);
    try {
      if (Files.notExists(postgres.cluster)) {
        postgres.initialize(folder.path());
      }
      postgres.stopOrphan();
      postgres.startWithRetries(options.port());
      postgres.watch();
      return postgres;
    } catch (IOException e) {
      throw new DatabaseException(
          "the embedded PostgreSQL in %s cannot be prepared: %s".formatted(folder.path(), e), e);
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Makes the cluster beside its place and moves it there, so that a killed attempt is repeated
   * whole.
   */
  private void initialize(Path folder) throws IOException {
    Path fresh = folder.resolve("cluster.new");
    if (Files.exists(fresh)) {
      try (Stream<Path> files = Files.walk(fresh)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    command.run(
        "initdb",
        List.of(
            "--pgdata=" + fresh,
            "--username=" + USER,
            "--pwfile=" + folder.resolve("database-password"),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--no-instructions"));
    PostgresConfiguration.include(fresh);
    Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private void stopOrphan() {
    if (pid.running().isPresent()) {
      LOG.warn("Stopping the PostgreSQL that a killed server left behind in {}", cluster);
      stop("fast");
    }
    pid.deleteIfStale();
  }

  private void startWithRetries(int fixedPort) throws IOException {
    for (int attempt = 1; ; attempt++) {
      port = fixedPort == 0 ? freePort() : fixedPort;
      PostgresConfiguration.write(cluster, port);
      try {
        startOnce();
        return;
      } catch (DatabaseException e) {
        if (attempt == ATTEMPTS) {
          throw new DatabaseException(
              "the embedded PostgreSQL did not start on port %d in %d attempts: %s; see %s"
                  .formatted(port, attempt, e.getMessage(), log),
              e);
        }
        // Children of a killed postmaster hold its memory for a moment after it is gone.
        pause(Duration.ofMillis(100L << Math.min(attempt, 5)));
        stopOrphan();
      }
    }
  }

  /** Starts PostgreSQL again, on the same port, if it dies while the server lives. */
  private void watch() {
    Thread watch =
        new Thread(
            () -> {
              while (restartIfDead()) {
                pause(WATCH_INTERVAL);
              }
            },
            "postgres-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private synchronized boolean restartIfDead() {
    if (closed || pid.running().isPresent()) {
      return !closed;
    }
    LOG.warn("The embedded PostgreSQL in {} has died and is started again", cluster);
    try {
      pid.deleteIfStale();
      startWithRetries(port);
    } catch (IOException | DatabaseException e) {
      LOG.error("The embedded PostgreSQL did not start again; another attempt follows", e);
    }
    return true;
  }

  private void startOnce() throws IOException {
    if (Files.exists(log)) {
      Files.move(log, log.resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    command.run(
        "pg_ctl",
        List.of("start", "-D", cluster.toString(), "-l", log.toString(), "-w", "-t", "60", "-s"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("interrupted while starting PostgreSQL", e);
    }
  }

  PostgresUrl url() {
    return PostgresUrl.of("127.0.0.1", port, "postgres", USER, password);
  }

  private void stop(String mode) {
    List<String> arguments = new ArrayList<>(List.of("stop", "-D", cluster.toString()));
    arguments.addAll(List.of("-m", mode, "-w", "-t", "30", "-s"));
    command.run("pg_ctl", arguments);
  }

  /**
   * Stops PostgreSQL after a checkpoint; if it does not obey within 30 s, without one, which loses
   * nothing.
   */
  @Override
  public synchronized void close() {
    closed = true;
    if (pid.running().isEmpty()) {
      return;
    }
    try {
      stop("fast");
    } catch (DatabaseException e) {
      LOG.warn(
          "The embedded PostgreSQL did not stop in time and is stopped at once: {}",
          e.getMessage());
      stop("immediate");
    }
  }
}
