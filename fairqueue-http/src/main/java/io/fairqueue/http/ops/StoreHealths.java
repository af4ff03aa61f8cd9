package io.fairqueue.http.ops;

import io.fairqueue.http.foundation.Foundation;
import io.fairqueue.redis.RedisConnections;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The stores of this server. */
@Factory
final class StoreHealths {

  @Singleton
  StoreHealth postgres(Foundation foundation) {
    return new StoreHealth("postgres", true, foundation::probe);
  }

  @Singleton
  @Requires(beans = RedisConnections.class)
  StoreHealth redis(RedisConnections redis) {
    return new StoreHealth("redis", false, redis::ping);
  }
}
