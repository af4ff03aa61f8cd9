package io.fairqueue.http.management;

import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.redis.RedisConnections;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The stores of this server. */
@Factory
final class StoreHealths {

  @Singleton
  StoreHealth postgres(Infrastructure infrastructure) {
    return new StoreHealth("postgres", true, infrastructure::probe);
  }

  @Singleton
  @Requires(beans = RedisConnections.class)
  StoreHealth redis(RedisConnections redis) {
    return new StoreHealth("redis", false, redis::ping);
  }
}
