package io.fairqueue.claim;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Page;

/** Claims of an event, to those who may act on it; claims of all events, to admins. */
final class ListClaims {

  private final ClaimStore claims;
  private final EventStore events;

  ListClaims(ClaimStore claims, EventStore events) {
    this.claims = claims;
    this.events = events;
  }

  public Permitted<Page<Claim>> list(Actor actor, ClaimQuery query) {
    if (query.event() == null) {
      return actor.admin()
          ? new Permitted.Allowed<>(claims.list(query))
          : new Permitted.Forbidden<>();
    }
    Event event = events.find(query.event()).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return actor.mayActOn(event)
        ? new Permitted.Allowed<>(claims.list(query))
        : new Permitted.Forbidden<>();
  }
}
