package io.fairqueue.cli.stores;

import io.fairqueue.http.config.ListenAddress;
import io.fairqueue.http.config.Setting;
import io.fairqueue.http.process.ServerFile;
import io.fairqueue.postgres.connection.PostgresConfig;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the stores: by options, else by the environment, else by a server that runs here. */
public final class StoreFinder {

  private static final int CONNECTIONS = 4;

  private final Settings settings;

  @Inject
  public StoreFinder(Settings settings) {
    this.settings = settings;
  }

  /**
   * Where the stores are.
   *
   * @throws NoStoresException if nothing tells
   */
  public FoundStores find(StoreOptions options) {
    String url = options.postgresUrl;
    if (url != null) {
      return found(url, redisUrl(options, null), "--postgres-url");
    }
    Optional<String> fromEnvironment = settings.get(Setting.POSTGRES_URL);
    if (fromEnvironment.isPresent()) {
      return found(fromEnvironment.get(), redisUrl(options, null), "FAIRQUEUE_POSTGRES_URL");
    }
    Path data = data(options);
    ServerFile server = ServerFile.read(data).orElseThrow(() -> none(data));
    return new FoundStores(
        new PostgresConfig(server.postgres(), null, null, CONNECTIONS),
        redisUrl(options, server.redis()),
        data.resolve(ServerFile.NAME).toString(),
        server.management() == null ? null : URI.create(server.management()),
        data);
  }

  /**
   * Where the server listens that runs here.
   *
   * @throws NoStoresException if none does
   */
  public URI server(StoreOptions options) {
    Path data = data(options);
    return ServerFile.read(data)
        .map(ServerFile::url)
        .map(URI::create)
        .orElseThrow(
            () ->
                new NoStoresException(
                    "No server runs on %s. Start one with: fairqueue serve. Or name one, with --data or --url."
                        .formatted(data)));
  }

  private Path data(StoreOptions options) {
    return options.data != null ? options.data : Path.of(settings.get(Setting.DATA).orElse("data"));
  }

  private FoundStores found(String url, @Nullable String redisUrl, String source) {
    String user = settings.get(Setting.POSTGRES_USER).orElse(null);
    String password = settings.get(Setting.POSTGRES_PASSWORD).orElse(null);
    try {
      return new FoundStores(
          inSchema(new PostgresConfig(url, user, password, CONNECTIONS)),
          redisUrl,
          source,
          management(),
          null);
    } catch (IllegalArgumentException unfit) {
      throw new NoStoresException(source + " must look like jdbc:postgresql://host:port/database.");
    }
  }

  private PostgresConfig inSchema(PostgresConfig config) {
    try {
      return config.inSchema(settings.get(Setting.POSTGRES_SCHEMA).orElse(null));
    } catch (IllegalArgumentException unfit) {
      throw new NoStoresException(
          "%s takes %s.".formatted(Setting.POSTGRES_SCHEMA.key(), Setting.POSTGRES_SCHEMA.takes()));
    }
  }

  /** A port of its own choice, a server tells nobody but its own directory. */
  private @Nullable URI management() {
    try {
      return settings
          .get(Setting.MANAGEMENT)
          .map(ListenAddress::parse)
          .filter(address -> address.port() != 0)
          .map(ListenAddress::url)
          .orElse(null);
    } catch (IllegalArgumentException unfit) {
      throw new NoStoresException("FAIRQUEUE_MANAGEMENT must look like 127.0.0.1:9090.");
    }
  }

  private @Nullable String redisUrl(StoreOptions options, @Nullable String otherwise) {
    return options.redisUrl != null
        ? options.redisUrl
        : settings.get(Setting.REDIS_URL).orElse(otherwise);
  }

  private static NoStoresException none(Path data) {
    return new NoStoresException(
        "No server runs on %s. Start one with: fairqueue serve. Or say where the stores are, with "
                .formatted(data)
            + "--data, --postgres-url or FAIRQUEUE_POSTGRES_URL.");
  }
}
