package io.fairqueue.line.facts;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.TierAvailability;
import java.util.List;

/**
 * One look at a line, for those who tell many fans at once where they stand.
 *
 * @param stock where the event's units are
 * @param inLobby how many fans wait for a place by the draw
 * @param standings where those fans stand who ever joined, in no order
 */
public record LineSnapshot(
    Event event, List<TierAvailability> stock, long inLobby, List<LineStanding> standings) {

  public LineSnapshot {
    stock = List.copyOf(stock);
    standings = List.copyOf(standings);
  }

  /** Whether no unit is free now. */
  public boolean soldOut() {
    return TierAvailability.soldOut(stock);
  }
}
