package io.fairqueue.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.WaitEstimate;
import io.fairqueue.line.facts.LineStanding;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.draw.DrawReads;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds where fans stand. */
final class Standings {

  private final EventReads events;
  private final LineReads lineReads;
  private final DrawReads draws;

  Standings(EventReads events, LineReads lineReads, DrawReads draws) {
    this.events = events;
    this.lineReads = lineReads;
    this.draws = draws;
  }

  Optional<LineStanding> find(Event event, CustomerId customer, Instant now) {
    return lineReads.find(event.id(), customer).map(entry -> of(event, entry, now));
  }

  LineStanding of(Event event, QueueEntry entry, Instant now) {
    return of(event, entry, soldOut(event.id()), now);
  }

  List<LineStanding> findAll(
      Event event, Collection<CustomerId> customers, boolean soldOut, Instant now) {
    return customers.isEmpty()
        ? List.of()
        : lineReads.findAll(event.id(), customers).stream()
            .map(entry -> of(event, entry, soldOut, now))
            .toList();
  }

  /**
   * The same of a fan who is seen waiting or in the lobby, where nothing need be read for it; empty
   * is no answer. Never blocks.
   */
  Optional<LineStanding> peek(Event event, CustomerId customer, boolean soldOut, Instant now) {
    return lineReads
        .peek(event.id(), customer)
        .flatMap(
            place ->
                switch (place.entry()) {
                  case QueueEntry.Lobby inLobby -> peek(inLobby, soldOut);
                  case QueueEntry.Waiting waiting ->
                      Optional.of(
                          LineStanding.waiting(
                              waiting,
                              place.position(),
                              soldOut,
                              lineReads.pace(event.id(), event.policy(), now)));
                });
  }

  /** Where a fan stands, where nothing need be read for it; empty is no answer. Never blocks. */
  Optional<LineStanding> peek(Event event, QueueEntry entry, boolean soldOut, Instant now) {
    return switch (entry) {
      case QueueEntry.Lobby inLobby -> peek(inLobby, soldOut);
      case QueueEntry.Waiting waiting -> peek(event, entry.facts().customerId(), soldOut, now);
      default -> Optional.of(LineStanding.notWaiting(entry, soldOut));
    };
  }

  private Optional<LineStanding> peek(QueueEntry.Lobby entry, boolean soldOut) {
    return draws
        .peek(entry.facts().eventId())
        .map(draw -> LineStanding.inLobby(entry, soldOut, draw));
  }

  /** How long a fan at this position would wait. */
  Optional<WaitEstimate> estimate(Event event, long position, Instant now) {
    return soldOut(event.id())
        ? Optional.empty()
        : lineReads.pace(event.id(), event.policy(), now).estimate(position);
  }

  boolean soldOut(EventId event) {
    return TierAvailability.soldOut(events.availability(event));
  }

  /** A waiting entry that has just stopped waiting is looked up again: absence is no answer. */
  private LineStanding of(Event event, QueueEntry entry, boolean soldOut, Instant now) {
    var facts = entry.facts();
    if (entry instanceof QueueEntry.Lobby inLobby) {
      return LineStanding.inLobby(inLobby, soldOut, draws.find(facts.eventId()).orElse(null));
    }
    if (!(entry instanceof QueueEntry.Waiting)) {
      return LineStanding.notWaiting(entry, soldOut);
    }
    OptionalLong position = lineReads.position(facts.eventId(), facts.place());
    if (position.isEmpty()) {
      return LineStanding.notWaiting(
          lineReads.find(facts.eventId(), facts.customerId()).orElse(entry), soldOut);
    }
    return LineStanding.waiting(
        entry, position.getAsLong(), soldOut, lineReads.pace(event.id(), event.policy(), now));
  }
}
