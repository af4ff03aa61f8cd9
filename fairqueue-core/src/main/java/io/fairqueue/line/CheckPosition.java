package io.fairqueue.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.facts.LineStanding;
import io.fairqueue.port.EventReads;
import java.time.InstantSource;
import java.util.Optional;

/** Where a fan stands; a fan who left stands nowhere. */
final class CheckPosition {

  private final EventReads events;
  private final Standings standings;
  private final Presence presence;
  private final InstantSource time;

  CheckPosition(EventReads events, Standings standings, Presence presence, InstantSource time) {
    this.presence = presence;
    this.events = events;
    this.standings = standings;
    this.time = time;
  }

  public Optional<LineStanding> check(EventId id, CustomerId customer) {
    return events
        .find(id)
        .flatMap(
            event -> {
              presence.seen(event, customer);
              return standings.find(event, customer, time.instant());
            })
        .filter(standing -> !(standing.entry() instanceof QueueEntry.Abandoned));
  }

  /**
   * The same of a fan who is seen waiting or in the lobby, from what this node has at hand; empty
   * is no answer. Never blocks.
   */
  public Optional<LineStanding> peek(EventId id, CustomerId customer) {
    Optional<Event> event = events.peek(id);
    Optional<Boolean> soldOut = events.peekSoldOut(id);
    return event.isEmpty() || soldOut.isEmpty()
        ? Optional.empty()
        : standings
            .peek(event.get(), customer, soldOut.get(), time.instant())
            .map(
                standing -> {
                  presence.seen(event.get(), customer);
                  return standing;
                });
  }
}
