package io.fairqueue.http.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The directory of one embedded server; at most one server at a time has it. */
final class DataDirectory implements AutoCloseable {

  /**
   * What this process has. The system's locks tell processes apart only: trying one again here
   * would not be refused, and giving that up would give up the first one too.
   */
  private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final FileChannel lockFile;

  private DataDirectory(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Empty while another server, here or in another process, has it.
   *
   * @throws io.fairqueue.http.config.ConfigurationException if it is not this user's own
   */
  static Optional<DataDirectory> take(Path directory) {
    try {
      Path root = PrivateFiles.directory(directory);
      if (!TAKEN.add(root)) {
        return Optional.empty();
      }
      FileChannel lockFile =
          FileChannel.open(
              root.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lockFile.tryLock() == null) {
        lockFile.close();
        TAKEN.remove(root);
        return Optional.empty();
      }
      DataDirectory taken = new DataDirectory(root, lockFile);
      try {
        taken.keepPrivate();
      } catch (RuntimeException unfit) {
        taken.close();
        throw unfit;
      }
      return Optional.of(taken);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What came into it since may have been made as wide as usual. */
  void keepPrivate() {
    try {
      PrivateFiles.close(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where programs are unpacked to; also how a process is known as ours. */
  Path programs() {
    return root.resolve("bin");
  }

  Path postgres() {
    return root.resolve("pg");
  }

  Path redis() {
    return root.resolve("redis");
  }

  /** Of the role that owns the database. */
  Path postgresPassword() {
    return root.resolve("postgres.password");
  }

  Path serverFile() {
    return root.resolve(ServerFile.NAME);
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      TAKEN.remove(root);
    }
  }
}
