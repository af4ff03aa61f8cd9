package io.fairqueue.event;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.port.EventQuery.ShownStatus;
import java.util.List;

/** An event with its stock, as people see it. */
public record EventView(Event event, List<TierAvailability> availability) {

  public EventView {
    availability = List.copyOf(availability);
  }

  public ShownStatus status() {
    return ShownStatus.of(event.status(), free());
  }

  public long free() {
    return availability.stream().mapToLong(TierAvailability::free).sum();
  }
}
