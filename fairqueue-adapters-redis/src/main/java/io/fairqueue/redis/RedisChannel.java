package io.fairqueue.redis;

import io.fairqueue.port.StoreUnavailableException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries messages from node to node, at once and without a promise. Thread-safe, never throws.
 *
 * <p>Begins to listen as soon as Redis can be reached, and again after every loss.
 */
public final class RedisChannel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RedisChannel.class);
  private static final long SECONDS_BETWEEN_TRIES = 1;

  private final RedisConnections redis;
  private final String name;
  private final Consumer<String> onMessage;
  private final LongAdder errors = new LongAdder();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread subscriber;

  /**
   * Starts to listen.
   *
   * @param name one per kind of message
   * @param onMessage gets every message, this node's own too; called on the driver's thread, so it
   *     must not block
   */
  public RedisChannel(RedisConnections redis, String name, Consumer<String> onMessage) {
    this.redis = redis;
    this.name = name;
    this.onMessage = onMessage;
    this.subscriber = Thread.ofVirtual().name("fairqueue-channel").start(this::listen);
  }

  /** Sends a message to all nodes that listen now; does not wait for it. */
  public void publish(String message) {
    try {
      RedisFuture<Long> sent = redis.send(commands -> commands.publish(name, message));
      sent.whenComplete(
          (receivers, failure) -> {
            if (failure != null) {
              errors.increment();
            }
          });
    } catch (StoreUnavailableException e) {
      errors.increment();
    }
  }

  /**
   * Sends a message to all nodes that listen now, for a process that doesn't listen itself. Waits
   * for Redis' answer.
   *
   * @return how many nodes heard
   * @throws StoreUnavailableException if Redis does not answer
   */
  public static long announce(RedisConnections redis, String name, String message) {
    return redis.call(commands -> commands.publish(name, message));
  }

  /** Messages that could not be sent or were not understood. */
  public long errors() {
    return errors.sum();
  }

  @Override
  public void close() {
    closed.countDown();
    subscriber.interrupt();
  }

  private void listen() {
    StatefulRedisPubSubConnection<String, String> connection = null;
    try {
      while (connection == null && !isClosedWithin(0)) {
        connection = subscribe();
        if (connection == null && isClosedWithin(SECONDS_BETWEEN_TRIES)) {
          return;
        }
      }
      closed.await(); // the driver subscribes again by itself whenever it reconnects
    } catch (InterruptedException e) {
      LOG.debug("no longer listening");
    } finally {
      if (connection != null) {
        connection.close();
      }
    }
  }

  private @Nullable StatefulRedisPubSubConnection<String, String> subscribe() {
    StatefulRedisPubSubConnection<String, String> connection = null;
    try {
      redis.ping(); // opens the connection that publishes
      connection = redis.openPubSub();
      connection.addListener(new Listener());
      connection.sync().subscribe(name);
      return connection;
    } catch (RuntimeException e) {
      LOG.debug("can't listen yet", e);
      if (connection != null) {
        connection.close();
      }
      return null;
    }
  }

  private boolean isClosedWithin(long seconds) throws InterruptedException {
    return closed.await(seconds, TimeUnit.SECONDS);
  }

  private final class Listener extends RedisPubSubAdapter<String, String> {

    @Override
    public void message(String channel, String message) {
      try {
        onMessage.accept(message);
      } catch (RuntimeException e) {
        errors.increment();
        LOG.warn("a message was not understood", e);
      }
    }
  }
}
