package io.fairqueue.postgres.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Migrates as releases did that had no table of what was applied of their own. */
public final class PreviousRelease {

  /** The last migration that came before there was one. */
  public static final int LAST = 35;

  private static final Pattern NAME = Pattern.compile("V(\\d+)__.*\\.sql");

  private PreviousRelease() {}

  /** What a node of that release does at its start. */
  public static void migrate(DataSource dataSource) {
    migrate(dataSource, LAST);
  }

  /** What one did when this migration was the last. */
  public static void migrate(DataSource dataSource, int last) {
    Path folder = known(last);
    Flyway.configure()
        .dataSource(dataSource)
        .locations("filesystem:" + folder)
        .javaMigrations(new EntriesToLog(dataSource, (moved, entries) -> {}))
        .target(String.valueOf(last))
        .load()
        .migrate();
  }

  private static Path known(int last) {
    try (Stream<Path> all = Files.list(ours())) {
      Path folder = Files.createTempDirectory("fairqueue-migrations");
      folder.toFile().deleteOnExit();
      for (Path each : all.toList()) {
        Matcher name = NAME.matcher(each.getFileName().toString());
        if (name.matches() && Integer.parseInt(name.group(1)) <= last) {
          Path copy = Files.copy(each, folder.resolve(name.group()));
          copy.toFile().deleteOnExit();
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path ours() {
    try {
      return Path.of(
              PostgresMigrations.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .resolve("fairqueue/migration");
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
