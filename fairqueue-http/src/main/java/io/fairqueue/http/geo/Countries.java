package io.fairqueue.http.geo;

import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import io.fairqueue.http.config.ServerConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The countries of addresses, by a file of MaxMind's format (MMDB) that is mapped into memory at
 * the start. A guess at best: whatever is wrong with the file, nobody knows the country, and nobody
 * waits. Thread-safe.
 */
@Singleton
public final class Countries implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Countries.class);
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

  private final @Nullable Reader reader;

  Countries(ServerConfig config) {
    this.reader = config.geoFile() == null ? null : open(config.geoFile());
  }

  /**
   * Whether a file can be used.
   *
   * @throws IOException if it can't
   */
  public static void check(Path file) throws IOException {
    read(file).close();
  }

  /** The country by two letters (ISO 3166-1); null where nobody knows. Never throws. */
  public @Nullable String of(InetAddress address) {
    if (reader == null) {
      return null;
    }
    try {
      Map<?, ?> found = reader.get(address, Map.class);
      String country = code(found, "country");
      return country == null ? code(found, "registered_country") : country;
    } catch (IOException | RuntimeException | InternalError unreadable) {
      // A file that shrinks while it is mapped is the internal error.
      LOG.debug("no country: {}", unreadable.toString());
      return null;
    }
  }

  @PreDestroy
  @Override
  public void close() {
    try {
      if (reader != null) {
        reader.close();
      }
    } catch (IOException e) {
      LOG.debug("the file of countries does not close: {}", e.toString());
    }
  }

  private static @Nullable Reader open(Path file) {
    try {
      return read(file);
    } catch (IOException unreadable) {
      LOG.warn(
          "{} is no file of countries: nobody will know any ({})", file, unreadable.toString());
      return null;
    }
  }

  private static Reader read(Path file) throws IOException {
    try {
      return new Reader(file.toFile(), FileMode.MEMORY_MAPPED);
    } catch (RuntimeException malformed) {
      throw new IOException(malformed);
    }
  }

  private static @Nullable String code(@Nullable Map<?, ?> found, String kind) {
    return found != null
            && found.get(kind) instanceof Map<?, ?> country
            && country.get("iso_code") instanceof String code
            && CODE.matcher(code).matches()
        ? code
        : null;
  }
}
