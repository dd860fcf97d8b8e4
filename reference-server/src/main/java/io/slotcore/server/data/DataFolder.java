package io.slotcore.server.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The folder that holds everything one server keeps on disk, locked against a second server.
 *
 * <p>The lock belongs to the process: the operating system gives it back when the process dies,
 * however it dies. Thread-safe.
 */
public final class DataFolder implements AutoCloseable {

  private static final String LOCK = "slotcore.lock";

  // Closing any channel on a file gives back the process's POSIX lock on it, so that a second
  // attempt inside
  // this JVM must be refused before the lock file is touched.
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens the folder, making it first where it is missing, and locks it.
   *
   * @throws DataFolderException if another server uses the folder, or it cannot be made or written
   */
  public static DataFolder open(Path folder) {
    Path path = prepared(folder);
    if (!OPEN.add(path)) {
      throw inUse(path, "this process");
    }
    try {
      return new DataFolder(path, locked(path));
    } catch (IOException e) {
      OPEN.remove(path);
      throw new DataFolderException("data folder %s cannot be locked: %s".formatted(path, e), e);
    } catch (DataFolderException e) {
      OPEN.remove(path);
      throw e;
    }
  }

  private static Path prepared(Path folder) {
    try {
      if (Files.notExists(folder)) {
        Files.createDirectories(folder.toAbsolutePath(), permissions(folder, "rwx------"));
      }
      Path path = folder.toRealPath();
      if (!Files.isDirectory(path) || !Files.isWritable(path)) {
        throw new DataFolderException(
            "data folder %s is not a folder that this user can write; set SLOTCORE_DATA to one that is"
                .formatted(path));
      }
      return path;
    } catch (IOException e) {
      throw new DataFolderException(
          "data folder %s cannot be made (%s); set SLOTCORE_DATA to a folder that this user can write"
              .formatted(folder.toAbsolutePath(), e),
          e);
    }
  }

  private static FileChannel locked(Path path) throws IOException {
    Path file = path.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      String holder = Files.readString(file, StandardCharsets.UTF_8).strip();
      channel.close();
      throw inUse(path, holder.isEmpty() ? "another process" : holder);
    }
    channel.truncate(0);
    byte[] holder = ("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
    channel.write(ByteBuffer.wrap(holder));
    return channel;
  }

  private static DataFolderException inUse(Path path, String holder) {
    return new DataFolderException(
        "data folder %s is in use by %s; stop that server, or set SLOTCORE_DATA to another folder"
            .formatted(path, holder));
  }

  /** Returns the real, absolute path of the folder. */
  public Path path() {
    return path;
  }

  /**
   * Returns the stripped text of a file that only its owner can read, writing it first where it is
   * missing.
   *
   * <p>The file appears whole or not at all, whenever the process is killed.
   */
  public String ownerOnly(String name, Supplier<String> first) {
    Path file = path.resolve(name);
    try {
      if (Files.notExists(file)) {
        Path fresh = Files.createTempFile(path, name, ".new", permissions(path, "rw-------"));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
          channel.write(ByteBuffer.wrap(first.get().getBytes(StandardCharsets.UTF_8)));
          channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new DataFolderException("file %s cannot be read or written: %s".formatted(file, e), e);
    }
  }

  private static FileAttribute<?>[] permissions(Path path, String permissions) {
    // Windows has no POSIX view; a user's folders are private there by inheritance.
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    if (OPEN.remove(path)) {
      try {
        lock.close();
      } catch (IOException e) {
        throw new DataFolderException(
            "the lock of %s cannot be given back: %s".formatted(path, e), e);
      }
    }
  }
}
