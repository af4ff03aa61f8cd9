package io.fairqueue.http.process;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Owners of files, on file systems that know them. A link is looked at, not what it leads to. */
final class FileOwners {

  private static final int ROOT = 0;

  private FileOwners() {}

  static boolean areKnown(Path path) throws IOException {
    FileStore store = Files.getFileStore(path);
    return store.supportsFileAttributeView("unix") || store.supportsFileAttributeView("posix");
  }

  static boolean isOurs(Path file) throws IOException {
    return id(file) == ourId();
  }

  /** Root may do everything anyway. */
  static boolean isOursOrRoots(Path file) throws IOException {
    int owner = id(file);
    return owner == ourId() || owner == ROOT;
  }

  static boolean weAreRoot() {
    return ourId() == ROOT;
  }

  static String name(Path file) throws IOException {
    return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
  }

  private static int id(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  private static int ourId() {
    return (int) new UnixSystem().getUid();
  }
}
