package io.fairqueue.http.connection;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.Network;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.metric.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.concurrent.EventExecutor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Counts the connections of this node, all together and by network. Those of one event loop are
 * kept together, and looked after there once a second. Thread-safe.
 */
@Singleton
final class Connections {

  private final ConnectionLimits limits;
  private final Predicate<InetAddress> isProxy;
  private final ConcurrentMap<EventExecutor, LoopConnections> loops = new ConcurrentHashMap<>();
  private final ConcurrentMap<Network, Integer> unfinished = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger unfinishedInAll = new AtomicInteger();
  private final Map<ConnectionEnd, Counter> ended = new EnumMap<>(ConnectionEnd.class);

  @Inject
  Connections(ServerConfig config, MeterRegistry metrics) {
    this(
        ConnectionLimits.ofProcess(),
        address -> config.trustedProxies().stream().anyMatch(range -> range.contains(address)),
        metrics);
  }

  /**
   * @param isProxy whose connections are many people's
   */
  Connections(ConnectionLimits limits, Predicate<InetAddress> isProxy, MeterRegistry metrics) {
    this.limits = limits;
    this.isProxy = isProxy;
    Metric.CONNECTIONS_OPEN.show(metrics, open::get);
    Metric.CONNECTIONS_LIMIT.show(metrics, limits::open);
    Metric.CONNECTIONS_UNFINISHED.show(metrics, unfinishedInAll::get);
    Metric.CONNECTIONS_UNFINISHED_LIMIT.show(metrics, limits::unfinishedPerNetwork);
    for (ConnectionEnd end : ConnectionEnd.values()) {
      ended.put(end, Metric.CONNECTIONS_ENDED.counter(metrics, end.tag()));
    }
  }

  ConnectionLimits limits() {
    return limits;
  }

  /** The connections of an event loop; asked there. */
  LoopConnections of(EventExecutor loop) {
    return loops.computeIfAbsent(loop, each -> new LoopConnections(this, each));
  }

  boolean isProxy(InetAddress address) {
    return isProxy.test(address);
  }

  /** One more is open; by how many that is too many. */
  int opened() {
    return open.incrementAndGet() - limits.open();
  }

  void closed() {
    open.decrementAndGet();
  }

  /** One more of a network is without a whole request; whether that is too many. */
  boolean begun(Network network) {
    unfinishedInAll.incrementAndGet();
    return unfinished.merge(network, 1, Integer::sum) > limits.unfinishedPerNetwork();
  }

  void finished(Network network) {
    unfinishedInAll.decrementAndGet();
    unfinished.computeIfPresent(network, (each, count) -> count == 1 ? null : count - 1);
  }

  void count(ConnectionEnd end) {
    requireNonNull(ended.get(end)).increment();
  }
}
