package io.fairqueue.cli.event;

import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.event.EventView;
import io.fairqueue.port.EventQuery.ShownStatus;
import java.time.Instant;

/** An event in a list. */
public record EventRow(
    String id,
    String name,
    ShownStatus status,
    long total,
    long free,
    long held,
    long sold,
    Instant saleStart,
    Instant saleEnd) {

  /** As it is now. */
  static EventRow read(Backend backend, EventId id) {
    return backend
        .fairQueue()
        .events()
        .show(id, Backend.OPERATOR)
        .map(EventRow::of)
        .orElseThrow(() -> Found.none("event " + id));
  }

  public static EventRow of(EventView view) {
    EventId id = view.event().id();
    var details = view.event().details();
    var stock = view.availability();
    return new EventRow(
        id.toString(),
        details.name(),
        view.status(),
        stock.stream().mapToLong(TierAvailability::total).sum(),
        view.free(),
        stock.stream().mapToLong(TierAvailability::held).sum(),
        stock.stream().mapToLong(TierAvailability::sold).sum(),
        details.saleStart(),
        details.saleEnd());
  }
}
