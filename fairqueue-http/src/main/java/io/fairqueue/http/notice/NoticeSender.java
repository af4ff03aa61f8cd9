package io.fairqueue.http.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.redis.RedisChannel;
import io.fairqueue.redis.RedisConfig;
import io.fairqueue.redis.RedisConnections;
import io.fairqueue.redis.RedisLineFeed;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells servers at once, by Redis, what a process that serves nobody has changed: an operator's
 * command. What is lost on the way their sweeps find.
 *
 * <p>Connects at the first change, so that commands that only read need no Redis; after the first
 * failure it says nothing more. Thread-safe, never blocks, never throws.
 */
public final class NoticeSender implements Notifier, LineListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);
  private static final Duration MAX_WAIT = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String redisUrl;
  private final UUID node = UUID.randomUUID();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("fairqueue-sender").factory());
  // Only the sender's thread has these.
  private @Nullable RedisConnections redis;
  private boolean lost;

  public NoticeSender(String redisUrl) {
    this.redisUrl = redisUrl;
  }

  @Override
  public void notify(Notice notice) {
    switch (notice) {
      case Notice.Admitted admitted ->
          send(admitted.event(), fan(admitted.entry().facts().customerId()), false);
      case Notice.Expired expired ->
          send(expired.event(), fan(expired.entry().facts().customerId()), false);
      case Notice.StockChanged stock -> send(stock.event(), List.of(), true);
      case Notice.EventChanged changed -> send(changed.event(), List.of(), false);
    }
  }

  @Override
  public void changed(EventId event, long rev) {
    send(way -> RedisLineFeed.announce(way, event, rev));
  }

  /** Waits up to two seconds for what is on its way. */
  @Override
  public void close() {
    sender.execute(this::disconnect);
    sender.shutdown();
    try {
      if (!sender.awaitTermination(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        sender.shutdownNow();
      }
    } catch (InterruptedException e) {
      sender.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static List<UUID> fan(CustomerId customer) {
    return List.of(customer.value());
  }

  private void send(EventId event, List<UUID> fans, boolean stock) {
    NodeNotice notice = new NodeNotice(node, event.value(), fans, stock);
    send(way -> RedisChannel.announce(way, NodeNotice.CHANNEL, json(notice)));
  }

  private void send(Consumer<RedisConnections> message) {
    sender.execute(
        () -> {
          if (lost) {
            return;
          }
          try {
            message.accept(connected());
          } catch (StoreUnavailableException | IllegalArgumentException failure) {
            lost = true;
            LOG.debug("servers hear of changes by their sweeps only", failure);
          }
        });
  }

  private RedisConnections connected() {
    RedisConnections open = redis;
    if (open == null) {
      open = new RedisConnections(RedisConfig.of(redisUrl));
      redis = open;
    }
    return open;
  }

  private void disconnect() {
    if (redis != null) {
      redis.close();
    }
  }

  private static String json(NodeNotice notice) {
    try {
      return JSON.writeValueAsString(notice);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
