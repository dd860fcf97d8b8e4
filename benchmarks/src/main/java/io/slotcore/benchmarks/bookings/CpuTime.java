package io.slotcore.benchmarks.bookings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The processor time that was used up, by this process and by the server's, on Linux.
 *
 * @param client the clients' threads, and what compiles and collects for them
 * @param server all processes of the database; zero where the system does not tell
 */
record CpuTime(Duration client, Duration server) {

  /** Linux counts processor time for its readers in hundredths of a second. */
  private static final Duration TICK = Duration.ofMillis(10);

  private static final Path PROCESSES = Path.of("/proc");

  /** Returns what has been used up to now. */
  static CpuTime now(Path serverFolder) {
    Duration own = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return new CpuTime(own, ofProcessesIn(serverFolder));
  }

  CpuTime minus(CpuTime before) {
    return new CpuTime(client.minus(before.client), server.minus(before.server));
  }

  private static Duration ofProcessesIn(Path folder) {
    if (!Files.isDirectory(PROCESSES)) {
      return Duration.ZERO;
    }
    long ticks = 0;
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        ticks += ticks(process, folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return TICK.multipliedBy(ticks);
  }

  /** The processes of PostgreSQL run in its data folder. */
  private static long ticks(Path process, Path folder) {
    try {
      if (!Files.readSymbolicLink(process.resolve("cwd")).equals(folder)) {
        return 0;
      }
      String stat = Files.readString(process.resolve("stat"));
      // Behind the name in brackets, which may hold spaces: state, ten numbers, user and system.
      List<String> numbers = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
      return Long.parseLong(numbers.get(11)) + Long.parseLong(numbers.get(12));
    } catch (IOException goneOrForeign) {
      return 0;
    }
  }
}
