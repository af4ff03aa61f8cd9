package io.fairqueue.http.realtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.notice.NodeNotice;
import io.fairqueue.http.notice.NoticeRelay;
import io.fairqueue.http.notice.StockNotices;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.http.recent.RecentDraws;
import io.fairqueue.http.recent.RecentEvents;
import io.fairqueue.http.recent.RecentNotices;
import io.fairqueue.http.recent.RecentSeats;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.port.Notifier;
import io.fairqueue.redis.RedisConnections;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells fans what happens, over every connection that they have to this node.
 *
 * <p>A notice makes the hub look at once, here and on the other nodes; once a second it looks at
 * everybody who is connected, so a notice that was lost is late by a second at most. Of an event's
 * stock a node hears about once a second, however fast it sells. Thread-safe, never blocks.
 */
@Singleton
public final class SocketHub implements Notifier, AutoCloseable {

  private static final String SWEEP = "the sweep of sockets";

  private final Rooms rooms;
  private final Messages messages;
  private final PushMetrics metrics;
  private final RecentEvents recent;
  private final RecentSeats seats;
  private final RecentNotices notices;
  private final RecentDraws draws;
  private final @Nullable NoticeRelay relay;
  private final InstantSource time;
  private final Outages outages;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fairqueue-sweep").factory());
  private final Authenticator authenticator;
  private final StockNotices stockHere = new StockNotices(this::noticeStock);
  private final StockNotices stockElsewhere = new StockNotices(this::heardOfStock);
  private volatile boolean closed;

  SocketHub(
      RoomReads reads,
      RecentEvents recent,
      RecentSeats seats,
      RecentNotices notices,
      RecentDraws draws,
      Optional<RedisConnections> redis,
      ObjectMapper json,
      Messages messages,
      PushMetrics metrics,
      MeterRegistry registry,
      Authenticator authenticator,
      InstantSource time,
      Outages outages) {
    this.outages = outages;
    this.messages = messages;
    this.metrics = metrics;
    this.authenticator = authenticator;
    this.time = time;
    this.recent = recent;
    this.seats = seats;
    this.notices = notices;
    this.draws = draws;
    this.rooms = new Rooms(event -> new RoomWatch(event, reads, messages, this::isOver, outages));
    this.relay = redis.map(way -> new NoticeRelay(way, json, this::heard, registry)).orElse(null);
    metrics.countOpen(rooms);
    var unused = sweeper.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
  }

  /** A connection that is not open yet. */
  public Connection connection(Handshake handshake, Outlet outlet) {
    return new Connection(handshake, outlet, messages, metrics, time.instant());
  }

  /** Opens a connection and sends it the present state, or closes it when there are too many. */
  public void open(Connection connection) {
    if (!rooms.add(connection)) {
      connection.drop(CloseCause.TOO_MANY_CONNECTIONS);
      return;
    }
    if (closed) {
      connection.sendAway();
    }
    look(connection.handshake().event(), connection.handshake().fan());
  }

  /** Forgets a connection, and no other. Repeating is safe. */
  public void forget(Connection connection) {
    rooms.remove(connection);
  }

  @Override
  public void notify(Notice notice) {
    switch (notice) {
      case Notice.Admitted admitted ->
          notice(admitted.event(), admitted.entry().facts().customerId());
      case Notice.Expired expired -> notice(expired.event(), expired.entry().facts().customerId());
      case Notice.StockChanged stock -> {
        recent.invalidateStock(stock.event());
        seats.invalidate();
        stockHere.changed(stock.event());
      }
      case Notice.EventChanged changed -> {
        recent.invalidate(changed.event());
        notices.invalidate(changed.event());
        draws.invalidate(changed.event());
        notice(changed.event(), null);
      }
    }
  }

  /**
   * Looks here and on the other nodes.
   *
   * @param fan whose standing may have changed; null when it is about the event
   */
  public void notice(EventId event, @Nullable CustomerId fan) {
    look(event, fan);
    if (relay != null) {
      relay.send(event, fan);
    }
  }

  /** Tells everybody to go elsewhere. Repeating is safe. */
  @Override
  @PreDestroy
  public void close() {
    closed = true;
    sweeper.shutdownNow();
    if (relay != null) {
      relay.close();
    }
    rooms.all().forEach(watch -> watch.room().all().forEach(Connection::sendAway));
  }

  private void look(EventId event, @Nullable CustomerId fan) {
    rooms
        .find(event)
        .ifPresent(
            watch -> {
              if (fan == null) {
                watch.notice();
              } else {
                watch.notice(fan);
              }
            });
  }

  private void heard(NodeNotice notice) {
    EventId event = new EventId(notice.event());
    if (notice.stock()) {
      stockElsewhere.changed(event);
    } else if (notice.fans().isEmpty()) {
      recent.invalidate(event);
      notices.invalidate(event);
      draws.invalidate(event);
      look(event, null);
    } else {
      notice.fans().forEach(fan -> look(event, new CustomerId(fan)));
    }
  }

  private void noticeStock(EventId event) {
    look(event, null);
    if (relay != null) {
      relay.sendStock(event);
    }
  }

  /** The event itself is as it was: nobody has to read it again. */
  private void heardOfStock(EventId event) {
    recent.invalidateStock(event);
    look(event, null);
  }

  private void sweep() {
    try {
      stockHere.beat();
      stockElsewhere.beat();
      Instant now = time.instant();
      rooms
          .all()
          .forEach(
              watch -> {
                watch.sweep();
                watch.room().all().forEach(connection -> check(connection, now));
              });
      outages.worked(SWEEP);
    } catch (RuntimeException fault) {
      // Thrown, it would end all later sweeps.
      outages.failed(SWEEP, fault);
    }
  }

  /** A connection does not outlive its session. */
  private boolean isOver(Connection connection) {
    return authenticator.isOver(connection.handshake().caller());
  }

  private void check(Connection connection, Instant now) {
    if (isOver(connection)) {
      connection.drop(CloseCause.SESSION_OVER);
    } else {
      connection.checkSilence(now);
    }
  }
}
