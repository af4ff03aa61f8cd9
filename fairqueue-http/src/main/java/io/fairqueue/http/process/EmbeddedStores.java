package io.fairqueue.http.process;

import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.infrastructure.StoreAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL and a Redis of the server's own, durable under one directory. */
public final class EmbeddedStores implements AutoCloseable {

  private final DataDirectory data;
  private final EmbeddedDatabase postgres;
  private final EmbeddedRedis redis;

  private EmbeddedStores(DataDirectory data, EmbeddedDatabase postgres, EmbeddedRedis redis) {
    this.data = data;
    this.postgres = postgres;
    this.redis = redis;
  }

  /**
   * Starts both, and writes {@code server.json}. Stores that a killed server left behind are ended
   * first; what they hold stays.
   *
   * @throws ConfigurationException if another server runs on this directory
   */
  public static EmbeddedStores start(Path directory) {
    return start(directory, true);
  }

  /**
   * The same, for measurements.
   *
   * @param durableRedis whether Redis writes what it knows to a file
   */
  public static EmbeddedStores start(Path directory, boolean durableRedis) {
    DataDirectory data = DataDirectory.take(directory).orElseThrow(() -> alreadyRunning(directory));
    EmbeddedDatabase postgres = null;
    EmbeddedRedis redis = null;
    try {
      postgres = EmbeddedDatabase.start(data);
      redis = EmbeddedRedis.start(data, durableRedis);
      EmbeddedStores stores = new EmbeddedStores(data, postgres, redis);
      data.keepPrivate();
      stores.describe().write(data.serverFile());
      return stores;
    } catch (RuntimeException e) {
      if (redis != null) {
        redis.close();
      }
      if (postgres != null) {
        postgres.close();
      }
      data.close();
      throw e;
    }
  }

  public StoreAddresses addresses() {
    return new StoreAddresses(postgres.config(), redis.url());
  }

  /** Tells others on this machine where the server listens. */
  public void announce(String baseUrl, String managementUrl) {
    describe().at(baseUrl, managementUrl).write(data.serverFile());
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(data.serverFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      redis.close();
      postgres.close();
      data.close();
    }
  }

  private ServerFile describe() {
    return new ServerFile(
        ProcessHandle.current().pid(),
        null,
        null,
        postgres.config().jdbcUrl(),
        postgres.pid(),
        redis.url(),
        redis.pid());
  }

  private static ConfigurationException alreadyRunning(Path directory) {
    String where =
        ServerFile.read(directory)
            .map(file -> " (process %d%s)".formatted(file.pid(), at(file)))
            .orElse("");
    return new ConfigurationException(
        "another FairQueue server already runs on the data directory %s%s"
            .formatted(directory, where));
  }

  private static String at(ServerFile file) {
    return file.url() == null ? "" : ", " + file.url();
  }
}
