package io.fairqueue.redis;

import io.fairqueue.port.message.MessageStream;
import io.lettuce.core.XAddArgs;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Redis Stream of messages, of some hundred thousand entries at most. Thread-safe. */
public final class RedisMessageStream implements MessageStream {

  private static final int MAX_LENGTH = 100_000;

  private final RedisConnections redis;
  private final String name;

  /**
   * @param name the stream's key
   */
  public RedisMessageStream(RedisConnections redis, String name) {
    this.redis = redis;
    this.name = name;
  }

  @Override
  public void append(String id, String type, String body) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("id", id);
    entry.put("type", type);
    entry.put("body", body);
    redis.call(
        commands ->
            commands.xadd(name, new XAddArgs().maxlen(MAX_LENGTH).approximateTrimming(), entry));
  }
}
