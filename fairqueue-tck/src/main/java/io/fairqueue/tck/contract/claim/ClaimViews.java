package io.fairqueue.tck.contract.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.Stores;
import java.util.List;
import java.util.function.Function;

/**
 * Claims as two stores can agree on them. Stores name their units as they like, so units are told
 * apart by the order in which {@code unitsOf} lists them; where a store takes any, by their number
 * only.
 */
record ClaimViews(Function<Stores, List<UnitId>> unitsOf, boolean fansChoose) {

  List<UnitId> order(Stores stores) {
    return unitsOf.apply(stores);
  }

  Object of(Stores stores, Claim claim) {
    ClaimFacts facts = claim.facts();
    List<UnitId> order = order(stores);
    List<Integer> units =
        facts.units().stream()
            .map(HeldUnit::unitId)
            .map(unit -> fansChoose ? order.indexOf(unit) : 0)
            .sorted()
            .toList();
    ClaimFacts bare =
        new ClaimFacts(
            facts.id(),
            facts.eventId(),
            facts.customerId(),
            facts.entryId(),
            List.of(),
            facts.amount(),
            facts.createdAt(),
            facts.expiresAt());
    Claim rest =
        switch (claim) {
          case Claim.Claimed held -> new Claim.Claimed(bare);
          case Claim.Confirmed sold -> new Claim.Confirmed(bare, sold.confirmedAt());
          case Claim.Released free -> new Claim.Released(bare, free.reason(), free.releasedAt());
          case Claim.Refunded back -> new Claim.Refunded(bare, back.refundedAt());
        };
    return List.of(rest, units);
  }
}
