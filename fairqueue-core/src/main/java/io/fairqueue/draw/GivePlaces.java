package io.fairqueue.draw;

import io.fairqueue.domain.draw.Draw;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.port.Parts;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.draw.DrawStore;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** Writes down the next places of a draw, as many as one row may name. */
final class GivePlaces {

  private final DrawStore draws;
  private final Lists lists;
  private final InstantSource time;

  GivePlaces(Parts parts, Lists lists) {
    this.draws = parts.stores().draws();
    this.lists = lists;
    this.time = parts.time();
  }

  /** Empty where somebody else was faster. */
  Optional<Draw> give(Draw.Placing draw) {
    Listed.Ordered order = lists.order(draw, time.instant()).orElseThrow();
    if (!order.root().equals(draw.root())) {
      throw new StoreDataException("a draw's order is not what it has committed to");
    }
    int[] next =
        Arrays.copyOfRange(
            order.numbers(),
            draw.placed(),
            Math.min(order.numbers().length, draw.placed() + RowContent.MAX_GONE));
    return draws.place(draw, next, time.instant());
  }
}
