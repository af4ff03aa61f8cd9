package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.tck.contract.StoresSuite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the themes of {@link ClaimStoreContract} share. */
abstract class ClaimSuite extends StoresSuite {

  final ClaimStore claims() {
    return stores().claims();
  }

  /** The ids of so many units, all of which are free: learned by holding them for a moment. */
  final List<UnitId> units(EventId event, int count) {
    Claim.Claimed all = given().held(event, given().customer(), count, START);
    claims().release(all.id(), ReleaseReason.CUSTOMER, START);
    return all.facts().units().stream().map(HeldUnit::unitId).toList();
  }

  /** Releases all that is due; answers this event's. */
  final List<Claim.Released> expire(EventId event, Instant now) {
    List<Claim.Released> own = new ArrayList<>();
    List<Claim.Released> batch;
    do {
      batch = claims().expire(now, 100);
      batch.stream().filter(each -> each.facts().eventId().equals(event)).forEach(own::add);
    } while (!batch.isEmpty());
    return own;
  }

  final PaymentId begin(Claim.Claimed claim, Instant now) {
    PaymentId id = new PaymentId(UUID.randomUUID());
    assertThat(stores().payments().begin(id, claim.id(), "ref-" + id, null, 3, now))
        .isInstanceOf(BeginOutcome.Begun.class);
    return id;
  }

  final void pay(Claim.Claimed claim) {
    PaymentId payment = begin(claim, claim.facts().createdAt());
    Settlement settlement =
        stores()
            .payments()
            .succeed(
                payment,
                claim.facts().amount(),
                null,
                new RefundId(UUID.randomUUID()),
                claim.facts().createdAt());
    assertThat(settlement).isInstanceOf(Settlement.Confirmed.class);
  }
}
