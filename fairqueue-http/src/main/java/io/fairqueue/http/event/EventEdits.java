package io.fairqueue.http.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.http.json.Bodies;
import io.fairqueue.port.IdSource;
import jakarta.inject.Singleton;

/** Reads what an edit makes of an event, and what makes a new one. */
@Singleton
public final class EventEdits {

  private final Bodies bodies;
  private final IdSource ids;

  public EventEdits(Bodies bodies, IdSource ids) {
    this.bodies = bodies;
    this.ids = ids;
  }

  /** A new event's details; throws what a body that breaks a rule gets. */
  public EventDetails create(ObjectNode event) {
    return bodies.read(event, EventRequest.class).details(ids);
  }

  /** The details that follow; throws what a body that breaks a rule gets. */
  public EventDetails apply(ObjectNode edit, EventDetails present) {
    ObjectNode before = bodies.write(EventRequest.of(present));
    before.set("policy", bodies.write(PolicyBody.of(present.policy())));
    return bodies.read(EventOverlay.lay(edit, before), EventRequest.class).revised(present, ids);
  }
}
