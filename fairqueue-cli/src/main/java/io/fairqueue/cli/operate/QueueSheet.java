package io.fairqueue.cli.operate;

import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.WaitEstimate;
import io.fairqueue.port.EventQuery.ShownStatus;
import io.fairqueue.usecase.LineFacts;
import org.jspecify.annotations.Nullable;

/** A line and the stock it waits for. */
record QueueSheet(
    String eventId,
    String name,
    ShownStatus status,
    long waiting,
    long admitted,
    long admissionsPerMinute,
    @Nullable Long estimatedWaitSeconds,
    long free,
    long held,
    long sold) {

  /** As it is now. */
  static QueueSheet read(Backend backend, EventId id) {
    var fairQueue = backend.fairQueue();
    EventRow event =
        fairQueue
            .events()
            .show(id, Backend.OPERATOR)
            .map(EventRow::of)
            .orElseThrow(() -> new RefusedException("There is no event " + id + "."));
    LineFacts line =
        fairQueue
            .line()
            .facts(id)
            .orElseThrow(() -> new RefusedException("The event is a draft: it has no line yet."));
    return new QueueSheet(
        event.id(),
        event.name(),
        event.status(),
        line.waiting(),
        line.admitted(),
        line.admissionsPerMinute(),
        line.estimate().map(WaitEstimate::medianSeconds).orElse(null),
        event.free(),
        event.held(),
        event.sold());
  }
}
