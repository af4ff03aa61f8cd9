package io.fairqueue.claim;

import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.access.Viewer;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Stores;
import java.time.InstantSource;

/** A claim, to its fan and to those who may act on its event. */
final class ShowClaim {

  private final ClaimStore claims;
  private final EventStore events;
  private final Authorization authorization;

  ShowClaim(Stores stores, InstantSource time) {
    this.claims = stores.claims();
    this.events = stores.events();
    this.authorization = new Authorization(stores, time);
  }

  public Permitted<Claim> show(ClaimId id, Viewer viewer) {
    Claim claim = claims.find(id).orElse(null);
    if (claim == null) {
      return new Permitted.NotFound<>();
    }
    return maySee(claim, viewer) ? new Permitted.Allowed<>(claim) : new Permitted.Forbidden<>();
  }

  private boolean maySee(Claim claim, Viewer viewer) {
    return switch (viewer) {
      case Viewer.Fan fan -> fan.id().equals(claim.facts().customerId());
      case Viewer.Staff staff ->
          staff.actor().admin()
              || events
                  .find(claim.facts().eventId())
                  .filter(event -> authorization.allows(staff.actor(), event, Right.SEE_PEOPLE))
                  .isPresent();
    };
  }
}
