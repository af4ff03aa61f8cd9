package io.fairqueue.http.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.metric.Metric;
import io.fairqueue.redis.RedisChannel;
import io.fairqueue.redis.RedisConnections;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries notices to the other nodes, gathered for some milliseconds, and theirs to this one. What
 * is lost on the way the sweeps find. Thread-safe, never blocks, bounded.
 */
public final class NoticeRelay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeRelay.class);
  private static final Duration GATHERING = Duration.ofMillis(20);
  private static final int MAX_WAITING = 20_000;
  private static final int FANS_PER_MESSAGE = 200;

  private final UUID node = UUID.randomUUID();
  private final BlockingQueue<Item> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final ObjectMapper json;
  private final Consumer<NodeNotice> onNotice;
  private final Counter dropped;
  private final RedisChannel bus;
  private final Thread sender;

  /**
   * Starts to listen and to send.
   *
   * @param onNotice gets what other nodes tell; must not block
   */
  public NoticeRelay(
      RedisConnections redis,
      ObjectMapper json,
      Consumer<NodeNotice> onNotice,
      MeterRegistry metrics) {
    this.json = json;
    this.onNotice = onNotice;
    this.dropped = Metric.NOTICES_DROPPED.counter(metrics);
    this.bus = new RedisChannel(redis, NodeNotice.CHANNEL, this::heard);
    this.sender = Thread.ofVirtual().name("fairqueue-relay").start(this::run);
  }

  /**
   * Tells the other nodes where to look.
   *
   * @param fan whose standing may have changed; null when it is about the event
   */
  public void send(EventId event, @Nullable CustomerId fan) {
    send(new Item(event, fan, false));
  }

  /** Of the event only what is free has changed. */
  public void sendStock(EventId event) {
    send(new Item(event, null, true));
  }

  private void send(Item item) {
    if (!waiting.offer(item)) {
      dropped.increment();
    }
  }

  @Override
  public void close() {
    sender.interrupt();
    bus.close();
  }

  private void run() {
    try {
      while (true) {
        List<Item> gathered = new ArrayList<>();
        gathered.add(waiting.take());
        Thread.sleep(GATHERING);
        waiting.drainTo(gathered);
        gathered.stream()
            .collect(
                Collectors.groupingBy(Item::event, Collectors.toCollection(LinkedHashSet::new)))
            .forEach(this::publish);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(EventId event, Set<Item> items) {
    if (items.contains(new Item(event, null, false))) {
      publish(event, List.of(), false);
    } else if (items.contains(new Item(event, null, true))) {
      publish(event, List.of(), true);
    }
    List<UUID> fans =
        items.stream()
            .flatMap(item -> Stream.ofNullable(item.fan()))
            .map(CustomerId::value)
            .toList();
    for (int from = 0; from < fans.size(); from += FANS_PER_MESSAGE) {
      publish(event, fans.subList(from, Math.min(fans.size(), from + FANS_PER_MESSAGE)), false);
    }
  }

  private void publish(EventId event, List<UUID> fans, boolean stock) {
    try {
      bus.publish(json.writeValueAsString(new NodeNotice(node, event.value(), fans, stock)));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void heard(String message) {
    try {
      NodeNotice notice = json.readValue(message, NodeNotice.class);
      if (!notice.node().equals(node)) {
        onNotice.accept(notice);
      }
    } catch (JsonProcessingException strange) {
      // Another version's, perhaps: the sweep makes up for it.
      LOG.debug("a notice was not understood", strange);
    }
  }

  private record Item(EventId event, @Nullable CustomerId fan, boolean stock) {}
}
