package io.slotcore.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.server.data.DataFolder;
import io.slotcore.server.data.DataFolderException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledServerIT {

  private static final int ENOUGH = 200;
  private static final Optional<ProcessHandle> CURRENT = Optional.of(ProcessHandle.current());

  @TempDir Path path;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void killWhatStillRuns() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void aKillOfTheServerLosesNothingAndItsOrphanedPostgresIsStopped() throws Exception {
    Process server = startServer();
    List<String> lines = readAcknowledged(server);
    ProcessHandle orphan = postmaster();

    kill(List.of(server.toHandle()));

    assertThat(PostmasterPid.isPostgres(orphan)).isTrue();
    assertEverythingAcknowledgedIsThere(server, lines);
    assertThat(PostmasterPid.isPostgres(orphan)).isFalse();
  }

  @Test
  void aKillOfServerAndPostgresLosesNothing() throws Exception {
    Process server = startServer();
    List<String> lines = readAcknowledged(server);
    ProcessHandle postmaster = postmaster();

    kill(
        Stream.concat(Stream.of(server.toHandle(), postmaster), postmaster.descendants()).toList());

    assertEverythingAcknowledgedIsThere(server, lines);
  }

  @Test
  void aKillOfServerAndPostmasterAloneLosesNothing() throws Exception {
    Process server = startServer();
    List<String> lines = readAcknowledged(server);

    kill(List.of(server.toHandle(), postmaster()));

    assertEverythingAcknowledgedIsThere(server, lines);
  }

  @Test
  void aKillOfPostgresAloneIsHealedByTheServer() throws Exception {
    try (DataFolder folder = DataFolder.open(path);
        Database database =
            Database.embedded(folder, TestDatabase.options(), RowLevelSecurity.OFF)) {
      database.sql().execute("CREATE TABLE kept (n int)");
      ProcessHandle killed = postmaster();

      kill(Stream.concat(Stream.of(killed), killed.descendants()).toList());

      int attempts = 0;
      while (!database.isReachable() && attempts < 10) {
        attempts++;
      }
      assertThat(database.sql().fetch("SELECT n FROM kept")).isEmpty();
      assertThat(postmaster()).isNotEqualTo(killed);
    }
  }

  @Test
  void aSecondServerProcessIsRefusedAndNamesTheFirst() throws Exception {
    Process server = startServer();
    readAcknowledged(server);

    assertThatThrownBy(() -> DataFolder.open(path))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("in use by process " + server.pid());
    kill(List.of(server.toHandle()));
    assertEverythingAcknowledgedIsThere(server, List.of());
  }

  private Process startServer() throws IOException {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                InsertingServer.class.getName(),
                path.toString(),
                TestDatabase.options().installation().orElseThrow().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    started.add(server);
    return server;
  }

  private static List<String> readAcknowledged(Process server) throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader reader = server.inputReader();
    while (lines.size() < ENOUGH) {
      String line = reader.readLine();
      assertThat(line).as("the server died after %d lines", lines.size()).isNotNull();
      if (line.startsWith("acknowledged ")) {
        lines.add(line);
      }
    }
    return lines;
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(path.resolve("cluster/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static void kill(List<ProcessHandle> processes) {
    processes.forEach(ProcessHandle::destroyForcibly);
    // A process that nobody reaps never ends for its handle, so only our own child is waited for.
    processes.stream()
        .filter(process -> process.parent().equals(CURRENT))
        .forEach(process -> process.onExit().join());
  }

  private void assertEverythingAcknowledgedIsThere(Process server, List<String> read)
      throws IOException {
    List<String> acknowledged = new ArrayList<>(read);
    // What the killed process had printed but nobody had read yet was acknowledged as well.
    server
        .inputReader()
        .lines()
        .filter(line -> line.matches("acknowledged \\d+"))
        .forEach(acknowledged::add);
    try (DataFolder folder = DataFolder.open(path);
        Database database =
            Database.embedded(folder, TestDatabase.options(), RowLevelSecurity.OFF)) {
      List<String> kept =
          database
              .sql()
              .fetch("SELECT 'acknowledged ' || n AS line FROM acknowledged")
              .getValues("line", String.class);
      assertThat(kept).containsAll(acknowledged);
    }
  }
}
