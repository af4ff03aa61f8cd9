package io.fairqueue.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A way to a Redis: one server, or a cluster. Both speak the commands that a cluster speaks. */
sealed interface RedisLink extends AutoCloseable {

  /** To where the settings say; nothing is opened yet. */
  static RedisLink to(RedisConfig config, ClientResources resources) {
    return config.isCluster() ? new Cluster(config, resources) : new Single(config, resources);
  }

  /** Opens a connection; blocks within its time-out, throws what the driver throws. */
  Line open();

  StatefulRedisPubSubConnection<String, String> openPubSub();

  /** Has each command told; to be called before a connection is opened. */
  void listen(CommandListener listener);

  @Override
  void close();

  /** A connection that many threads share. */
  record Line(
      StatefulConnection<String, String> connection,
      RedisClusterAsyncCommands<String, String> commands) {}

  /** One server, or one behind sentinels. */
  final class Single implements RedisLink {

    private final RedisClient client;

    private Single(RedisConfig config, ClientResources resources) {
      RedisURI uri = RedisURI.create(config.driverUrl());
      uri.setTimeout(config.commandTimeout());
      client = RedisClient.create(resources, uri);
      client.setOptions(Options.single(config));
    }

    @Override
    public Line open() {
      StatefulRedisConnection<String, String> connection = client.connect();
      return new Line(connection, connection.async());
    }

    @Override
    public StatefulRedisPubSubConnection<String, String> openPubSub() {
      return client.connectPubSub();
    }

    @Override
    public void listen(CommandListener listener) {
      client.addListener(listener);
    }

    @Override
    public void close() {
      client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
  }

  /** A Redis Cluster: no command has keys of several slots, since each has one key. */
  final class Cluster implements RedisLink {

    private final RedisClusterClient client;

    private Cluster(RedisConfig config, ClientResources resources) {
      List<RedisURI> seeds = RedisClusterURIUtil.toRedisURIs(URI.create(config.driverUrl()));
      seeds.forEach(seed -> seed.setTimeout(config.commandTimeout()));
      client = RedisClusterClient.create(resources, seeds);
      client.setOptions(Options.cluster(config));
    }

    @Override
    public Line open() {
      StatefulRedisClusterConnection<String, String> connection = client.connect();
      return new Line(connection, connection.async());
    }

    @Override
    public StatefulRedisPubSubConnection<String, String> openPubSub() {
      return client.connectPubSub();
    }

    @Override
    public void listen(CommandListener listener) {
      client.addListener(listener);
    }

    @Override
    public void close() {
      client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
  }
}
