package io.fairqueue.http.driver;

import io.fairqueue.http.process.EmbeddedStores;
import io.fairqueue.tck.server.TemporaryDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a server's first start makes in its directory before anything else: programs, unpacked, and
 * a database with its tables. Made once in this process and copied, as it takes longer than many a
 * test.
 */
final class EmbeddedData {

  private static @Nullable Path template;

  private EmbeddedData() {}

  /** Fills a directory in which no server was started yet; leaves any other as it is. */
  static void fill(Path data) {
    try {
      if (!Files.isDirectory(data) || isEmpty(data)) {
        copy(template(), data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path template() {
    if (template == null) {
      TemporaryDirectory directory = TemporaryDirectory.create("fairqueue-first");
      Runtime.getRuntime().addShutdownHook(new Thread(directory::delete, "embedded-data-end"));
      Path data = directory.path().resolve("data");
      try (EmbeddedStores stores = EmbeddedStores.start(data)) {
        TestServer.migrate(stores.addresses().postgres());
      }
      template = data;
    }
    return template;
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> inside = Files.list(directory)) {
      return inside.findAny().isEmpty();
    }
  }

  /** A directory comes before what is in it; attributes tell who may read. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (!Files.isDirectory(target)) {
          Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
