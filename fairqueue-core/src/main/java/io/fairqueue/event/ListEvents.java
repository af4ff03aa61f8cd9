package io.fairqueue.event;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.Page;
import io.fairqueue.port.Parts;
import io.fairqueue.port.staff.StaffStore;
import java.util.Map;

/** A page of events with their stock: organizers see it as it is, the public as it was lately. */
final class ListEvents {

  private final EventReads shown;
  private final EventReads current;
  private final StaffStore staff;

  ListEvents(Parts parts) {
    this.shown = parts.eventReads();
    this.current = parts.stores().events();
    this.staff = parts.stores().staff();
  }

  public Page<EventView> list(EventQuery query) {
    EventReads events = query.viewer() == null && !query.allDrafts() ? shown : current;
    var page = events.list(query);
    OrganizerId viewer = query.viewer();
    Map<EventId, Role> roles = viewer == null ? Map.of() : staff.roles(viewer);
    return new Page<>(
        page.data().stream()
            .map(
                event ->
                    new EventView(
                        event,
                        events.availability(event.id()),
                        event.facts().organizerId().equals(viewer)
                            ? Role.OWNER
                            : roles.get(event.id())))
            .toList(),
        page.request(),
        page.total());
  }
}
