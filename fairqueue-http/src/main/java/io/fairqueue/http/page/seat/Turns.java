package io.fairqueue.http.page.seat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.http.security.Caller;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose turn it is. Thread-safe. */
@Singleton
public final class Turns {

  private final FairQueue fairQueue;

  Turns(FairQueue fairQueue) {
    this.fairQueue = fairQueue;
  }

  /** Where a fan stands in an event's line. */
  public Optional<QueueEntry> entry(EventId event, Caller.Fan fan) {
    return fairQueue.line().position(event, fan.id()).map(standing -> standing.entry());
  }

  /** The admission of a fan who may choose now; null is nobody. */
  public Optional<QueueEntry.Admitted> admission(EventId event, Caller.@Nullable Fan fan) {
    return fan == null
        ? Optional.empty()
        : entry(event, fan)
            .filter(QueueEntry.Admitted.class::isInstance)
            .map(QueueEntry.Admitted.class::cast);
  }
}
