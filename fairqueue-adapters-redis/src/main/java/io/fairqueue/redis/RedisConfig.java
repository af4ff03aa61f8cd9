package io.fairqueue.redis;

import java.time.Duration;

/**
 * How Redis is reached.
 *
 * @param url {@code redis://} or {@code rediss://}, with {@code user:password@} where needed;
 *     {@code redis+cluster://host:port,host:port} for a Redis Cluster. May hold a password: never
 *     printed.
 * @param commandTimeout when a command, or a connection, has failed
 */
public record RedisConfig(String url, Duration commandTimeout) {

  public RedisConfig {
    if (!url.startsWith("redis") || !url.contains("://")) {
      throw new IllegalArgumentException("a Redis URL begins with redis://");
    }
    if (!commandTimeout.isPositive()) {
      throw new IllegalArgumentException("the command time-out must be positive");
    }
  }

  /** With a time-out that leaves room for an answer within two seconds. */
  public static RedisConfig of(String url) {
    return new RedisConfig(url, Duration.ofMillis(700));
  }

  boolean isCluster() {
    return url.contains("+cluster://");
  }

  /** The URL as the driver reads it. */
  String driverUrl() {
    return url.replace("+cluster://", "://");
  }

  @Override
  public String toString() {
    return "RedisConfig[" + (isCluster() ? "cluster" : "single") + "]";
  }
}
