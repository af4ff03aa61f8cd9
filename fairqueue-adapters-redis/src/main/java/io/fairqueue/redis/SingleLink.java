package io.fairqueue.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;

/** One server, or one behind sentinels. */
final class SingleLink implements RedisLink {

  private final RedisClient client;

  SingleLink(RedisConfig config, ClientResources resources) {
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
