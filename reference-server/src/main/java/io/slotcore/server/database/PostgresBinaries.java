package io.slotcore.server.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL: those of an installation, or the bundled ones, unpacked once into the
 * data folder.
 */
final class PostgresBinaries {

  private PostgresBinaries() {}

  /**
   * Returns the folder whose {@code bin} holds {@code initdb}, {@code pg_ctl} and {@code postgres}.
   *
   * @param cache where the bundled programs are unpacked, one folder for each release of them
   */
  static Path locate(Path cache, Optional<Path> installation) {
    Path home = installation.orElseGet(() -> unpacked(cache));
    for (String program : List.of("initdb", "pg_ctl", "postgres")) {
      if (Stream.of(program, program + ".exe")
          .map(home.resolve("bin")::resolve)
          .noneMatch(Files::exists)) {
        throw new DatabaseException(
            "%s/bin has no %s; set SLOTCORE_POSTGRES_HOME to the folder of a PostgreSQL 18 server"
                .formatted(home, program));
      }
    }
    return home;
  }

  private static Path unpacked(Path cache) {
    String name = "postgres-%s-%s.txz".formatted(system(), architecture());
    try (InputStream bundle = PostgresBinaries.class.getResourceAsStream("/" + name)) {
      if (bundle == null) {
        throw new DatabaseException(
            ("no PostgreSQL is bundled for this platform (%s); build on it, set"
                    + " SLOTCORE_POSTGRES_HOME to an installed PostgreSQL 18, or DATABASE_URL to a"
                    + " running one")
                .formatted(name));
      }
      Path home = cache.resolve(release(name));
      if (Files.notExists(home)) {
        Files.createDirectories(cache);
        Path fresh = Files.createTempDirectory(cache, "unpack");
        unpack(bundle, fresh);
        publish(fresh, home);
      }
      return home;
    } catch (IOException e) {
      throw new DatabaseException(
          "PostgreSQL cannot be unpacked into %s: %s".formatted(cache, e), e);
    }
  }

  /** Names a release by the size of its bundle, which differs between any two. */
  private static String release(String name) throws IOException {
    var resource = PostgresBinaries.class.getResource("/" + name);
    if (resource == null) {
      throw new IOException(name + " is gone from the class path");
    }
    return "postgresql-" + Long.toString(resource.openConnection().getContentLengthLong(), 36);
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return "darwin";
    }
    return name.contains("windows") ? "windows" : "linux";
  }

  private static String architecture() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return name.equals("aarch64") || name.equals("arm64") ? "arm_64" : "x86_64";
  }

  private static void unpack(InputStream bundle, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(bundle)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("entry " + entry.getName() + " leaves the folder");
        }
        write(tar, entry, file);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  private static void publish(Path fresh, Path home) throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      delete(fresh);
    } catch (FileSystemException e) {
      // Linux says "directory not empty" if another process was faster.
      if (Files.notExists(home)) {
        throw e;
      }
      delete(fresh);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
