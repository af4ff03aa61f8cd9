package io.fairqueue.redis;

import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Tracing;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way to Redis, for everything in this module. Thread-safe; owned, and closed, by its maker.
 *
 * <p>Needs no Redis to begin with: the connection is opened at first use, and again by itself.
 * While there is none, calls fail at once; a server that does not answer fails them at the command
 * time-out.
 */
public final class RedisConnections implements AutoCloseable {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  /** How many time-outs' worth of silence end a connection as dead. */
  private static final int SILENCES = 5;

  private final RedisConfig config;
  private final ClientResources resources;
  private final RedisLink link;
  private final InFlight inFlight;
  private final ReentrantLock opening = new ReentrantLock();
  private volatile RedisLink.@Nullable Line line;
  private volatile boolean closed;
  private @Nullable RedisException lastRefusal;
  private long lastRefusalAt;

  public RedisConnections(RedisConfig config) {
    this(config, Tracing.none());
  }

  /**
   * @param tracing hears of each command
   */
  public RedisConnections(RedisConfig config, Tracing tracing) {
    this.config = config;
    this.resources = Options.resources();
    this.inFlight = new InFlight(config.commandTimeout());
    this.link = RedisLink.to(config, resources);
    if (tracing.isOn()) {
      link.listen(new TracedCommands(tracing));
    }
  }

  /** Asks Redis whether it is there; throws {@link StoreUnavailableException} if not. */
  public void ping() {
    call(RedisClusterAsyncCommands::ping);
  }

  /** Sends a command when it is its turn, and waits for its answer within the time-out. */
  <T> T call(Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    RedisLink.Line current = line();
    try {
      inFlight.enter();
      try {
        return await(command.apply(current.commands()));
      } finally {
        inFlight.leave();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RedisCommandExecutionException) {
        inFlight.answered();
      }
      throw RedisFailures.translate(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      dropIfSilent(current);
      throw new StoreUnavailableException(RedisFailures.STORE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException(RedisFailures.STORE, e);
    } catch (RedisException e) {
      throw RedisFailures.translate(e);
    }
  }

  private <T> T await(RedisFuture<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      T value = answer.get(config.commandTimeout().toMillis(), TimeUnit.MILLISECONDS);
      inFlight.answered();
      return value;
    } finally {
      answer.cancel(true);
    }
  }

  /** Sends a command over the open connection, if there is one, and waits for nothing. */
  <T> RedisFuture<T> send(
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    RedisLink.Line current = line;
    if (current == null || closed) {
      throw new StoreUnavailableException(RedisFailures.STORE, "not connected");
    }
    try {
      return command.apply(current.commands());
    } catch (RedisException e) {
      throw RedisFailures.translate(e);
    }
  }

  /**
   * Sends a command over the open connection, if there is one, for callers that can't wait; its
   * failures are the port's.
   */
  <T> CompletableFuture<T> callSoon(
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      var unused =
          send(command)
              .toCompletableFuture()
              .orTimeout(config.commandTimeout().toMillis(), TimeUnit.MILLISECONDS)
              .whenComplete(
                  (value, failure) -> {
                    if (failure == null) {
                      inFlight.answered();
                      answer.complete(value);
                    } else {
                      answer.completeExceptionally(RedisFailures.translate(failure));
                    }
                  });
    } catch (StoreUnavailableException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  /** A connection of its own for a listener; the caller closes it. */
  StatefulRedisPubSubConnection<String, String> openPubSub() {
    try {
      return link.openPubSub();
    } catch (RedisException e) {
      throw RedisFailures.translate(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    link.close();
    resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }

  private RedisLink.Line line() {
    if (closed) {
      throw new StoreUnavailableException(RedisFailures.STORE, "closed");
    }
    RedisLink.Line current = line;
    return current != null ? current : open();
  }

  private RedisLink.Line open() {
    lockForOpening();
    try {
      RedisLink.Line current = line;
      if (current != null) {
        return current;
      }
      if (lastRefusal != null && System.nanoTime() - lastRefusalAt < BETWEEN_TRIES.toNanos()) {
        throw new StoreUnavailableException(RedisFailures.STORE, lastRefusal);
      }
      current = link.open();
      inFlight.answered();
      lastRefusal = null;
      line = current;
      return current;
    } catch (RedisException e) {
      lastRefusal = e;
      lastRefusalAt = System.nanoTime();
      throw new StoreUnavailableException(RedisFailures.STORE, e);
    } finally {
      opening.unlock();
    }
  }

  private void lockForOpening() {
    try {
      if (!opening.tryLock(config.commandTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoreUnavailableException(RedisFailures.STORE, "still connecting");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException(RedisFailures.STORE, e);
    }
  }

  /**
   * A cut cable gives no sign; the kernel would keep such a connection for a quarter of an hour.
   */
  private void dropIfSilent(RedisLink.Line silent) {
    if (inFlight.isSilentFor(SILENCES) && silent.equals(line)) {
      line = null;
      silent.connection().close();
    }
  }
}
