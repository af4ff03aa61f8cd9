package io.fairqueue.memory.sale;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.notice.NoticeAudience;
import java.util.LinkedHashSet;
import java.util.Set;

/** Fans of an event, by what they wait for or have. */
public final class MemoryAudience {

  private final MemoryWorld world;

  public MemoryAudience(MemoryWorld world) {
    this.world = world;
  }

  /** Each of them once. */
  public Set<CustomerId> of(EventId event, NoticeAudience audience) {
    return world.inStep(
        () -> {
          Set<CustomerId> fans = new LinkedHashSet<>();
          if (audience.isOfLine()) {
            world.line(event).everybody().forEach(each -> fans.add(each.facts().customerId()));
          }
          for (Claim claim : world.claims.values()) {
            if (claim.facts().eventId().equals(event) && isOf(audience, claim)) {
              fans.add(claim.facts().customerId());
            }
          }
          return fans;
        });
  }

  private boolean isOf(NoticeAudience audience, Claim claim) {
    return switch (claim) {
      case Claim.Claimed held -> audience.isOfClaims();
      case Claim.Confirmed sold ->
          audience.isOfTickets()
              && world.ticketsOf(sold.id()).anyMatch(ticket -> !(ticket instanceof Ticket.Voided));
      case Claim.Released released -> false;
      case Claim.Refunded refunded -> false;
    };
  }
}
