package io.slotcore.jdbc;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL that writes every commit to the disk. */
final class KillablePostgres implements KillableServer {

  private final int port = Programs.freePort();
  private final String folder =
      Programs.run(OldestPostgresServer.command("mktemp", "--directory")).strip();
  private @Nullable Process server;

  KillablePostgres() {
    Programs.run(
        OldestPostgresServer.command(
            OldestPostgresServer.program("initdb"),
            "--pgdata=" + data(),
            "--auth=trust",
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C"));
  }

  private String data() {
    return folder + "/data";
  }

  @Override
  public void start() throws IOException {
    server =
        new ProcessBuilder(
                OldestPostgresServer.command(
                    OldestPostgresServer.program("postgres"),
                    "-D",
                    data(),
                    "-p",
                    String.valueOf(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories="))
            .redirectErrorStream(true)
            .start();
    Programs.awaitLine(server, "database system is ready to accept connections");
  }

  /** A new server does not start as long as a process of the old one has its memory. */
  @Override
  public void kill() {
    Set<ProcessHandle> all = stopped();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  /** Who is killed while he forks leaves a child behind, that waits for the dead. */
  private Set<ProcessHandle> stopped() {
    Process running = Objects.requireNonNull(server);
    Set<ProcessHandle> all = new LinkedHashSet<>();
    while (all.addAll(
        Stream.concat(Stream.of(running.toHandle()), running.descendants()).toList())) {
      String pids = all.stream().map(p -> String.valueOf(p.pid())).collect(Collectors.joining(" "));
      // Some may be gone by themselves.
      Programs.run(List.of("sh", "-c", "kill -STOP " + pids + " 2>/dev/null || true"));
    }
    return all;
  }

  @Override
  public DataSource database() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
    source.setUser("postgres");
    return source;
  }

  @Override
  public void close() {
    kill();
    Programs.run(OldestPostgresServer.command("rm", "-r", folder));
  }
}
