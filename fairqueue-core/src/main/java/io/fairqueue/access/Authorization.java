package io.fairqueue.access;

import io.fairqueue.domain.Event;
import io.fairqueue.port.AuditLog;
import java.time.InstantSource;

/** Writes down what admins do to other people's events, before they do it. */
public final class Authorization {

  private final AuditLog audit;
  private final InstantSource time;

  public Authorization(AuditLog audit, InstantSource time) {
    this.audit = audit;
    this.time = time;
  }

  /** Whether the organizer may act on the event; an admin's foreign act leaves a row. */
  public boolean allows(Actor actor, Event event, String action) {
    return allows(actor, event, action, event.id().toString());
  }

  public boolean allows(Actor actor, Event event, String action, String subject) {
    if (!actor.mayActOn(event)) {
      return false;
    }
    if (!event.facts().organizerId().equals(actor.id())) {
      audit.record(
          new AuditLog.Entry(
              actor.id(), action, subject, time.instant(), actor.origin().country()));
    }
    return true;
  }
}
