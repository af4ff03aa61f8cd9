package io.fairqueue.access;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;

/** An organizer who acts; an admin acts on everybody's events. */
public record Actor(OrganizerId id, boolean admin) {

  public static Actor of(Organizer organizer) {
    return new Actor(organizer.id(), organizer.admin());
  }

  /** Whether this organizer may act on the event. */
  public boolean mayActOn(Event event) {
    return admin || event.facts().organizerId().equals(id);
  }
}
