package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.payment.MovementsOutcome;
import io.fairqueue.payment.MovementsOutcome.Unmatched;
import io.fairqueue.payment.MovementsOutcome.Why;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.Movement;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ScriptedGateway.Mood;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Stores that know less than the gateway, as after a restore. */
class ReconcileMovementsTest {

  private final BoxOffice office = new BoxOffice();
  private final List<Unmatched> unmatched = new ArrayList<>();

  @Test
  void aSaleThatWasForgottenIsMadeAgainOnce() {
    Event.Active event = office.onSale(2);
    Claim paid = office.held(event.id());
    office.gateway.pay(office.opened(paid));
    Claim.Confirmed known = office.sold(event.id());

    assertThat(reconcile()).isEqualTo(agreed(2, 1, 0));

    assertThat(office.claim(paid.id())).isInstanceOf(Claim.Confirmed.class);
    assertThat(office.claim(known.id())).isEqualTo(known);
    assertThat(reconcile()).isEqualTo(agreed(2, 0, 0));
    office.books(event.id()).moneyAddsUp();
  }

  @Test
  void moneyForWhatIsGoneGoesBack() {
    Event.Active event = office.onSale(1);
    Claim gone = office.held(event.id());
    String reference = office.opened(gone);
    office.fairQueue.events().cancel(BoxOffice.owner(event), event.id(), "ill");
    office.fairQueue.ticks().run();
    office.gateway.pay(reference);

    assertThat(reconcile()).isEqualTo(agreed(1, 1, 0));

    office.fairQueue.ticks().refunds();
    assertThat(office.gateway.gaveBack(reference)).isTrue();
    office.books(event.id()).moneyAddsUp();
  }

  @Test
  void aPaymentThatTheStoresHaveNeverHeardOfIsTold() {
    Claim paid = office.held(office.onSale(1).id());
    String reference = office.opened(paid);
    office.gateway.pay(reference);

    assertThat(reconcile(office.open(new MemoryStores()))).isEqualTo(agreed(1, 0, 1));

    assertThat(unmatched)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.why()).isEqualTo(Why.UNKNOWN_PAYMENT);
              assertThat(line.movement())
                  .isInstanceOfSatisfying(
                      Movement.Taken.class,
                      taken -> {
                        assertThat(taken.reference()).isEqualTo(reference);
                        assertThat(taken.capture().taken()).isEqualTo(paid.facts().amount());
                      });
            });
  }

  @Test
  void moneyOfAnUnknownPaymentThatIsBackConcernsNobody() {
    String reference = office.opened(office.held(office.onSale(1).id()));
    office.gateway.pay(reference);
    office.gateway.giveBackOutside(reference);

    assertThat(reconcile(office.open(new MemoryStores()))).isEqualTo(agreed(1, 0, 0));
  }

  @Test
  void whatWasSentBackVoidsItsSale() {
    Claim.Confirmed sold = office.sold(office.onSale(1).id());
    office.gateway.giveBackOutside(reference(sold));

    assertThat(reconcile()).isEqualTo(agreed(1, 1, 0));

    assertThat(office.claim(sold.id())).isInstanceOf(Claim.Refunded.class);
    assertThat(reconcile()).isEqualTo(agreed(1, 0, 0));
  }

  @Test
  void aRefundThatTheGatewayHasMadeIsNotSentAgain() {
    Event.Active event = office.onSale(1);
    Claim.Confirmed sold = office.sold(event.id());
    office.fairQueue.claims().refund(BoxOffice.owner(event), sold.id(), "ill");
    office.gateway.giveBackOutside(reference(sold));

    assertThat(reconcile()).isEqualTo(agreed(1, 1, 0));

    office.fairQueue.ticks().refunds();
    assertThat(office.gateway.refundCalls()).isZero();
    assertThat(office.claim(sold.id())).isInstanceOf(Claim.Refunded.class);
  }

  @Test
  void ofTwoEqualRefundsEachIsKnownByOurName() {
    Event.Active event =
        office.onSale(Fixtures.details(twoEach(), Fixtures.general("Pair", 2, 500)));
    Claim.Confirmed sold = soldPair(event);
    for (HeldUnit unit : sold.facts().units()) {
      office
          .fairQueue
          .claims()
          .refund(BoxOffice.owner(event), sold.id(), Set.of(unit.unitId()), "ill");
    }
    // It makes the first, and the answer is lost; of the second it never hears.
    office.gateway.nextRefund(Mood.LOSES_THE_ANSWER);
    office.gateway.nextRefund(Mood.IS_DOWN);
    office.fairQueue.ticks().refunds();

    assertThat(reconcile()).isEqualTo(agreed(2, 1, 0));

    assertThat(refunds(sold))
        .containsExactlyInAnyOrder(RefundStatus.SUCCEEDED, RefundStatus.PENDING);
    assertThat(office.claim(sold.id())).isInstanceOf(Claim.Confirmed.class);
  }

  @Test
  void aGatewayThatFallsSilentIsReadAgain() {
    Event.Active event = office.onSale(2);
    for (int i = 0; i < 2; i++) {
      office.gateway.pay(office.opened(office.held(event.id())));
    }
    office.gateway.nextReading(Mood.WORKS);
    office.gateway.nextReading(Mood.IS_DOWN);

    assertThat(reconcile())
        .isEqualTo(new MovementsOutcome.CutShort(new MovementsOutcome.Counts(1, 1, 0), "timeout"));
    assertThat(reconcile()).isEqualTo(agreed(2, 1, 0));
  }

  @Test
  void aLineThatFailsStandsInNobodysWay() {
    Event.Active event = office.onSale(2);
    String bad = office.opened(office.held(event.id()));
    office.gateway.pay(bad);
    office.gateway.pay(office.opened(office.held(event.id())));

    assertThat(reconcile(office.open(breakingAbout(bad)))).isEqualTo(agreed(2, 1, 1));

    assertThat(unmatched)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.why()).isEqualTo(Why.FAILED);
              assertThat(line.detail()).contains("StoreDataException");
            });
  }

  @Test
  void itIsAnAdminsActAndLeavesARow() {
    assertThat(reconcile()).isEqualTo(agreed(0, 0, 0));

    assertThat(office.stores.audit().latest(10))
        .anyMatch(entry -> entry.action().equals("payments.reconcile"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                office
                    .fairQueue
                    .payments()
                    .reconcile(office.stranger(), Instant.EPOCH, unmatched::add));
  }

  @Test
  void withoutAGatewayThereAreNoBooks() {
    FairQueue moneyless = FairQueue.builder().stores(office.stores).time(office.time).build();

    assertThat(reconcile(moneyless)).isEqualTo(new MovementsOutcome.NotShown());
  }

  private MovementsOutcome reconcile() {
    return reconcile(office.fairQueue);
  }

  private MovementsOutcome reconcile(FairQueue fairQueue) {
    return fairQueue.payments().reconcile(office.admin(), Instant.EPOCH, unmatched::add);
  }

  private static SalePolicy twoEach() {
    return SalePolicy.defaults().edit().maxUnitsPerClaim(2).build();
  }

  private Claim.Confirmed soldPair(Event.Active event) {
    CustomerId fan = office.given.customer();
    office.fairQueue.line().join(event.id(), fan);
    office.fairQueue.ticks().admissions();
    Claim held = ((HoldOutcome.Held) office.fairQueue.claims().claim(event.id(), fan, 2)).claim();
    office.pay(office.opened(held));
    return (Claim.Confirmed) office.claim(held.id());
  }

  private List<RefundStatus> refunds(Claim claim) {
    return office.stores.payments().viewsOfClaim(claim.id()).getFirst().refunds().stream()
        .map(Refund::status)
        .toList();
  }

  private String reference(Claim claim) {
    return office.stores.payments().ofClaim(claim.id()).getFirst().facts().reference();
  }

  private static MovementsOutcome agreed(int movements, int changed, int unmatched) {
    return new MovementsOutcome.Agreed(new MovementsOutcome.Counts(movements, changed, unmatched));
  }

  /** Stores that can't read one payment. */
  private Stores breakingAbout(String reference) {
    PaymentStore payments =
        (PaymentStore)
            Proxy.newProxyInstance(
                PaymentStore.class.getClassLoader(),
                new Class<?>[] {PaymentStore.class},
                (self, method, arguments) -> {
                  if (method.getName().equals("findByReference")
                      && Arrays.asList(arguments).contains(reference)) {
                    throw new StoreDataException("unreadable");
                  }
                  return method.invoke(office.stores.payments(), arguments);
                });
    return (Stores)
        Proxy.newProxyInstance(
            Stores.class.getClassLoader(),
            new Class<?>[] {Stores.class},
            (self, method, arguments) ->
                method.getName().equals("payments")
                    ? payments
                    : method.invoke(office.stores, arguments));
  }
}
