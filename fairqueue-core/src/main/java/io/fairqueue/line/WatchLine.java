package io.fairqueue.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.line.facts.LineSnapshot;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.LineReads;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks up where many fans of one event stand, in as few reads as for one. */
final class WatchLine {

  private final EventReads events;
  private final LineReads lineReads;
  private final Standings standings;
  private final Presence presence;
  private final InstantSource time;

  WatchLine(
      EventReads events,
      LineReads lineReads,
      Standings standings,
      Presence presence,
      InstantSource time) {
    this.lineReads = lineReads;
    this.presence = presence;
    this.events = events;
    this.standings = standings;
    this.time = time;
  }

  /** Where these fans, who are here, stand: they count as seen. Empty for no such event. */
  public Optional<LineSnapshot> watch(EventId id, Collection<CustomerId> customers) {
    return events.find(id).map(event -> snapshot(event, customers));
  }

  private LineSnapshot snapshot(Event event, Collection<CustomerId> customers) {
    customers.forEach(customer -> presence.seen(event, customer));
    List<TierAvailability> stock = events.availability(event.id());
    return new LineSnapshot(
        event,
        stock,
        event.details().lobby() == null ? 0 : lineReads.inLobby(event.id()),
        standings.findAll(event, customers, TierAvailability.soldOut(stock), time.instant()));
  }
}
