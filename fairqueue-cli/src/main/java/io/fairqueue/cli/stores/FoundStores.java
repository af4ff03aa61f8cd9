package io.fairqueue.cli.stores;

import io.fairqueue.postgres.PostgresConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where the stores are.
 *
 * @param redisUrl null where there is none; may hold a password: never printed
 * @param toldBy who says so, for people
 */
public record FoundStores(PostgresConfig postgres, @Nullable String redisUrl, String toldBy) {

  /** The database's address, without its parameters: one may be a password. */
  public String database() {
    return postgres.jdbcUrl().replaceFirst("\\?.*", "");
  }

  @Override
  public String toString() {
    return "FoundStores[" + postgres + ", told by " + toldBy + "]";
  }
}
