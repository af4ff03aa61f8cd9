package io.fairqueue.claim;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Page;
import io.fairqueue.port.Stores;
import java.time.InstantSource;

/** Claims of an event, to those who may act on it; claims of all events, to admins. */
final class ListClaims {

  private final ClaimStore claims;
  private final EventStore events;
  private final Authorization authorization;

  ListClaims(Stores stores, InstantSource time) {
    this.claims = stores.claims();
    this.events = stores.events();
    this.authorization = new Authorization(stores, time);
  }

  public Permitted<Page<ListedClaim>> list(Actor actor, ClaimQuery query) {
    if (query.event() == null) {
      return actor.admin()
          ? new Permitted.Allowed<>(claims.list(query))
          : new Permitted.Forbidden<>();
    }
    Event event = events.find(query.event()).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, Right.SEE_PEOPLE)
        ? new Permitted.Allowed<>(claims.list(query))
        : new Permitted.Forbidden<>();
  }
}
