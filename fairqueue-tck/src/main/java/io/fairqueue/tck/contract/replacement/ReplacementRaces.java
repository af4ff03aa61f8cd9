package io.fairqueue.tck.contract.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replacements, holds, payments and releases at once. */
@Tag("F14")
abstract class ReplacementRaces extends ReplacedHoldSuite {

  @Test
  @Tag("N10")
  void ofManyReplacementsAtOnceOneIsMade() {
    EventId event = given().onSale(50).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, 1, START));

    List<HoldOutcome> outcomes = Race.of(12, i -> replace(old, entry, any(2), LATER));

    assertThat(outcomes).filteredOn(HoldOutcome.Held.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(each -> !(each instanceof HoldOutcome.Held))
        .containsOnly(NOT_REPLACEABLE);
    assertThat(stock(event)).isEqualTo(stock(48, 2, 0));
  }

  @Test
  @Tag("G13")
  @Tag("N51")
  void ofAReplacementAndAPaymentAtOnceOneIsRefused() {
    for (int round = 0; round < 20; round++) {
      EventId event = given().onSale(5).id();
      QueueEntry.Admitted entry = admitted(event, START);
      Claim.Claimed old = held(hold(entry, 1, START));

      List<Object> outcomes =
          Race.of(2, i -> i == 0 ? replace(old, entry, any(2), LATER) : begin(old));

      boolean paying = outcomes.get(1) instanceof BeginOutcome.Begun;
      assertThat(outcomes.getFirst())
          .isInstanceOf(paying ? HoldOutcome.PaymentInProgress.class : HoldOutcome.Held.class);
      assertThat(stock(event)).isEqualTo(paying ? stock(4, 1, 0) : stock(3, 2, 0));
    }
  }

  @Test
  @Tag("N29")
  void ofAReplacementAndAReleaseAtOnceOneFindsTheClaim() {
    for (int round = 0; round < 20; round++) {
      EventId event = given().onSale(5).id();
      QueueEntry.Admitted entry = admitted(event, START);
      Claim.Claimed old = held(hold(entry, 1, START));

      List<Object> outcomes =
          Race.of(
              2,
              i ->
                  i == 0
                      ? replace(old, entry, any(2), LATER)
                      : stores().claims().release(old.id(), ReleaseReason.CUSTOMER, LATER));

      boolean released = outcomes.get(1) instanceof ReleaseOutcome.Released;
      assertThat(outcomes.getFirst() instanceof HoldOutcome.Held).isEqualTo(!released);
      assertThat(stock(event)).isEqualTo(released ? stock(5, 0, 0) : stock(3, 2, 0));
    }
  }

  @Test
  @Tag("F1")
  void whoReplacesAndWhoHoldsNeverShareAUnit() {
    EventId event = given().onSale(12).id();
    List<QueueEntry.Admitted> fans = given().crowd(event, 12, START);
    List<Claim.Claimed> old =
        fans.subList(0, 6).stream().map(fan -> held(hold(fan, 1, START))).toList();

    Race.of(
        12,
        i -> i < 6 ? replace(old.get(i), fans.get(i), any(2), LATER) : hold(fans.get(i), 1, LATER));

    List<Claim> live =
        fans.stream()
            .flatMap(fan -> Fixtures.liveClaim(stores().claims(), event, fan(fan)).stream())
            .toList();
    assertThat(live.stream().flatMap(claim -> claim.facts().units().stream()))
        .extracting(HeldUnit::unitId)
        .doesNotHaveDuplicates();
    long held = live.stream().mapToLong(claim -> claim.facts().units().size()).sum();
    assertThat(stock(event)).isEqualTo(stock(12 - held, held, 0));
  }
}
