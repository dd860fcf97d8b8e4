package io.slotcore.server.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's programs, which refuse to run as root.
 *
 * <p>Root runs them in a user namespace of their own, where they are nobody in particular and the
 * files stay root's. Where that is forbidden, as in many containers, the server must be started by
 * another user.
 */
final class PostgresCommand {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final List<String> UNSHARE = List.of("unshare", "-U");

  private final Path bin;
  private final Path output;
  private final List<String> prefix;

  private PostgresCommand(Path bin, Path output, List<String> prefix) {
    this.bin = bin;
    this.output = output;
    this.prefix = prefix;
  }

  /**
   * Prepares to run the programs of an installation.
   *
   * @param output the file that receives what a program prints
   * @throws DatabaseException if this process is root and cannot step down
   */
  static PostgresCommand of(Path home, Path output) {
    Path bin = home.resolve("bin");
    PostgresCommand plain = new PostgresCommand(bin, output, List.of());
    if (!plain.isRoot(List.of("id", "-u"))) {
      return plain;
    }
    List<String> stepped = new ArrayList<>(UNSHARE);
    stepped.addAll(List.of("id", "-u"));
    if (plain.isRoot(stepped)) {
      throw new DatabaseException(
          "PostgreSQL does not run as root, and this system forbids to step down (unshare -U);"
              + " start the server as another user, or set DATABASE_URL to a running PostgreSQL");
    }
    return new PostgresCommand(bin, output, UNSHARE);
  }

  /** Returns what {@code id -u} says, or for a stepped-down call, whether stepping down failed. */
  private boolean isRoot(List<String> command) {
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      return false;
    }
    try {
      Result result = execute(command);
      return result.exit() != 0 || result.text().equals("0");
    } catch (DatabaseException e) {
      return true;
    }
  }

  /**
   * Runs a program to its end.
   *
   * @throws DatabaseException with what it printed, if it fails or takes longer than two minutes
   */
  void run(String program, List<String> arguments) {
    Result result = execute(commandLine(program, arguments));
    if (result.exit() != 0) {
      throw new DatabaseException(
          "%s ended with status %d: %s".formatted(program, result.exit(), result.text()));
    }
  }

  private List<String> commandLine(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(bin.resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  private record Result(int exit, String text) {}

  private Result execute(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Into a file, because a daemon would keep a pipe open after the program has ended.
    builder.redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new DatabaseException("%s did not end within %s".formatted(command.get(0), TIMEOUT));
      }
      return new Result(
          process.exitValue(), Files.readString(output, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new DatabaseException("%s cannot be run: %s".formatted(command, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("interrupted while running " + command.get(0), e);
    }
  }
}
