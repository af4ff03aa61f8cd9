package io.fairqueue.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Bounds for the driver: nothing waits or piles up for ever. */
final class Options {

  private static final int MAX_QUEUED_COMMANDS = 10_000;
  private static final Duration MIN_RECONNECT_DELAY = Duration.ofMillis(50);
  private static final Duration MAX_RECONNECT_DELAY = Duration.ofSeconds(1);

  private Options() {}

  static ClientResources resources() {
    return DefaultClientResources.builder()
        .reconnectDelay(
            Delay.exponential(MIN_RECONNECT_DELAY, MAX_RECONNECT_DELAY, 2, TimeUnit.MILLISECONDS))
        .build();
  }

  /** A dead server fails commands at once. */
  static ClientOptions single(RedisConfig config) {
    ClientOptions.Builder options = ClientOptions.builder();
    bound(options, config);
    return options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS).build();
  }

  /**
   * A dead node fails commands at their time-out only: the driver connects to each node at its
   * first command, and to reject while disconnected would reject that one.
   */
  static ClusterClientOptions cluster(RedisConfig config) {
    ClusterClientOptions.Builder options = ClusterClientOptions.builder();
    bound(options, config);
    return options
        .topologyRefreshOptions(
            ClusterTopologyRefreshOptions.builder()
                .enablePeriodicRefresh(Duration.ofSeconds(10))
                .build())
        .build();
  }

  private static void bound(ClientOptions.Builder options, RedisConfig config) {
    options
        .autoReconnect(true)
        .requestQueueSize(MAX_QUEUED_COMMANDS)
        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(config.commandTimeout())
                .keepAlive(keepAlive())
                .build());
  }

  /** A subscriber only listens: without probes it would never notice that nobody is there. */
  private static KeepAliveOptions keepAlive() {
    return KeepAliveOptions.builder()
        .enable()
        .idle(Duration.ofSeconds(5))
        .interval(Duration.ofSeconds(1))
        .count(3)
        .build();
  }
}
