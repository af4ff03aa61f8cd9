package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.Parts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event with its stock: organizers see it as it is, the public as it was lately. A draft only to
 * those who may see it.
 */
final class ShowEvent {

  private final EventReads shown;
  private final EventReads current;
  private final Authorization authorization;

  ShowEvent(Parts parts) {
    this.shown = parts.eventReads();
    this.current = parts.stores().events();
    this.authorization = new Authorization(parts.stores(), parts.time());
  }

  /**
   * Empty when there is no such event for this viewer.
   *
   * @param viewer the organizer who asks; null for the public
   */
  public Optional<EventView> show(EventId id, @Nullable Actor viewer) {
    return viewer == null
        ? shown
            .find(id)
            .filter(event -> !(event instanceof Event.Draft))
            .map(event -> new EventView(event, shown.availability(id)))
        : current.find(id).flatMap(event -> toStaff(event, viewer));
  }

  private Optional<EventView> toStaff(Event event, Actor viewer) {
    Role role = authorization.role(viewer.id(), event).orElse(null);
    boolean sees =
        !(event instanceof Event.Draft) || viewer.admin() || (role != null && Right.SEE.isOf(role));
    return sees
        ? Optional.of(new EventView(event, current.availability(event.id()), role))
        : Optional.empty();
  }
}
