package io.fairqueue.event;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.port.EventQuery.ShownStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event with its stock, as people see it.
 *
 * @param role what the viewer is on it; null for who has no role, as the public and most admins
 */
public record EventView(Event event, List<TierAvailability> availability, @Nullable Role role) {

  public EventView {
    availability = List.copyOf(availability);
  }

  /** As one without a role sees it. */
  public EventView(Event event, List<TierAvailability> availability) {
    this(event, availability, null);
  }

  public ShownStatus status() {
    return ShownStatus.of(event.status(), free());
  }

  public long free() {
    return availability.stream().mapToLong(TierAvailability::free).sum();
  }
}
