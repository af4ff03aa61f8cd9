package io.fairqueue.claim;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Lookup;
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

  public Lookup<Page<Claim>> list(Actor actor, ClaimQuery query) {
    if (query.event() == null) {
      return actor.admin() ? new Lookup.Found<>(claims.list(query)) : new Lookup.Forbidden<>();
    }
    Event event = events.find(query.event()).orElse(null);
    if (event == null) {
      return new Lookup.NotFound<>();
    }
    return actor.mayActOn(event)
        ? new Lookup.Found<>(claims.list(query))
        : new Lookup.Forbidden<>();
  }
}
