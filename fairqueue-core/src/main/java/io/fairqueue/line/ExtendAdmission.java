package io.fairqueue.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.LineStore.ExtendOutcome;
import java.time.InstantSource;

/** Gives an admitted fan one more window, as often as the policy allows. */
final class ExtendAdmission {

  private final EventStore events;
  private final LineStore lines;
  private final InstantSource time;

  ExtendAdmission(EventStore events, LineStore lines, InstantSource time) {
    this.events = events;
    this.lines = lines;
    this.time = time;
  }

  public ExtendOutcome extend(EventId id, CustomerId customer) {
    return events
        .find(id)
        .map(
            event ->
                lines.extend(
                    id,
                    customer,
                    event.policy().admissionWindow(),
                    event.policy().maxExtensions(),
                    time.instant()))
        .orElseGet(ExtendOutcome.NotAdmitted::new);
  }
}
