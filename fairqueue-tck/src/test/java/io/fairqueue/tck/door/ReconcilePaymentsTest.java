package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.payment.StartOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ScriptedGateway;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payments that nobody hears of again, with the default settings. */
@Tag("G9")
class ReconcilePaymentsTest {

  private final BoxOffice office = new BoxOffice();

  @Test
  @Tag("N28")
  void aSaleIsRescuedBeforeItsHoldEndsHoweverShortTheHold() {
    for (Duration hold : new Duration[] {Duration.ofSeconds(3), Duration.ofMinutes(10)}) {
      Event.Active event = office.onSale(withHoldOf(hold));
      Claim held = office.held(event.id());
      office.gateway.pay(office.opened(held)); // and its webhook is lost

      Duration waited = Duration.ZERO;
      while (waited.compareTo(hold) < 0) {
        office.time.advance(Duration.ofMillis(500));
        waited = waited.plusMillis(500);
        office.fairQueue.ticks().run();
      }

      assertThat(office.claim(held.id())).isInstanceOf(Claim.Confirmed.class);
      office.books(event.id()).moneyAddsUp();
    }
  }

  @Test
  @Tag("G1")
  @Tag("N30")
  void anAttemptWhoseOpeningWasLostIsClosedAndTheNextHasAnotherReference() {
    Event.Active event = office.onSale(1);
    Claim held = office.held(event.id());
    office.gateway.nextOpening(ScriptedGateway.Mood.LOSES_THE_ANSWER);
    assertThat(start(held))
        .extracting("outcome")
        .isInstanceOf(StartOutcome.GatewayUnavailable.class);
    assertThat(only(held)).isInstanceOf(Payment.Unresolved.class);

    office.time.advance(Duration.ofMinutes(2));
    office.fairQueue.ticks().payments();

    Payment lost = only(held);
    assertThat(lost).isInstanceOf(Payment.Failed.class);
    assertThat(office.opened(held)).isNotEqualTo(lost.facts().reference());
    assertThat(office.gateway.references()).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  @Tag("N30")
  void aGatewayThatNeverAnswersUsesUpNobodysAttempts() {
    Event.Active event = office.onSale(withHoldOf(Duration.ofHours(1)));
    Claim held = office.held(event.id());
    for (int tries = 0; tries <= event.policy().maxPaymentAttempts(); tries++) {
      office.gateway.nextOpening(ScriptedGateway.Mood.LOSES_THE_ANSWER);
      assertThat(start(held))
          .extracting("outcome")
          .isInstanceOf(StartOutcome.GatewayUnavailable.class);
      office.time.advance(Duration.ofMinutes(2));
      office.fairQueue.ticks().payments();
      assertThat(only(held))
          .isInstanceOfSatisfying(
              Payment.Failed.class,
              lost -> assertThat(lost.reason()).isEqualTo(Payment.Failed.NOT_OPENED));
    }

    assertThat(office.claim(held.id())).isInstanceOf(Claim.Claimed.class);
    assertThat(start(held)).extracting("outcome").isInstanceOf(StartOutcome.Started.class);
  }

  @Test
  @Tag("N9")
  void aRefusalDuringTheStartIsAFailedAttempt() {
    Event.Active event = office.onSale(1);
    Claim held = office.held(event.id());
    office.gateway.nextOpening(ScriptedGateway.Mood.REFUSES);

    assertThat(start(held)).extracting("outcome").isInstanceOf(StartOutcome.GatewayRefused.class);

    assertThat(only(held)).isInstanceOf(Payment.Failed.class);
    assertThat(office.claim(held.id())).isInstanceOf(Claim.Claimed.class);
    assertThat(start(held)).extracting("outcome").isInstanceOf(StartOutcome.Started.class);
  }

  private Permitted<StartOutcome> start(Claim held) {
    return office.fairQueue.payments().start(held.id(), held.facts().customerId(), null);
  }

  private Payment only(Claim held) {
    return office.stores.payments().ofClaim(held.id()).getFirst();
  }

  private static EventDetails withHoldOf(Duration hold) {
    var d = SalePolicy.defaults();
    var policy = d.edit().claimTtl(hold).maxExtensions(0).build();
    return Fixtures.details(policy, Fixtures.general("Short " + UUID.randomUUID(), 1, 500));
  }
}
