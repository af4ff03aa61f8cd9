package io.fairqueue.draw;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.port.Parts;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.draw.DrawSecrets;
import io.fairqueue.port.draw.DrawStore;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes the lists of lobbies' fans, and keeps the last few: a million fans cost seconds to list,
 * and some hundred bytes each, which go when memory is short. Thread-safe; one caller makes a list,
 * the others wait for it.
 */
final class Lists {

  private static final int KEPT = 4;

  private final DrawStore draws;
  private final DrawSecrets secrets;
  private final ReentrantLock making = new ReentrantLock();
  private final Map<EventId, SoftReference<Listed>> kept = new LinkedHashMap<>();
  private SoftReference<@Nullable Ordering> lastOrder = new SoftReference<>(null);

  Lists(Parts parts) {
    this.draws = parts.stores().draws();
    this.secrets = new DrawSecrets(draws, parts.vault(), parts.random());
  }

  /** Who was in the lobby when it closed; closes it if that is due. Empty while it is open. */
  Optional<Listed> of(EventId event, Instant now) {
    making.lock();
    try {
      SoftReference<Listed> before = kept.get(event);
      Listed known = before == null ? null : before.get();
      return known == null ? made(event, now) : Optional.of(known);
    } finally {
      making.unlock();
    }
  }

  /** The list that a draw has committed to; empty while it has not. */
  Optional<Listed> of(Draw draw, Instant now) {
    return draw.entrants().flatMap(list -> of(draw.event(), now).map(made -> same(list, made)));
  }

  /** Who gets which place; empty while that is not decided. */
  Optional<Listed.Ordered> order(Draw draw, Instant now) {
    Optional<Listed> list = of(draw, now);
    making.lock();
    try {
      Ordering last = lastOrder.get();
      if (list.isPresent() && last != null && last.isOf(draw)) {
        return Optional.of(last.order());
      }
      Optional<Listed.Ordered> order = list.flatMap(made -> made.order(draw));
      if (list.isPresent() && order.isPresent()) {
        lastOrder = new SoftReference<>(new Ordering(draw.event(), draw.seed(), order.get()));
      }
      return order;
    } finally {
      making.unlock();
    }
  }

  private Optional<Listed> made(EventId event, Instant now) {
    Optional<Listed> made =
        draws
            .close(event, now)
            .map(
                numbers ->
                    secrets
                        .of(event)
                        .map(secret -> Listed.of(event, numbers, secret))
                        .orElseGet(() -> Listed.of(numbers, draws.archived(event))));
    made.ifPresent(
        list -> {
          kept.put(event, new SoftReference<>(list));
          if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
          }
        });
    return made;
  }

  private static Listed same(EntrantList committed, Listed made) {
    if (!EntrantList.of(made.entrants()).equals(committed)) {
      throw new StoreDataException("the log of a lobby is not what its draw has committed to");
    }
    return made;
  }

  /** The order that was made last: it is needed again for each of its many places. */
  private record Ordering(EventId event, Optional<Bytes> seed, Listed.Ordered order) {

    boolean isOf(Draw draw) {
      return event.equals(draw.event()) && seed.equals(draw.seed());
    }
  }
}
