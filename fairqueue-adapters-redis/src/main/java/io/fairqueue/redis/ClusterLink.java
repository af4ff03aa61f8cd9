package io.fairqueue.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A Redis Cluster: no command has keys of several slots, since each has one key. */
final class ClusterLink implements RedisLink {

  private final RedisClusterClient client;

  ClusterLink(RedisConfig config, ClientResources resources) {
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
