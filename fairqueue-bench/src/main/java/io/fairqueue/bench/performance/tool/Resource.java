package io.fairqueue.bench.performance.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Texts that lie beside their class. */
public final class Resource {

  private Resource() {}

  /**
   * A text.
   *
   * @param owner the class beside which it lies
   */
  public static Optional<String> find(Class<?> owner, String name) throws IOException {
    try (InputStream in = owner.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static String text(String name) throws IOException {
    return find(Resource.class, name).orElseThrow(() -> new IOException("no resource " + name));
  }

  /** As a file, for programs that read no class path. */
  static Path copy(String name, Path directory) throws IOException {
    Path file = directory.resolve(name.substring(name.lastIndexOf('/') + 1));
    Files.writeString(file, text(name));
    return file;
  }
}
