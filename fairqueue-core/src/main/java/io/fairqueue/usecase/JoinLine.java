package io.fairqueue.usecase;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.QueueStore;
import java.time.Instant;
import java.time.InstantSource;

/** Puts a fan at the end of an event's line. */
public final class JoinLine {

  private final EventStore events;
  private final EventReads shown;
  private final ClaimStore claims;
  private final QueueStore queue;
  private final Standings standings;
  private final IdSource ids;
  private final InstantSource time;

  public JoinLine(
      EventStore events,
      EventReads shown,
      ClaimStore claims,
      QueueStore queue,
      IdSource ids,
      InstantSource time) {
    this.events = events;
    this.shown = shown;
    this.claims = claims;
    this.queue = queue;
    this.standings = new Standings(queue);
    this.ids = ids;
    this.time = time;
  }

  public JoinResult join(EventId id, CustomerId customer) {
    Instant now = time.instant();
    Event event = events.find(id).filter(found -> found.isOpenAt(now)).orElse(null);
    if (event == null) {
      return new JoinResult.EventNotActive();
    }
    var claim = claims.liveOf(id, customer);
    if (claim.isPresent()) {
      return new JoinResult.AlreadyClaimed(claim.get().id());
    }
    var outcome = queue.join(id, new EntryId(ids.next()), customer, now);
    boolean soldOut = TierAvailability.soldOut(shown.availability(id));
    return switch (outcome) {
      case JoinOutcome.Joined joined ->
          new JoinResult.Joined(
              standings.of(joined.entry(), () -> standings.pace(event, now)), soldOut);
      case JoinOutcome.AlreadyInLine already ->
          new JoinResult.AlreadyInLine(
              standings.of(already.entry(), () -> standings.pace(event, now)), soldOut);
    };
  }
}
