package io.fairqueue.http.realtime;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.http.board.BoardState;
import io.fairqueue.line.facts.LineSnapshot;
import io.fairqueue.line.facts.LineStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One open socket or event stream of a fan, and what was sent to it last, so that nothing is sent
 * twice. Thread-safe, never blocks.
 */
public final class Connection {

  /** After so long a silence a sign of life is asked for. */
  static final Duration PING_AFTER = Duration.ofSeconds(15);

  /** After so long a silence nobody is there any more. */
  static final Duration GIVE_UP_AFTER = Duration.ofSeconds(40);

  private final Handshake handshake;
  private final Outlet outlet;
  private final Messages messages;
  private final PushMetrics metrics;
  private final SerialExecutor requests = new SerialExecutor();
  private final AtomicBoolean dropped = new AtomicBoolean();
  private volatile Instant heardAt;
  private @Nullable LastSent lastSent;
  private boolean soldOut;
  private long eventVersion = -1;
  private @Nullable BoardState board;
  private @Nullable ClaimSent claim;

  Connection(
      Handshake handshake, Outlet outlet, Messages messages, PushMetrics metrics, Instant now) {
    this.handshake = handshake;
    this.outlet = outlet;
    this.messages = messages;
    this.metrics = metrics;
    this.heardAt = now;
  }

  public Handshake handshake() {
    return handshake;
  }

  /**
   * Runs something that the fan asked for, after what was asked for before, off the event loop;
   * {@code false} when too much waits already.
   */
  public boolean submit(Runnable request) {
    return requests.offer(request);
  }

  /** Tells where the fan stands, if that is news. */
  synchronized void tell(LineStanding standing) {
    LastSent now = LastSent.of(standing);
    LastSent before = lastSent;
    if (before != null && !now.isNewsAfter(before)) {
      return;
    }
    lastSent = now;
    // A fan who left was told so then, if a connection was open.
    if (before != null || !(standing.entry() instanceof QueueEntry.Abandoned)) {
      send(messages.news(standing));
    }
  }

  /** Tells what became of the event and its stock, if that is news. */
  synchronized void tell(LineSnapshot snapshot) {
    boolean none = snapshot.event() instanceof Event.Active && snapshot.soldOut();
    long version = snapshot.event().facts().version();
    if (eventVersion >= 0 && version > eventVersion) {
      send(messages.event(snapshot.event(), none));
    }
    eventVersion = Math.max(eventVersion, version);
    if (none != soldOut && version == eventVersion) {
      soldOut = none;
      send(none ? messages.soldOut(handshake.event()) : messages.available(handshake.event()));
    }
  }

  /** Whether it was told nothing of the sale yet. */
  synchronized boolean isNew() {
    return board == null;
  }

  /** Whether it was not told what the sale has come to. */
  synchronized boolean isBehind(BoardState now) {
    return !now.equals(board);
  }

  /** Tells what the sale has come to, as all are told it, if that is news. */
  synchronized void tell(BoardState now, String message) {
    if (isBehind(now)) {
      board = now;
      send(message);
    }
  }

  /** Whether news may come of this claim: it was not told of it yet, or that it is held. */
  synchronized boolean awaits(ClaimId id) {
    return claim == null || !claim.id().equals(id) || claim.status() == ClaimStatus.CLAIMED;
  }

  /** Tells what became of the fan's claim, if that is news. */
  synchronized void tell(Claim told) {
    ClaimSent now = new ClaimSent(told.id(), told.status());
    if (!now.equals(claim)) {
      claim = now;
      send(messages.claim(told));
    }
  }

  public void send(String message) {
    if (dropped.get()) {
      return;
    }
    if (outlet.isWritable()) {
      outlet.send(message);
      metrics.pushed();
    } else {
      drop(CloseCause.TOO_SLOW);
    }
  }

  /** Something was heard of the peer. */
  public void heard(Instant now) {
    heardAt = now;
  }

  /** Asks a silent peer for a sign of life, and leaves one that gives none. */
  void checkSilence(Instant now) {
    Duration silence = Duration.between(heardAt, now);
    if (silence.compareTo(GIVE_UP_AFTER) >= 0) {
      drop(CloseCause.TOO_SILENT);
    } else if (silence.compareTo(PING_AFTER) >= 0) {
      if (outlet.ping()) {
        heardAt = now;
      }
    }
  }

  public void drop(CloseCause cause) {
    if (dropped.compareAndSet(false, true)) {
      metrics.dropped(cause);
      outlet.close(cause);
    }
  }

  /** Sends the fan to another node. */
  void sendAway() {
    outlet.send(messages.reconnect());
    outlet.close(CloseCause.SHUTDOWN);
  }

  private record ClaimSent(ClaimId id, ClaimStatus status) {}
}
