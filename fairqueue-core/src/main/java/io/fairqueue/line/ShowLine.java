package io.fairqueue.line;

import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.SalePhase;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.Turnout;
import io.fairqueue.line.facts.Board;
import io.fairqueue.line.facts.LineFacts;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.SeatStore;
import io.fairqueue.port.StatsStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A line in numbers, for everybody. */
final class ShowLine {

  private final EventReads events;
  private final LineReads lineReads;
  private final StatsStore stats;
  private final SeatStore seats;
  private final Standings standings;
  private final InstantSource time;

  ShowLine(
      EventReads events,
      LineReads lineReads,
      Standings standings,
      StatsStore stats,
      SeatStore seats,
      InstantSource time) {
    this.stats = stats;
    this.seats = seats;
    this.events = events;
    this.lineReads = lineReads;
    this.standings = standings;
    this.time = time;
  }

  /** Empty for a draft, or no such event. */
  public Optional<LineFacts> show(EventId id) {
    Instant now = time.instant();
    return shown(id).map(event -> facts(event, now));
  }

  /** Empty as {@link #show}. */
  Optional<Board> board(EventId id) {
    Instant now = time.instant();
    return shown(id).map(event -> board(event, now));
  }

  private Optional<Event> shown(EventId id) {
    return events.find(id).filter(event -> !(event instanceof Event.Draft));
  }

  private LineFacts facts(Event event, Instant now) {
    long waiting = lineReads.waiting(event.id());
    var activity = lineReads.activity(event.id(), now);
    return new LineFacts(
        event.details().lobby() == null ? 0 : lineReads.inLobby(event.id()),
        waiting,
        activity.active(),
        activity.admittedInWindow(),
        standings.estimate(event, waiting + 1, now));
  }

  private Board board(Event event, Instant now) {
    List<TierAvailability> stock = events.availability(event.id());
    LineFacts line = facts(event, now);
    return new Board(
        event,
        now,
        SalePhase.of(event, TierAvailability.soldOut(stock), line.inLobby(), now),
        stock,
        line,
        lineReads.blocks(event.id()),
        meanUnits(stock, stats.of(event.id(), now).claims()),
        prices(event));
  }

  private PriceRange prices(Event event) {
    EventDetails details = event.details();
    Map<TierId, PriceRange> ofSeats = details.hasSeats() ? seats.prices(event.id()) : Map.of();
    return PriceRange.over(List.copyOf(details.prices(ofSeats).values()));
  }

  private static OptionalDouble meanUnits(
      List<TierAvailability> stock, Map<ClaimStatus, Long> claims) {
    long live =
        claims.getOrDefault(ClaimStatus.CLAIMED, 0L)
            + claims.getOrDefault(ClaimStatus.CONFIRMED, 0L);
    long taken = stock.stream().mapToLong(tier -> tier.held() + tier.sold()).sum();
    return live == 0 || taken == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) taken / live);
  }

  /** How many of the admitted came, for those who set the rules; empty as {@link #show}. */
  Optional<Turnout> turnout(EventId id) {
    return shown(id).map(event -> lineReads.turnout(id));
  }
}
