package io.fairqueue.tck.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many at once: one attempt, one effect, no money without an end. */
abstract class PaymentRaces extends PaymentSuite {

  @Test
  @Tag("G2")
  @Tag("G13")
  @Tag("N10")
  void ofManyStartsOneBegins() {
    Claim.Claimed claim = held(1);

    List<BeginOutcome> outcomes = Race.of(10, i -> tryBegin(claim, START));

    Payment payment = payments().ofClaim(claim.id()).getFirst();
    assertThat(payments().ofClaim(claim.id())).hasSize(1);
    assertThat(outcomes).filteredOn(BeginOutcome.Begun.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(each -> !(each instanceof BeginOutcome.Begun))
        .containsOnly(new BeginOutcome.AlreadyLive((Payment.Live) payment));
  }

  @Test
  @Tag("G5")
  @Tag("N51")
  void ofManyNoticesOfOneSuccessOneHasTheEffect() {
    Claim.Claimed claim = held(1);
    Payment payment = begin(claim);

    List<Settlement> outcomes = Race.of(10, i -> succeed(payment.id(), claim.facts().amount()));

    assertThat(outcomes).filteredOn(Settlement.Confirmed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Settlement.Already.class::isInstance).hasSize(9);
    assertThat(stock(claim.facts().eventId())).isEqualTo(stock(3, 0, 1));
  }

  @Test
  @Tag("G13")
  @Tag("N51")
  void twoSuccessesAtOnceEndInOneSaleAndOneRefund() {
    Claim.Claimed claim = held(1);
    List<PaymentId> both = new ArrayList<>(List.of(begin(claim).id()));
    payments().fail(both.getFirst(), "timeout", ATTEMPTS, START);
    both.add(begun(tryBegin(claim, START)).id());

    List<Settlement> outcomes = Race.of(2, i -> succeed(both.get(i), claim.facts().amount()));

    assertThat(outcomes).filteredOn(Settlement.Confirmed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Settlement.RefundDue.class::isInstance).hasSize(1);
    assertThat(stock(claim.facts().eventId())).isEqualTo(stock(3, 0, 1));
  }

  @Test
  @Tag("G7")
  @Tag("G8")
  @Tag("N27")
  void moneyAndTheEndOfTheHoldAtOnceNeverLeaveMoneyWithoutAnEnd() {
    for (int round = 0; round < 20; round++) {
      EventId event = given().onSale(1).id();
      Claim.Claimed claim = given().held(event, START);
      Payment payment = begin(claim);
      Instant end = claim.facts().expiresAt();

      List<Object> outcomes =
          Race.of(
              2,
              i ->
                  i == 0
                      ? succeed(payment.id(), claim.facts().amount(), end)
                      : stores().claims().release(claim.id(), ReleaseReason.EXPIRED, end));

      assertThat(outcomes.get(0)).isInstanceOf(Settlement.Confirmed.class);
      assertThat(outcomes.get(1))
          .isInstanceOfAny(ReleaseOutcome.Released.class, ReleaseOutcome.NotHeld.class);
      assertThat(claim(claim.id())).isInstanceOf(Claim.Confirmed.class);
      assertThat(stock(event)).isEqualTo(stock(0, 0, 1));
    }
  }
}
