package io.slotcore.server.calendars;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A Radicale of the machine, in a folder of its own, on any port of the loopback interface. */
final class RadicaleServer implements AutoCloseable {

  /** Set where nothing may be skipped: what is not installed then fails. */
  private static final String REQUIRE = "SLOTCORE_REQUIRE_SERVERS";

  private static final Pattern LISTENING = Pattern.compile("Listening on '.*:(\\d+)'");

  private final Path folder;
  private final String authentication;
  private int port;
  private Process process;

  private RadicaleServer(Path folder, String authentication) {
    this.folder = folder;
    this.authentication = authentication;
  }

  /** Starts a server that believes every name; skips the test where Radicale is not installed. */
  static RadicaleServer start() {
    return start("type = none");
  }

  /** Starts a server that knows one user. */
  static RadicaleServer start(String user, String password) {
    try {
      Path users = Files.createTempFile("slotcore", ".htpasswd");
      Files.writeString(users, user + ":" + password + "\n");
      users.toFile().deleteOnExit();
      return start("type = htpasswd\nhtpasswd_encryption = plain\nhtpasswd_filename = " + users);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static RadicaleServer start(String authentication) {
    boolean installed = program().isPresent();
    if (!installed && Boolean.parseBoolean(System.getenv(REQUIRE))) {
      throw new IllegalStateException("Radicale is not installed, and " + REQUIRE + " is set");
    }
    Assumptions.assumeTrue(installed, "Radicale is not installed");
    try {
      RadicaleServer server =
          new RadicaleServer(Files.createTempDirectory("slotcore-radicale"), authentication);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> server.process.destroyForcibly()));
      server.resume();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Optional<Path> program() {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .map(part -> Path.of(part, "radicale"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Starts the server if it is not running, on the port that it had. */
  void resume() {
    if (process != null && process.isAlive()) {
      return;
    }
    try {
      Path settings = folder.resolve("config");
      Files.writeString(
          settings,
          String.join(
              "\n",
              "[server]",
              "hosts = 127.0.0.1:" + port,
              "[auth]",
              authentication,
              "delay = 0",
              "[storage]",
              "filesystem_folder = " + folder.resolve("collections"),
              "[logging]",
              "level = info",
              ""));
      process =
          new ProcessBuilder(program().orElseThrow().toString(), "--config", settings.toString())
              .redirectErrorStream(true)
              .start();
      awaitReady();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void awaitReady() throws IOException {
    BufferedReader log = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    StringBuilder printed = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      printed.append(line).append('\n');
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        port = Integer.parseInt(listening.group(1));
      }
      if (line.contains("server ready")) {
        Thread reader = new Thread(() -> drain(log));
        reader.setDaemon(true);
        reader.start();
        return;
      }
    }
    throw new IOException("Radicale did not start:\n" + printed);
  }

  /** A server would stand still if nobody read what it prints. */
  private static void drain(BufferedReader log) {
    try {
      log.transferTo(Writer.nullWriter());
    } catch (IOException closed) {
      // The server has ended, and its output with it.
    }
  }

  /** Ends the server; what it keeps stays. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
