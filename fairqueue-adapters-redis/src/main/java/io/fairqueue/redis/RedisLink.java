package io.fairqueue.redis;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/** A way to a Redis: one server, or a cluster. Both speak the commands that a cluster speaks. */
interface RedisLink extends AutoCloseable {

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
}
