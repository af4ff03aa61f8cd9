package io.fairqueue.http.metric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this program is.
 *
 * @param version the release
 * @param commit of the sources, in short; {@code unknown} where the build was not told
 */
public record Build(String version, String commit) {

  /** Of this process. */
  public static Build own() {
    try (InputStream resource = Build.class.getResourceAsStream("build.properties")) {
      Properties properties = new Properties();
      properties.load(resource);
      return new Build(
          properties.getProperty("version", "unknown"),
          properties.getProperty("commit", "unknown"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
