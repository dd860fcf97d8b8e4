package io.slotcore.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the machine that tests start: servers of databases that no jar brings along. */
final class Programs {

  /** Set where nothing may be skipped: what is not installed then fails. */
  private static final String REQUIRE = "SLOTCORE_REQUIRE_DATABASES";

  private Programs() {}

  /** Tells whether a program was found; where nothing may be skipped it has to be. */
  static boolean isThere(String name, Optional<Path> program) {
    if (program.isEmpty() && Boolean.parseBoolean(System.getenv(REQUIRE))) {
      throw new IllegalStateException(name + " is not installed, and " + REQUIRE + " is set");
    }
    return program.isPresent();
  }

  /** Finds a program in the folders of the path and in those of servers. */
  static Optional<Path> find(String name) {
    String folders = System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin:/usr/libexec";
    return Arrays.stream(folders.split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** Runs a program to its end, and returns what it printed. */
  static String run(List<String> command) {
    try {
      Path output = Files.createTempFile("slotcore", ".out");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " failed: " + printed);
      }
      return printed;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(command + " was interrupted", interrupted);
    }
  }

  /** Waits until a server has said something; what it prints later is read, too, and forgotten. */
  static void awaitLine(Process server, String text) throws IOException {
    BufferedReader log =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder printed = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      printed.append(line).append('\n');
      if (line.contains(text)) {
        Thread reader = new Thread(() -> drain(log));
        reader.setDaemon(true);
        reader.start();
        return;
      }
    }
    throw new IOException("the server did not start:\n" + printed);
  }

  /** A server would stand still if nobody read what it prints. */
  private static void drain(BufferedReader log) {
    try {
      log.transferTo(Writer.nullWriter());
    } catch (IOException closed) {
      // The server has ended, and its output with it.
    }
  }

  /** Removes a folder and all that is in it. */
  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns a port of the loopback interface that nobody listens on. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
