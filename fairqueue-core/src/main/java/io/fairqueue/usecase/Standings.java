package io.fairqueue.usecase;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.LineState;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.QueueStore;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Finds where fans stand. */
final class Standings {

  private final QueueStore queue;

  Standings(QueueStore queue) {
    this.queue = queue;
  }

  Optional<LineStanding> find(Event event, CustomerId customer, Instant now) {
    return queue
        .find(event.id(), customer)
        .map(entry -> of(event, entry, () -> queue.state(event.id(), now)));
  }

  /** A waiting entry that has just stopped waiting is looked up again: absence is no answer. */
  LineStanding of(Event event, QueueEntry entry, Supplier<LineState> line) {
    if (!(entry instanceof QueueEntry.Waiting)) {
      return notWaiting(entry);
    }
    OptionalLong position = queue.position(event.id(), entry.facts().place());
    if (position.isEmpty()) {
      return notWaiting(queue.find(event.id(), entry.facts().customerId()).orElse(entry));
    }
    return new LineStanding(
        entry,
        position.getAsLong(),
        WaitEstimate.seconds(position.getAsLong(), line.get(), event.policy()));
  }

  private static LineStanding notWaiting(QueueEntry entry) {
    return new LineStanding(entry, 0, OptionalLong.of(0));
  }
}
