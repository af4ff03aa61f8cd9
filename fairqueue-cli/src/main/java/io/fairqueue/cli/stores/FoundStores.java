package io.fairqueue.cli.stores;

import io.fairqueue.postgres.connection.PostgresConfig;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the stores are.
 *
 * @param redisUrl null where there is none; may hold a password: never printed
 * @param source who says so, for people
 * @param management where the operators of a server on these stores ask; null where nobody says
 * @param data the directory of an embedded server; null for other stores
 */
public record FoundStores(
    PostgresConfig postgres,
    @Nullable String redisUrl,
    String source,
    @Nullable URI management,
    @Nullable Path data) {

  /** Stores about whose server nobody says anything. */
  public FoundStores(PostgresConfig postgres, @Nullable String redisUrl, String source) {
    this(postgres, redisUrl, source, null, null);
  }

  /** The database's address, without its parameters: one may be a password. */
  public String database() {
    return postgres.jdbcUrl().replaceFirst("\\?.*", "");
  }

  @Override
  public String toString() {
    return "FoundStores[" + postgres + ", told by " + source + "]";
  }
}
