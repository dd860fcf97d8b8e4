package io.slotcore.server.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file in which a running PostgreSQL says that the cluster is its own. */
final class PostmasterPid {

  private final Path file;

  PostmasterPid(Path cluster) {
    this.file = cluster.resolve("postmaster.pid");
  }

  /** Returns the process id in the file if a live PostgreSQL bears it. */
  Optional<ProcessHandle> running() {
    return written().flatMap(ProcessHandle::of).filter(PostmasterPid::isPostgres);
  }

  /**
   * Deletes the file if it names no live PostgreSQL.
   *
   * <p>PostgreSQL clears it by itself only if nobody bears that process id. A killed one that
   * nobody has reaped yet bears it still, and after the restart of a container any thread may. A
   * child that survived its postmaster is found by its shared memory all the same, so that two
   * servers on one cluster stay impossible.
   */
  void deleteIfStale() {
    if (Files.exists(file) && running().isEmpty()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new DatabaseException("stale file %s cannot be deleted: %s".formatted(file, e), e);
      }
    }
  }

  private Optional<Long> written() {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      return lines.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(lines.get(0).strip()));
    } catch (IOException | NumberFormatException e) {
      // A half-written file names nobody.
      return Optional.empty();
    }
  }

  static boolean isPostgres(ProcessHandle process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (Files.isReadable(status)) {
      try {
        List<String> lines = Files.readAllLines(status, StandardCharsets.UTF_8);
        return lines.contains("Name:\tpostgres")
            && lines.contains("Tgid:\t" + process.pid())
            && lines.stream().noneMatch(line -> line.startsWith("State:\tZ"));
      } catch (IOException e) {
        return false;
      }
    }
    return process.isAlive()
        && process.info().command().map(command -> command.contains("postgres")).orElse(false);
  }
}
