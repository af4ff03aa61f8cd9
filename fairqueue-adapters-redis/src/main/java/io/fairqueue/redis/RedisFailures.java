package io.fairqueue.redis;

import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisReadOnlyException;
import java.util.List;

/** Says in the port's words what the driver says in its own. The only place that does. */
final class RedisFailures {

  static final String STORE = "redis";

  /** Error codes of servers that can't answer now and may later. */
  private static final List<String> PASSING =
      List.of(
          "CLUSTERDOWN",
          "MASTERDOWN",
          "TRYAGAIN",
          "MISCONF",
          "NOREPLICAS",
          "OOM",
          "UNBLOCKED",
          "LOADING",
          "BUSY",
          "READONLY",
          "ERR max number of clients");

  private RedisFailures() {}

  /** A command that Redis answered with an error is the only failure that trying again repeats. */
  static RuntimeException translate(Throwable failure) {
    return failure instanceof RedisCommandExecutionException refused && !isPassing(refused)
        ? new StoreDataException("redis refused a command", refused)
        : new StoreUnavailableException(STORE, failure);
  }

  private static boolean isPassing(RedisCommandExecutionException refused) {
    String message = String.valueOf(refused.getMessage());
    return refused instanceof RedisBusyException
        || refused instanceof RedisLoadingException
        || refused instanceof RedisReadOnlyException
        || PASSING.stream().anyMatch(message::startsWith);
  }
}
