package io.fairqueue.usecase;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.QueueStore;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Puts a fan at the end of an event's line.
 *
 * <p>Whether the event is open is read where events are shown, so that a crowd's joins cost one
 * write each: who joins in the moment in which an event closes stands in a line that is not moved,
 * and is sent home with it.
 */
public final class JoinLine {

  private final EventReads events;
  private final QueueStore queue;
  private final Standings standings;
  private final IdSource ids;
  private final InstantSource time;

  public JoinLine(EventReads events, QueueStore queue, IdSource ids, InstantSource time) {
    this.events = events;
    this.queue = queue;
    this.standings = new Standings(events, queue);
    this.ids = ids;
    this.time = time;
  }

  public JoinResult join(EventId id, CustomerId customer) {
    Instant now = time.instant();
    Event event = events.find(id).filter(found -> found.isOpenAt(now)).orElse(null);
    if (event == null) {
      return new JoinResult.EventNotActive();
    }
    return switch (queue.join(id, new EntryId(ids.next()), customer, now)) {
      case JoinOutcome.Joined joined ->
          new JoinResult.Joined(standings.of(event, joined.entry(), now));
      case JoinOutcome.AlreadyInLine already ->
          new JoinResult.AlreadyInLine(standings.of(event, already.entry(), now));
      case JoinOutcome.AlreadyClaimed claimed -> new JoinResult.AlreadyClaimed(claimed.claim());
    };
  }
}
