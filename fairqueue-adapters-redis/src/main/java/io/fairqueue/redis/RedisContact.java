package io.fairqueue.redis;

import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import org.jspecify.annotations.Nullable;

/** What comes of speaking to a Redis for the first time; for people who look what is amiss. */
public sealed interface RedisContact {

  /**
   * It answers.
   *
   * @param version its release; null where it does not tell
   */
  record Answered(@Nullable String version) implements RedisContact {}

  /**
   * It is there, and does not let us in.
   *
   * @param words its own: {@code NOAUTH …}, {@code WRONGPASS …}
   */
  record Refused(String words) implements RedisContact {}

  /** Something takes connections there, and says nothing. */
  record Silent() implements RedisContact {}

  /**
   * Nobody is there, or somebody else.
   *
   * @param words the network's
   */
  record Unreachable(String words) implements RedisContact {}

  /** Tries it, once, within the time-outs of a command. */
  static RedisContact with(RedisConnections redis) {
    try {
      redis.ping();
      return new Answered(version(redis));
    } catch (StoreUnavailableException | StoreDataException failure) {
      return of(failure);
    }
  }

  private static @Nullable String version(RedisConnections redis) {
    try {
      return redis
          .call(commands -> commands.info("server"))
          .lines()
          .filter(line -> line.startsWith("redis_version:"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(null);
    } catch (StoreUnavailableException | StoreDataException forbidden) {
      return null;
    }
  }

  private static RedisContact of(Throwable failure) {
    String words = "no answer";
    for (@Nullable Throwable each = failure.getCause(); each != null; each = each.getCause()) {
      if (each instanceof RedisCommandExecutionException refused) {
        return new Refused(briefly(String.valueOf(refused.getMessage())));
      }
      if (each instanceof RedisCommandTimeoutException) {
        return new Silent();
      }
      words = each.getMessage() == null ? words : each.getMessage();
    }
    return new Unreachable(words);
  }

  /** Asked for its password by a handshake, it explains the handshake. */
  private static String briefly(String words) {
    return words.startsWith("NOAUTH") ? "NOAUTH Authentication required." : words;
  }
}
