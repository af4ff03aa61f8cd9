package io.fairqueue.tck.rules.bad.postgres;

import io.fairqueue.tck.rules.bad.redis.RedisWithAFramework;

/** Depends on a sister. */
public interface PostgresThatKnowsRedis {

  RedisWithAFramework redis();
}
