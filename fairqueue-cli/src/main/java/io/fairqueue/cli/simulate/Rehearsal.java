package io.fairqueue.cli.simulate;

import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.draw.Draws;
import io.fairqueue.draw.ShownDraw;
import java.time.InstantSource;

/**
 * Sees a draw through: where no beacon is to be had, its owner lets the server's own seed decide,
 * as soon as that is allowed.
 */
final class Rehearsal {

  private static final String REASON = "A simulation, and no beacon to be had";

  private final Draws draws;
  private final EventId event;
  private final InstantSource time;

  Rehearsal(Draws draws, EventId event, InstantSource time) {
    this.draws = draws;
    this.event = event;
    this.time = time;
  }

  /** What decides, in words; empty where nothing is drawn. */
  String told() {
    return draws
        .show(event)
        .map(ShownDraw::draw)
        .map(Draw::terms)
        .map(
            terms ->
                terms.chain() == null
                    ? "The lobby closes at %s; this server asks no beacon, so its own seed decides."
                        .formatted(terms.closesAt())
                    : "The lobby closes at %s; round %d of the beacon decides."
                        .formatted(terms.closesAt(), terms.round()))
        .orElse("");
  }

  /** Helps if help is needed. */
  void look() {
    boolean isStuck =
        draws
            .show(event)
            .filter(shown -> shown.draw() instanceof Draw.Closed)
            .flatMap(ShownDraw::fallbackFrom)
            .filter(from -> !time.instant().isBefore(from))
            .isPresent();
    if (isStuck) {
      // Should the beacon have come this very moment, it has decided.
      var unused = draws.fallBack(Backend.OPERATOR, event, REASON, null);
    }
  }
}
