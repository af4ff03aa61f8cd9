package io.fairqueue.http.infrastructure;

import io.fairqueue.postgres.connection.PostgresConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where the stores are.
 *
 * @param redisUrl null to go without Redis; may hold a password: never printed
 */
public record StoreAddresses(PostgresConfig postgres, @Nullable String redisUrl) {

  @Override
  public String toString() {
    return "StoreAddresses[" + postgres + "]";
  }
}
