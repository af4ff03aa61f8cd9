package io.fairqueue.http.connection;

import io.fairqueue.domain.Network;
import io.netty.util.concurrent.EventExecutor;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The connections of one event loop, which alone uses it. Time is counted in whole seconds by the
 * loop itself: a request costs no look at a clock.
 */
final class LoopConnections {

  /** The number that make room at once: finding them means looking at all. */
  private static final int ROOM = 32;

  private final Connections all;
  private final Set<ConnectionWatch> open = new LinkedHashSet<>();
  // In the order in which they began to be so.
  private final Set<ConnectionWatch> unfinished = new LinkedHashSet<>();
  private int second;

  LoopConnections(Connections all, EventExecutor loop) {
    this.all = all;
    var unused = loop.scheduleAtFixedRate(this::lookAfter, 1, 1, TimeUnit.SECONDS);
  }

  int second() {
    return second;
  }

  /** Whether a new connection may ask for whatever it likes, and not for the node's health only. */
  boolean open(ConnectionWatch connection) {
    int tooMany = all.opened();
    boolean room = tooMany <= 0 || makeRoom();
    open.add(connection);
    if (!room && tooMany > all.limits().reserve()) {
      connection.end(ConnectionEnd.FULL);
    }
    return room;
  }

  void close(ConnectionWatch connection) {
    if (open.remove(connection)) {
      all.closed();
    }
  }

  /** A connection has no whole request, or not all of its next one. */
  void begin(ConnectionWatch connection) {
    unfinished.add(connection);
    if (all.begun(connection.network()) && !connection.isProxy()) {
      oldest(connection.network()).end(ConnectionEnd.NETWORK);
    }
  }

  void finish(ConnectionWatch connection) {
    if (unfinished.remove(connection)) {
      all.finished(connection.network());
    }
  }

  void count(ConnectionEnd end) {
    all.count(end);
  }

  private ConnectionWatch oldest(Network network) {
    return unfinished.stream()
        .filter(each -> each.network().equals(network))
        .findFirst()
        .orElseThrow();
  }

  /** Ends some that are waited for by nobody, the least used first; whether there are any. */
  private boolean makeRoom() {
    List<ConnectionWatch> idle =
        open.stream()
            .filter(ConnectionWatch::isIdle)
            .sorted(Comparator.comparingInt(ConnectionWatch::usedAt))
            .limit(ROOM)
            .toList();
    idle.forEach(each -> each.end(ConnectionEnd.FULL));
    return !idle.isEmpty();
  }

  private void lookAfter() {
    second++;
    List.copyOf(open).forEach(ConnectionWatch::lookAfter);
  }
}
