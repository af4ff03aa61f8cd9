package io.fairqueue.access;

import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;

/**
 * An organizer who acts; an admin acts on everybody's events.
 *
 * @param origin from where
 */
public record Actor(OrganizerId id, boolean admin, Origin origin) {

  /** An organizer who acts from nobody knows where. */
  public Actor(OrganizerId id, boolean admin) {
    this(id, admin, Origin.UNKNOWN);
  }

  public static Actor of(Organizer organizer) {
    return new Actor(organizer.id(), organizer.admin());
  }

  /** The same one, from somewhere. */
  public Actor from(Origin place) {
    return new Actor(id, admin, place);
  }
}
