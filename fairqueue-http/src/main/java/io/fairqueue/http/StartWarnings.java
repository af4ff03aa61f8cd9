package io.fairqueue.http;

import io.fairqueue.domain.SalePolicy;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.Setting;
import io.fairqueue.http.system.Shortcoming;
import io.fairqueue.redis.RedisConnections;
import io.fairqueue.redis.RedisContact;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator is told once a server runs: what it lacks, and what may surprise; a line each.
 */
final class StartWarnings {

  private static final Logger LOG = LoggerFactory.getLogger(StartWarnings.class);

  private StartWarnings() {}

  static void log(ServerConfig config, @Nullable RedisConnections redis) {
    ofOpenDoor(config);
    ofStaleAge(config);
    Shortcoming.of(config).forEach(each -> LOG.warn("{}", each));
    if (redis != null) {
      ofSilentRedis(redis);
    }
  }

  private static void ofOpenDoor(ServerConfig config) {
    if (config.embedded() && !config.listen().isLoopback()) {
      LOG.warn(
          "stores to try things with, and yet everybody who reaches this machine reaches the server:"
              + " it listens on {}; leave {} out to keep it to this machine",
          config.listen(),
          Setting.HOST.key());
    }
  }

  /**
   * Reconciliation must come before expiry: events with shorter lives than that have their own age.
   */
  private static void ofStaleAge(ServerConfig config) {
    Duration longest = SalePolicy.defaults().claimTtl().dividedBy(3);
    if (config.stalePaymentAge().compareTo(longest) > 0) {
      LOG.warn(
          "{} is more than a third of a claim's usual life: a third of it is used instead",
          Setting.STALE_PAYMENT_AGE.key());
    }
  }

  private static void ofSilentRedis(RedisConnections redis) {
    String cost = "until it does, one-time codes answer 503, and limits are each node's own";
    switch (RedisContact.with(redis)) {
      case RedisContact.Answered well -> {}
      case RedisContact.Refused refused ->
          LOG.warn("redis: it does not let us in ({}); {}", refused.words(), cost);
      case RedisContact.Silent silent ->
          LOG.warn("redis: it takes connections and says nothing; {}", cost);
      case RedisContact.Unreachable nobody ->
          LOG.warn("redis: it does not answer ({}); {}", nobody.words(), cost);
    }
  }
}
