package io.fairqueue.draw;

import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Parts;
import io.fairqueue.port.draw.DrawStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a draw as far as it goes: the lobby is closed and listed, the value asked for, the order
 * made, places given. Each step is stored before the next one, so that any node may go on from
 * there.
 */
final class AdvanceDraw {

  private final DrawStore draws;
  private final Lists lists;
  private final AskBeacon askBeacon;
  private final GivePlaces givePlaces;
  private final Notifier notifier;
  private final InstantSource time;

  AdvanceDraw(Parts parts, Lists lists) {
    this.draws = parts.stores().draws();
    this.lists = lists;
    this.askBeacon = new AskBeacon(parts);
    this.givePlaces = new GivePlaces(parts, lists);
    this.notifier = parts.notifier();
    this.time = parts.time();
  }

  void advance(EventId event) {
    Draw draw = draws.find(event).orElse(null);
    while (draw != null) {
      draw = step(draw);
      if (draw != null) {
        notifier.notify(new Notifier.Notice.EventChanged(event));
      }
    }
  }

  /** Null where there is nothing to do now, or somebody else has done it. */
  private @Nullable Draw step(Draw draw) {
    Instant now = time.instant();
    Optional<? extends Draw> next =
        switch (draw) {
          case Draw.Gathering gathering ->
              lists
                  .of(draw.event(), now)
                  .flatMap(
                      list ->
                          draws.list(gathering, EntrantList.of(list.entrants()), time.instant()));
          case Draw.Closed closed ->
              closed.terms().method() == DrawMethod.RANDOM
                  ? askBeacon.ask(closed, now)
                  : lists
                      .order(closed, now)
                      .flatMap(order -> draws.order(closed, order.root(), time.instant()));
          case Draw.Drawn drawn ->
              lists
                  .order(drawn, now)
                  .flatMap(order -> draws.order(drawn, order.root(), time.instant()));
          case Draw.Placing placing -> givePlaces.give(placing);
          case Draw.Open open -> Optional.empty();
        };
    return next.orElse(null);
  }
}
