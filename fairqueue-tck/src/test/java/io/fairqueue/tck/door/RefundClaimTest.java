package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.Notifier.Notice;
import io.fairqueue.port.Operation;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ScriptedGateway;
import io.fairqueue.tck.fixture.Till;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A refund from the request to the free unit, with a gateway that says no at times. */
@Tag("G14")
class RefundClaimTest {

  private final BoxOffice office = new BoxOffice();

  @Test
  @Tag("C3")
  void theUnitIsFreeAndFansAreToldWhenTheMoneyIsBack() {
    Event.Active event = office.onSale(1);
    Claim.Confirmed sold = office.sold(event.id());

    assertThat(refund(event, sold))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.Requested.class);
    assertThat(free(event)).isZero();
    office.notices.clear();
    office.fairQueue.ticks().refunds();

    assertThat(office.claim(sold.id())).isInstanceOf(Claim.Refunded.class);
    assertThat(free(event)).isEqualTo(1);
    assertThat(office.notices).containsExactly(new Notice.StockChanged(event.id()));
    assertThat(office.sold(event.id())).isNotEqualTo(sold);
    office.books(event.id()).moneyAddsUp();
  }

  @Test
  @Tag("F10")
  void itsTicketLetsNobodyInFromTheRequestOn() {
    Event.Active event = office.onSale(1);
    Claim.Confirmed sold = office.sold(event.id());
    var tickets = office.fairQueue.tickets().ofClaim(sold.id(), sold.facts().customerId());
    Ticket ticket = BoxOffice.issued(tickets).getFirst();

    refund(event, sold);

    assertThat(
            office
                .fairQueue
                .tickets()
                .checkIn(BoxOffice.owner(event), DoorScan.of(event.id(), ticket.id())))
        .isInstanceOfSatisfying(
            Permitted.Allowed.class,
            found -> assertThat(found.outcome()).isInstanceOf(CheckInOutcome.Voided.class));
  }

  @Test
  void itIsAskedForOnce() {
    Event.Active event = office.onSale(1);
    Claim.Confirmed sold = office.sold(event.id());
    refund(event, sold);

    assertThat(refund(event, sold))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.NotRefundable.class);
    office.fairQueue.ticks().refunds();
    assertThat(refund(event, sold))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.NotRefundable.class);
    office.time.advance(Duration.ofMinutes(5));
    office.fairQueue.ticks().refunds();

    String reference = office.gateway.references().getFirst();
    assertThat(office.gateway.askedBack(reference)).hasSize(1);
  }

  @Test
  void whatTheGatewayRefusedStaysSoldUntilItIsAskedForAgain() {
    Event.Active event = office.onSale(1);
    Claim.Confirmed sold = office.sold(event.id());
    office.gateway.nextRefund(ScriptedGateway.Mood.REFUSES);
    refund(event, sold);
    office.fairQueue.ticks().refunds();
    office.time.advance(Duration.ofMinutes(5));
    office.fairQueue.ticks().refunds();

    assertThat(office.claim(sold.id())).isEqualTo(sold);
    assertThat(status(sold)).isEqualTo(RefundStatus.FAILED);
    assertThat(free(event)).isZero();

    assertThat(refund(event, sold))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.Requested.class);
    office.fairQueue.ticks().refunds();

    assertThat(office.claim(sold.id())).isInstanceOf(Claim.Refunded.class);
    assertThat(status(sold)).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(office.gateway.askedBack(office.gateway.references().getFirst())).hasSize(1);
    office.books(event.id()).moneyAddsUp();
  }

  @Test
  @Tag("G13")
  void surplusMoneyThatTheGatewayKeptIsAskedForAgainByItsPayment() {
    Event.Active event = office.onSale(1);
    PaymentId surplus = paidTwice(event);
    assertThat(retry(event, surplus)).isEqualTo(new Permitted.Allowed<>(false));
    office.gateway.nextRefund(ScriptedGateway.Mood.REFUSES);
    office.fairQueue.ticks().refunds();

    assertThat(retry(event, surplus)).isEqualTo(new Permitted.Allowed<>(true));
    assertThat(retry(event, surplus)).isEqualTo(new Permitted.Allowed<>(false));
    office.fairQueue.ticks().refunds();

    assertThat(free(event)).isZero();
    office.books(event.id()).moneyAddsUp();
  }

  @Test
  @Tag("G8")
  void latePaymentThatTheGatewayKeptIsAskedForAgainByItsClaim() {
    Event.Active event = office.onSale(1);
    Claim held = office.held(event.id());
    String reference = office.opened(held);
    office.time.advance(Fixtures.HOLD);
    office.fairQueue.ticks().claims();
    Claim.Confirmed other = office.sold(event.id());
    office.pay(reference);
    office.gateway.nextRefund(ScriptedGateway.Mood.REFUSES);
    office.fairQueue.ticks().refunds();

    assertThat(refund(event, held))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.Requested.class);
    assertThat(refund(event, held))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.NotRefundable.class);
    office.fairQueue.ticks().refunds();

    assertThat(office.gateway.gaveBack(reference)).isTrue();
    assertThat(office.claim(other.id())).isEqualTo(other);
    office.books(event.id()).moneyAddsUp();
  }

  @Test
  void onlyTheOwnerAsksAgainAndOnlyForWhatIsThere() {
    Event.Active event = office.onSale(1);
    PaymentId payment = paidTwice(event);

    assertThat(office.fairQueue.payments().retryRefund(office.stranger(), payment))
        .isInstanceOf(Permitted.Forbidden.class);
    assertThat(retry(event, new PaymentId(new UUID(0, 0)))).isInstanceOf(Permitted.NotFound.class);
  }

  @Test
  void allThatIsDueIsSentInOneTick() {
    Event.Active event = office.onSale(120);
    for (int i = 0; i < 120; i++) {
      refund(event, office.sold(event.id()));
    }

    office.fairQueue.ticks().refunds();

    assertThat(free(event)).isEqualTo(120);
  }

  @Test
  void aGatewayThatAnswersNothingIsNotAskedForAllThatIsDue() {
    Event.Active event = office.onSale(120);
    for (int i = 0; i < 120; i++) {
      refund(event, office.sold(event.id()));
      office.gateway.nextRefund(ScriptedGateway.Mood.IS_DOWN);
    }

    office.fairQueue.ticks().refunds();

    assertThat(office.gateway.references())
        .filteredOn(reference -> !office.gateway.askedBack(reference).isEmpty())
        .hasSizeBetween(8, 24);
  }

  @Test
  void aSilentGatewayIsAskedAgainLater() {
    for (ScriptedGateway.Mood mood :
        List.of(ScriptedGateway.Mood.IS_DOWN, ScriptedGateway.Mood.LOSES_THE_ANSWER)) {
      Event.Active event = office.onSale(1);
      Claim.Confirmed sold = office.sold(event.id());
      office.gateway.nextRefund(mood);
      refund(event, sold);
      office.fairQueue.ticks().refunds();
      office.fairQueue.ticks().refunds();
      assertThat(status(sold)).isEqualTo(RefundStatus.PENDING);

      office.time.advance(Duration.ofSeconds(31));
      office.fairQueue.ticks().refunds();

      assertThat(status(sold)).isEqualTo(RefundStatus.SUCCEEDED);
    }
  }

  @Test
  @Tag("C13")
  void whatCostNothingIsRefundedWithoutTheGateway() {
    Event.Active event =
        office.onSale(Fixtures.details(SalePolicy.defaults(), Fixtures.general("Free", 1, 0)));
    Claim free = office.held(event.id());
    office.notices.clear();

    assertThat(refund(event, free))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.NothingToPay.class);

    assertThat(office.claim(free.id())).isInstanceOf(Claim.Refunded.class);
    assertThat(office.notices).containsExactly(new Notice.StockChanged(event.id()));
    assertThat(office.gateway.references()).isEmpty();
  }

  @Test
  @Tag("G18")
  void someTicketsAreRefundedAndThenTheRest() {
    Event.Active event = office.onSale(2);
    Claim.Confirmed sold = soldTwo(event);
    UnitId one = sold.facts().units().getFirst().unitId();

    assertThat(refund(event, sold, Set.of(one)))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.Requested.class);
    assertThat(refund(event, sold, Set.of(one)))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.NotRefundable.class);
    assertThat(refund(event, sold, Set.of(new UnitId(new UUID(0, 0)))))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.UnknownUnits.class);
    office.notices.clear();
    office.fairQueue.ticks().refunds();

    assertThat(office.claim(sold.id())).isEqualTo(sold);
    assertThat(free(event)).isEqualTo(1);
    assertThat(office.notices).containsExactly(new Notice.StockChanged(event.id()));
    String reference = office.gateway.references().getFirst();
    assertThat(office.gateway.gaveBack(reference)).isFalse();
    assertThat(refund(event, sold))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.Requested.class);
    office.fairQueue.ticks().refunds();
    assertThat(office.claim(sold.id())).isInstanceOf(Claim.Refunded.class);
    assertThat(office.gateway.gaveBack(reference)).isTrue();
    assertThat(office.gateway.askedBack(reference)).hasSize(2);
    office.books(event.id()).moneyAddsUp();
  }

  @Test
  @Tag("G18")
  @Tag("H13")
  void aPartThatAnEarlierTryAskedForIsNoConflict() {
    Event.Active event = office.onSale(2);
    Claim.Confirmed sold = soldTwo(event);
    UnitId one = sold.facts().units().getFirst().unitId();
    refund(event, sold, Set.of(one));

    Operation.enter(new Operation(UUID.randomUUID(), true));
    try {
      assertThat(refund(event, sold, Set.of(one)))
          .extracting("outcome")
          .isInstanceOf(RefundOutcome.Requested.class);
    } finally {
      Operation.enter(null);
    }
    assertThat(refund(event, sold, Set.of(one)))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.NotRefundable.class);
  }

  @Test
  void onlyTheOwnerRefundsAndOnlyWhatIsSold() {
    Event.Active event = office.onSale(2);
    Claim.Confirmed sold = office.sold(event.id());
    Claim held = office.held(event.id());

    assertThat(office.fairQueue.claims().refund(office.stranger(), sold.id(), "no show"))
        .isInstanceOf(Permitted.Forbidden.class);
    assertThat(
            office
                .fairQueue
                .claims()
                .refund(BoxOffice.owner(event), new ClaimId(new UUID(0, 0)), "no show"))
        .isInstanceOf(Permitted.NotFound.class);
    assertThat(refund(event, held))
        .extracting("outcome")
        .isInstanceOf(RefundOutcome.NotRefundable.class);
    for (String reason : List.of(" ", "x".repeat(501))) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(
              () -> office.fairQueue.claims().refund(BoxOffice.owner(event), sold.id(), reason));
    }
    assertThat(office.claim(sold.id())).isEqualTo(sold);
  }

  private Permitted<RefundOutcome> refund(Event event, Claim claim) {
    return office.fairQueue.claims().refund(BoxOffice.owner(event), claim.id(), "cannot come");
  }

  private Permitted<RefundOutcome> refund(Event event, Claim claim, Set<UnitId> units) {
    return office
        .fairQueue
        .claims()
        .refund(BoxOffice.owner(event), claim.id(), units, "cannot come");
  }

  /** Two units in one claim, paid for at the gateway. */
  private Claim.Confirmed soldTwo(Event event) {
    Claim held = office.given.held(event.id(), office.given.customer(), 2, office.time.instant());
    office.pay(office.opened(held));
    return (Claim.Confirmed) office.claim(held.id());
  }

  private Permitted<Boolean> retry(Event event, PaymentId payment) {
    return office.fairQueue.payments().retryRefund(BoxOffice.owner(event), payment);
  }

  /** Sells a unit for which two attempts bring money; answers for the one whose money goes back. */
  private PaymentId paidTwice(Event event) {
    Claim held = office.held(event.id());
    String declined = office.opened(held);
    office.gateway.decline(declined);
    office.tell(declined);
    office.pay(office.opened(held));
    office.pay(declined);
    return office.stores.payments().findByReference(declined).orElseThrow().id();
  }

  private RefundStatus status(Claim claim) {
    var payment = office.stores.payments().ofClaim(claim.id()).getFirst();
    return Till.refundOf(office.stores.payments(), payment.id()).orElseThrow().status();
  }

  private long free(Event event) {
    return office.stores.events().availability(event.id()).getFirst().free();
  }
}
