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
 * Carries notices from node to node, at once and without a promise. Thread-safe, never throws.
 *
 * <p>Begins to listen as soon as Redis can be reached, and again after every loss.
 */
public final class RedisNoticeBus implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RedisNoticeBus.class);
  private static final String CHANNEL = "fq:notices";
  private static final long SECONDS_BETWEEN_TRIES = 1;

  private final RedisConnections redis;
  private final Consumer<String> onMessage;
  private final LongAdder errors = new LongAdder();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread subscriber;

  /**
   * Starts to listen.
   *
   * @param onMessage gets every notice, this node's own too; called on the driver's thread, so it
   *     must not block
   */
  public RedisNoticeBus(RedisConnections redis, Consumer<String> onMessage) {
    this.redis = redis;
    this.onMessage = onMessage;
    this.subscriber = Thread.ofVirtual().name("fairqueue-notices").start(this::listen);
  }

  /** Sends a notice to all nodes that listen now; does not wait for it. */
  public void publish(String notice) {
    try {
      RedisFuture<Long> sent = redis.send(commands -> commands.publish(CHANNEL, notice));
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

  /** Notices that could not be sent or were not understood. */
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
      LOG.debug("no longer listening to notices");
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
      connection.sync().subscribe(CHANNEL);
      return connection;
    } catch (RuntimeException e) {
      LOG.debug("can't listen to notices yet", e);
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
    public void message(String channel, String notice) {
      try {
        onMessage.accept(notice);
      } catch (RuntimeException e) {
        errors.increment();
        LOG.warn("a notice was not understood", e);
      }
    }
  }
}
