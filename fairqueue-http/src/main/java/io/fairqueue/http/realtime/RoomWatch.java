package io.fairqueue.http.realtime;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.http.board.BoardState;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.line.facts.LineSnapshot;
import io.fairqueue.line.facts.LineStanding;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
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
  private static final Duration BETWEEN_BOARDS = Duration.ofSeconds(1);
  private static final int FANS_PER_READ = 500;

  private final EventId event;
  private final String telling;
  private final Room room = new Room();
  private final RoomReads reads;
  private final Messages messages;
  private final Predicate<Connection> isOver;
  private final Outages outages;
  private final Set<CustomerId> noticed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean everyFan = new AtomicBoolean();
  private final AtomicBoolean wholeEvent = new AtomicBoolean();
  private final AtomicBoolean everyClaim = new AtomicBoolean();
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicBoolean looking = new AtomicBoolean();
  // Only who looks has this.
  private volatile long changeToldAt = System.nanoTime() - BETWEEN_BOARDS.toNanos();

  /**
   * @param isOver whether a connection's session is over: it is closed instead
   */
  RoomWatch(
      EventId event,
      RoomReads reads,
      Messages messages,
      Predicate<Connection> isOver,
      Outages outages) {
    this.event = event;
    this.telling = "what sockets are told of " + event;
    this.reads = reads;
    this.messages = messages;
    this.isOver = isOver;
    this.outages = outages;
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

  /** Something may have changed for the event, or for what is held of it. */
  void notice() {
    wholeEvent.set(true);
    everyClaim.set(true);
    start();
  }

  /** Looks at everything, in case a notice was lost. */
  void sweep() {
    everyFan.set(true);
    wholeEvent.set(true);
    start();
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
    boolean everybody = everyFan.getAndSet(false);
    List<CustomerId> fans = everybody ? room.fans() : drain();
    boolean aboutEvent = wholeEvent.getAndSet(false);
    // What was noticed of claims the next look at everybody finds.
    boolean aboutClaims = everybody && everyClaim.getAndSet(false);
    try {
      LineSnapshot last = null;
      int from = 0;
      do {
        var some = fans.subList(from, Math.min(fans.size(), from + FANS_PER_READ));
        last = reads.line(event, some).orElse(null);
        if (last == null) {
          return;
        }
        tellStandings(last);
        tellClaims(last, aboutClaims);
        from += FANS_PER_READ;
      } while (from < fans.size());
      LineSnapshot snapshot = last;
      List<Connection> those = (aboutEvent ? room.all() : connections(fans)).toList();
      those.forEach(each -> each.tell(snapshot));
      tellBoard(snapshot, those);
      outages.worked(telling);
    } catch (StoreUnavailableException lost) {
      keep(aboutClaims);
      LOG.debug("the next sweep looks again", lost);
    } catch (RuntimeException fault) {
      keep(aboutClaims);
      outages.failed(telling, fault);
    }
  }

  /** What was noticed of claims is still to be told: a sweep alone asks only for open ones. */
  private void keep(boolean aboutClaims) {
    if (aboutClaims) {
      everyClaim.set(true);
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

  /**
   * Those who have not heard of what the sale has come to: those who are new at once, all others
   * once a second at most. A board is read for all of them once.
   */
  private void tellBoard(LineSnapshot snapshot, List<Connection> those) {
    if (snapshot.event() instanceof Event.Draft) {
      return;
    }
    BoardState state = reads.state(snapshot);
    boolean isSoon = System.nanoTime() - changeToldAt < BETWEEN_BOARDS.toNanos();
    List<Connection> behind =
        those.stream().filter(each -> isSoon ? each.isNew() : each.isBehind(state)).toList();
    if (!behind.isEmpty()) {
      if (behind.stream().anyMatch(each -> !each.isNew())) {
        changeToldAt = System.nanoTime();
      }
      reads
          .board(event, state)
          .ifPresent(
              board -> {
                String message = messages.board(board);
                behind.forEach(each -> each.tell(board.state(), message));
              });
    }
  }

  /**
   * What became of the claims that turns led to: of those that are not settled, which a notice may
   * have been lost of, or of all.
   */
  private void tellClaims(LineSnapshot snapshot, boolean all) {
    List<ClaimId> ids =
        snapshot.standings().stream()
            .map(LineStanding::entry)
            .filter(QueueEntry.Completed.class::isInstance)
            .map(QueueEntry.Completed.class::cast)
            .filter(
                entry ->
                    room.of(entry.facts().customerId()).stream()
                        .anyMatch(each -> all || each.awaits(entry.claimId())))
            .map(QueueEntry.Completed::claimId)
            .toList();
    reads
        .claims(ids)
        .forEach(claim -> room.of(claim.facts().customerId()).forEach(each -> each.tell(claim)));
  }

  private Stream<Connection> connections(List<CustomerId> fans) {
    return fans.stream().flatMap(fan -> room.of(fan).stream());
  }
}
