package io.fairqueue.http.process;

import static java.util.Objects.requireNonNull;

import io.fairqueue.http.config.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a directory, and all that is in it, to the user who runs this: there are passwords in it,
 * and programs that we start. Does nothing on file systems that know no owners.
 */
public final class PrivateFiles {

  private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);

  private static final Set<PosixFilePermission> OURS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private static final int STICKY = 01000;

  private PrivateFiles() {}

  /**
   * Makes the directory if there is none, and closes it to other users; answers its true path.
   *
   * @throws ConfigurationException if it is another user's, or stands where anybody may replace it
   */
  static Path directory(Path wanted) throws IOException {
    Path absolute = wanted.toAbsolutePath();
    if (!Files.exists(absolute)) {
      Path parent = requireNonNull(absolute.getParent());
      Files.createDirectories(parent);
      Files.createDirectory(absolute, only("rwx------", parent));
    }
    Path root = absolute.toRealPath();
    if (FileOwners.areKnown(root)) {
      refuseForeign(root);
      refuseExposed(root);
      if (narrow(root)) {
        LOG.warn("other users could look into {}: now it is open to its owner only", root);
      }
    }
    return root;
  }

  /**
   * Closes everything in a directory to other users. Links are not followed.
   *
   * @throws ConfigurationException if something in it is another user's
   */
  static void close(Path root) throws IOException {
    if (FileOwners.areKnown(root)) {
      Files.walkFileTree(root, new Closing());
    }
  }

  /** The first thing in a directory, or itself, that other users may look into or change. */
  public static Optional<Path> firstOpen(Path root) throws IOException {
    if (!FileOwners.areKnown(root)) {
      return Optional.empty();
    }
    Opening opening = new Opening();
    Files.walkFileTree(root, opening);
    return Optional.ofNullable(opening.first);
  }

  /** Writes a new file that nobody else may read; one that was there is gone. */
  static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, only("rw-------", requireNonNull(file.getParent())));
    Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Whether a file was written by this user, or by one who may do everything anyway. */
  static boolean isTrusted(Path file) throws IOException {
    return !FileOwners.areKnown(file) || FileOwners.weAreRoot() || FileOwners.isOursOrRoots(file);
  }

  private static void refuseForeign(Path root) throws IOException {
    if (!FileOwners.isOurs(root)) {
      throw new ConfigurationException(
          "the data directory %s belongs to %s: choose one of your own with --data"
              .formatted(root, FileOwners.name(root)));
    }
  }

  /** Where anybody may rename what is there, the directory may be another one at any moment. */
  private static void refuseExposed(Path root) throws IOException {
    for (Path above = root.getParent(); above != null; above = above.getParent()) {
      int mode = (int) Files.getAttribute(above, "unix:mode");
      boolean anybodyWrites =
          Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_WRITE);
      if (anybodyWrites && (mode & STICKY) == 0) {
        throw new ConfigurationException(
            "the data directory %s is inside %s, which every user may change: choose another place"
                .formatted(root, above));
      }
    }
  }

  /** {@code true} if there was something to take away. */
  private static boolean narrow(Path file) throws IOException {
    Set<PosixFilePermission> kept = EnumSet.copyOf(OURS);
    Set<PosixFilePermission> now = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
    kept.retainAll(now);
    if (kept.equals(now)) {
      return false;
    }
    Files.setPosixFilePermissions(file, kept);
    return true;
  }

  private static FileAttribute<?>[] only(String permissions, Path where) throws IOException {
    return FileOwners.areKnown(where)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static final class Opening extends SimpleFileVisitor<Path> {

    private @Nullable Path first;

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      return visitFile(directory, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      try {
        if (attributes.isSymbolicLink()
            || OURS.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
          return FileVisitResult.CONTINUE;
        }
      } catch (NoSuchFileException gone) {
        return FileVisitResult.CONTINUE;
      }
      first = file;
      return FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }

  /** Each directory before what is in it: from then on nobody else puts anything there. */
  private static final class Closing extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      return close(directory, attributes) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      var unused = close(file, attributes);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      // Stores tidy up while we look.
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(directory, failure);
    }

    private static boolean close(Path file, BasicFileAttributes attributes) throws IOException {
      try {
        if (!FileOwners.isOursOrRoots(file)) {
          throw new ConfigurationException(
              "%s belongs to %s, who may have put it there: remove it, or choose another data"
                      .formatted(file, FileOwners.name(file))
                  + " directory");
        }
        boolean ours = FileOwners.isOurs(file);
        if (ours && !attributes.isSymbolicLink()) {
          var unused = narrow(file);
        }
        return ours;
      } catch (NoSuchFileException gone) {
        return false;
      }
    }
  }
}
