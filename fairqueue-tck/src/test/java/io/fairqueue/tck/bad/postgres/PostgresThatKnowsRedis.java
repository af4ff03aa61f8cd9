package io.fairqueue.tck.bad.postgres;

import io.fairqueue.tck.bad.redis.RedisWithAFramework;

/** Depends on a sister. */
public interface PostgresThatKnowsRedis {

  RedisWithAFramework redis();
}
