package io.fairqueue.line;

import io.fairqueue.domain.Event;
import java.util.List;

/**
 * One look at a line, for those who tell many fans at once where they stand.
 *
 * @param soldOut no unit is free now
 * @param standings where those fans stand who ever joined, in no order
 */
public record LineSnapshot(Event event, boolean soldOut, List<LineStanding> standings) {

  public LineSnapshot {
    standings = List.copyOf(standings);
  }
}
