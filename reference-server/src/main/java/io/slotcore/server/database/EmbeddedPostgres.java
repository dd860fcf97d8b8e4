package io.slotcore.server.database;

import io.slotcore.server.data.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

  private final PostgresCommand command;
  private final Path cluster;
  private final PostmasterPid pid;
  private final Path log;
  private final String password;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Retries retries = new Retries(time -> !isClosedWithin(time));
  private int port;

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
      postgres.stopOrphan();
      requireFree(options.port());
      if (Files.notExists(postgres.cluster)) {
        postgres.initialize(folder.path());
      }
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

  /** Another program on a port that was asked for does not go away by trying again. */
  private static void requireFree(int fixedPort) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), fixedPort));
    } catch (IOException e) {
      throw new DatabaseException(
          "SLOTCORE_POSTGRES_PORT is '%d'; that port of 127.0.0.1 is in use or not allowed, set another or leave it out"
              .formatted(fixedPort),
          e);
    }
  }

  private void startWithRetries(int fixedPort) throws IOException {
    try {
      retries.run(
          () -> {
            stopOrphan();
            port = fixedPort == 0 ? freePort() : fixedPort;
            PostgresConfiguration.write(cluster, port);
            startOnce();
          });
    } catch (DatabaseException e) {
      throw new DatabaseException(
          "the embedded PostgreSQL did not start on port %d: %s; see %s"
              .formatted(port, e.getMessage(), log),
          e);
    }
  }

  /** Starts PostgreSQL again, on the same port, if it dies while the server lives. */
  private void watch() {
    Thread watch =
        new Thread(
            () -> {
              while (!isClosedWithin(WATCH_INTERVAL)) {
                restartIfDead();
              }
            },
            "postgres-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private synchronized void restartIfDead() {
    if (closing.getCount() == 0 || pid.running().isPresent()) {
      return;
    }
    LOG.warn("The embedded PostgreSQL in {} has died and is started again", cluster);
    try {
      pid.deleteIfStale();
      startWithRetries(port);
    } catch (IOException | DatabaseException e) {
      LOG.error("The embedded PostgreSQL did not start again; another attempt follows", e);
    }
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

  /** Waits, but no longer than until the server is closed. */
  private boolean isClosedWithin(Duration time) {
    try {
      return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("interrupted while waiting for PostgreSQL", e);
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
  public void close() {
    // First of all, so that a start that is being tried again is not waited for to its end.
    closing.countDown();
    stopAtLast();
  }

  private synchronized void stopAtLast() {
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
