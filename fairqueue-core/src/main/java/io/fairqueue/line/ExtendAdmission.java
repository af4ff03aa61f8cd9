package io.fairqueue.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.ExtendOutcome;
import io.fairqueue.port.QueueStore;
import java.time.InstantSource;

/** Gives an admitted fan one more window, as often as the policy allows. */
final class ExtendAdmission {

  private final EventStore events;
  private final QueueStore queue;
  private final InstantSource time;

  ExtendAdmission(EventStore events, QueueStore queue, InstantSource time) {
    this.events = events;
    this.queue = queue;
    this.time = time;
  }

  public ExtendOutcome extend(EventId id, CustomerId customer) {
    return events
        .find(id)
        .map(
            event ->
                queue.extend(
                    id,
                    customer,
                    event.policy().admissionWindow(),
                    event.policy().maxExtensions(),
                    time.instant()))
        .orElseGet(ExtendOutcome.NotAdmitted::new);
  }
}
