package io.fairqueue.usecase;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.Pace;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.WaitEstimate;
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
    return queue.find(event.id(), customer).map(entry -> of(entry, () -> pace(event, now)));
  }

  /** How fast a line moves, within the rules of its event. */
  Pace pace(Event event, Instant now) {
    return queue.pace(event.id(), event.policy(), now).within(event.policy());
  }

  /** A waiting entry that has just stopped waiting is looked up again: absence is no answer. */
  LineStanding of(QueueEntry entry, Supplier<Pace> pace) {
    if (!(entry instanceof QueueEntry.Waiting)) {
      return notWaiting(entry);
    }
    var facts = entry.facts();
    OptionalLong position = queue.position(facts.eventId(), facts.place());
    if (position.isEmpty()) {
      return notWaiting(queue.find(facts.eventId(), facts.customerId()).orElse(entry));
    }
    return waiting(entry, position.getAsLong(), pace.get());
  }

  static LineStanding waiting(QueueEntry entry, long position, Pace pace) {
    return new LineStanding(entry, position, pace.estimate(position));
  }

  private static LineStanding notWaiting(QueueEntry entry) {
    return new LineStanding(entry, 0, Optional.of(WaitEstimate.NONE));
  }
}
