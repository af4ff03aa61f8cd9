package io.fairqueue.spring;

import static java.util.Objects.requireNonNull;

import io.fairqueue.port.CodeStore;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Tracing;
import io.fairqueue.redis.Pepper;
import io.fairqueue.redis.RedisCodeStore;
import io.fairqueue.redis.RedisConfig;
import io.fairqueue.redis.RedisConnections;
import io.fairqueue.redis.RedisLineFeed;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What several nodes share in Redis, where an application names one: codes that were mailed, and
 * word of each change of a line, at once. Losing it loses nothing else, and nothing waits for it.
 */
@AutoConfiguration(after = FairQueueAutoConfiguration.class)
@ConditionalOnClass(RedisConnections.class)
@ConditionalOnBean(FairQueueDatabase.class)
@ConditionalOnProperty("fairqueue.redis.url")
public final class FairQueueRedisAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  RedisConnections fairQueueRedis(FairQueueProperties properties, ObjectProvider<Tracing> tracing) {
    return new RedisConnections(
        RedisConfig.of(requireNonNull(properties.redis().url())),
        tracing.getIfUnique(Tracing::none));
  }

  @Bean
  @ConditionalOnMissingBean
  CodeStore fairQueueCodes(RedisConnections redis, FairQueueDatabase database) {
    return new RedisCodeStore(redis, new Pepper(database.pepper()));
  }

  /** Unless the application listens itself. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(LineListener.class)
  static class Feed {

    @Bean
    RedisLineFeed fairQueueLineFeed(RedisConnections redis) {
      return new RedisLineFeed(redis);
    }

    /** The database tells the feed: so the feed can tell the database only when both are there. */
    @Bean
    SmartInitializingSingleton fairQueueLineFeedListening(
        RedisLineFeed feed, FairQueueDatabase database) {
      return () -> feed.to(database.stores().lineViews());
    }
  }

  /** Sales go on without Redis: so an application is not down because of it. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class Healths {

    @Bean
    @ConditionalOnEnabledHealthIndicator("fairqueue-redis")
    HealthIndicator fairQueueRedisHealthIndicator(RedisConnections redis) {
      return () -> health(redis);
    }

    private static Health health(RedisConnections redis) {
      try {
        redis.ping();
        return Health.up().build();
      } catch (StoreUnavailableException e) {
        return Health.unknown().withDetail("redis", String.valueOf(e.getMessage())).build();
      }
    }
  }
}
