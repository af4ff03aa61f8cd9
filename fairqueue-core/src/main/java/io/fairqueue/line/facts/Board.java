package io.fairqueue.line.facts;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.LineBlocks;
import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.SalePhase;
import io.fairqueue.domain.TierAvailability;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A sale as everybody sees it: the same for all fans, so that one answer serves a million.
 *
 * @param at when it was put together
 * @param blocks from which each fan finds the own place
 * @param meanUnitsPerClaim of the claims that hold or have units; empty while there are none
 * @param prices of all that is for sale, sold or not
 */
public record Board(
    Event event,
    Instant at,
    SalePhase phase,
    List<TierAvailability> stock,
    LineFacts line,
    LineBlocks blocks,
    OptionalDouble meanUnitsPerClaim,
    PriceRange prices) {

  public Board {
    stock = List.copyOf(stock);
  }

  public long free() {
    return stock.stream().mapToLong(TierAvailability::free).sum();
  }
}
