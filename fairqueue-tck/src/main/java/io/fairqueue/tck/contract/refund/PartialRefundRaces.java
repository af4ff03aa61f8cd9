package io.fairqueue.tck.contract.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.tck.fixture.Race;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many ask for parts of one sale at once. */
@Tag("G18")
abstract class PartialRefundRaces extends PartialRefundSuite {

  @Test
  @Tag("N51")
  void ofManyRequestsForOneUnitOneIsMade() {
    Claim.Confirmed sold = sold(3, 0);
    UnitId unit = unit(sold, cheap, 0);

    List<RefundOutcome> outcomes = Race.of(8, i -> ask(sold, Set.of(unit), false));

    assertThat(outcomes).filteredOn(RefundOutcome.Requested.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(NOT_REFUNDABLE::equals).hasSize(7);
    assertThat(view(sold).refunds()).hasSize(1);
  }

  @Test
  @Tag("N51")
  void overlappingPartsAtOnceNeverAskForAUnitTwice() {
    for (int round = 0; round < 10; round++) {
      Claim.Confirmed sold = sold(3, 0);
      List<UnitId> units = sold.facts().units().stream().map(HeldUnit::unitId).toList();

      Race.of(
          6,
          i ->
              ask(
                  sold,
                  i < 3 ? Set.of(units.get(i), units.get((i + 1) % 3)) : Set.of(units.get(i - 3)),
                  false));

      assertThat(view(sold).refunds().stream().flatMap(refund -> refund.units().stream()))
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(voided(sold));
    }
  }

  @Test
  @Tag("N51")
  void partsThatAreBackAtOnceRefundTheClaimOnce() {
    for (int round = 0; round < 10; round++) {
      Claim.Confirmed sold = sold(4, 0);
      List<Refund> parts =
          sold.facts().units().stream().map(unit -> ask(sold, unit.unitId())).toList();

      List<Boolean> told =
          Race.of(8, i -> payments().refundSucceeded(parts.get(i % 4).id(), BACK_AT));

      assertThat(told).filteredOn(Boolean::booleanValue).hasSize(4);
      assertThat(claim(sold.id())).isEqualTo(sold.refund(BACK_AT));
      assertThat(status(paymentOf(sold))).isEqualTo(PaymentStatus.REFUNDED);
      assertThat(stock(event(sold))).isEqualTo(stock(8, 0, 0));
    }
  }

  @Test
  @Tag("F10")
  @Tag("N51")
  void aTicketThatIsUsedWhileItsUnitIsAskedBackIsOneOrTheOther() {
    for (int round = 0; round < 10; round++) {
      Claim.Confirmed sold = sold(2, 0);
      UnitId unit = unit(sold, cheap, 0);

      List<Object> outcomes =
          Race.of(2, i -> i == 0 ? ask(sold, Set.of(unit), false) : checkIn(sold, unit));

      assertThat(outcomes.getFirst() instanceof RefundOutcome.Requested)
          .isEqualTo(outcomes.getLast() instanceof CheckInOutcome.Voided);
    }
  }
}
