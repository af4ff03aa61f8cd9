package io.fairqueue.http.realtime;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.line.LineSnapshot;
import io.fairqueue.line.LineStanding;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up what became of one event and of the fans who are connected for it, and tells them.
 *
 * <p>A notice only says where to look; what is told is what the stores say. One look at a time on a
 * virtual thread of its own, the first at once; what is noticed meanwhile shares the next one, so
 * that a storm of notices costs some looks a second. Thread-safe.
 */
final class RoomWatch {

  private static final Logger LOG = LoggerFactory.getLogger(RoomWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int FANS_PER_READ = 500;

  /** Reads where these fans of an event stand; blocks. */
  @FunctionalInterface
  interface Reader {
    Optional<LineSnapshot> read(EventId event, Collection<CustomerId> fans);
  }

  private final EventId event;
  private final Room room = new Room();
  private final Reader reader;
  private final Predicate<Connection> isOver;
  private final Set<CustomerId> noticed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean everyFan = new AtomicBoolean();
  private final AtomicBoolean wholeEvent = new AtomicBoolean();
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicBoolean looking = new AtomicBoolean();

  /**
   * @param isOver whether a connection's session is over: it is closed instead
   */
  RoomWatch(EventId event, Reader reader, Predicate<Connection> isOver) {
    this.event = event;
    this.reader = reader;
    this.isOver = isOver;
  }

  Room room() {
    return room;
  }

  /** Something may have changed for this fan; ignored for a fan who is not connected. */
  void notice(CustomerId fan) {
    if (room.has(fan)) {
      noticed.add(fan);
      start();
    }
  }

  /** Something may have changed for the event. */
  void notice() {
    wholeEvent.set(true);
    start();
  }

  /** Looks at everything, in case a notice was lost. */
  void sweep() {
    everyFan.set(true);
    notice();
  }

  private void start() {
    due.set(true);
    if (looking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("fairqueue-push").start(this::run);
    }
  }

  private void run() {
    try {
      while (due.getAndSet(false)) {
        look();
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      looking.set(false);
      if (due.get()) {
        start();
      }
    }
  }

  private void look() {
    List<CustomerId> fans = everyFan.getAndSet(false) ? room.fans() : drain();
    boolean aboutEvent = wholeEvent.getAndSet(false);
    try {
      LineSnapshot last = null;
      int from = 0;
      do {
        var some = fans.subList(from, Math.min(fans.size(), from + FANS_PER_READ));
        last = reader.read(event, some).orElse(null);
        if (last == null) {
          return;
        }
        tellStandings(last);
        from += FANS_PER_READ;
      } while (from < fans.size());
      LineSnapshot snapshot = last;
      (aboutEvent ? room.all() : connections(fans)).forEach(each -> each.tell(snapshot));
    } catch (StoreUnavailableException lost) {
      LOG.debug("the next sweep looks again", lost);
    } catch (RuntimeException fault) {
      LOG.error("could not tell the fans of {}", event, fault);
    }
  }

  private List<CustomerId> drain() {
    List<CustomerId> fans = List.copyOf(noticed);
    fans.forEach(noticed::remove);
    return fans;
  }

  private void tellStandings(LineSnapshot snapshot) {
    snapshot
        .standings()
        .forEach(
            standing ->
                room.of(standing.entry().facts().customerId())
                    .forEach(connection -> tell(connection, standing)));
  }

  private void tell(Connection connection, LineStanding standing) {
    if (isOver.test(connection)) {
      connection.drop(CloseCause.SESSION_OVER);
    } else {
      connection.tell(standing);
    }
  }

  private Stream<Connection> connections(List<CustomerId> fans) {
    return fans.stream().flatMap(fan -> room.of(fan).stream());
  }
}
