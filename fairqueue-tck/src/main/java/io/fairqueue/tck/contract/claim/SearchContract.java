package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.ClaimQuery.Sort;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.PaymentQuery;
import io.fairqueue.port.SearchText;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Till;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How staff find the claims and the payments of an event. */
@Tag("F11")
public abstract class SearchContract extends StoresSuite {

  private static final Instant SOLD_AT = START.plusSeconds(30);

  @Test
  @Tag("B5")
  void aClaimIsFoundByWhatItsFanMayTell() {
    EventId event = given().onSale(9).id();
    Claim.Confirmed sold = till().sell(event, 2, SOLD_AT);
    till().sell(event, 1, SOLD_AT);
    till().sell(event, 1, SOLD_AT);
    Payment payment = paymentOf(sold);
    String address = fan(sold).email().value();

    for (String told :
        List.of(
            sold.id().toString(),
            sold.id().toString().toUpperCase(Locale.ROOT),
            ticketOf(sold),
            payment.id().toString(),
            " " + payment.facts().reference() + " ",
            address,
            address.toUpperCase(Locale.ROOT),
            address.substring(3, 20))) {
      assertThat(claims(event, told)).as(told).containsExactly(sold.id());
    }
    assertThat(claims(event, "ADA f")).hasSize(3);
    assertThat(claims(event, "   ")).hasSize(3);
  }

  @Test
  @Tag("B8")
  void everyCharacterThatIsLookedForStandsForItself() {
    EventId event = given().onSale(9).id();
    Claim.Confirmed sold = till().sell(event, 1, SOLD_AT);
    String reference = paymentOf(sold).facts().reference();

    for (String nobody :
        List.of("%", "_", "ada_fan", "\\", "'", reference.substring(1), "Zoe", "1-1-1-1-1")) {
      assertThat(claims(event, nobody)).as(nobody).isEmpty();
      assertThat(payments(event, nobody)).as(nobody).isEmpty();
    }
    assertThat(SearchText.of("x".repeat(200))).isNotNull();
    for (String unfit : List.of("x".repeat(201), "a\0b")) {
      assertThatThrownBy(() -> SearchText.of(unfit)).isInstanceOf(InvalidInputException.class);
    }
    assertThat(SearchText.of("ada@fans.example")).hasToString("SearchText[16 characters]");
  }

  @Test
  void whatIsOfAnotherEventIsNotFound() {
    Claim.Confirmed elsewhere = till().sell(given().onSale(1).id(), 1, SOLD_AT);
    Payment payment = paymentOf(elsewhere);
    EventId event = given().onSale(1).id();
    till().sell(event, 1, SOLD_AT);

    for (String told :
        List.of(
            elsewhere.id().toString(),
            ticketOf(elsewhere),
            payment.id().toString(),
            payment.facts().reference(),
            fan(elsewhere).email().value())) {
      assertThat(claims(event, told)).as(told).isEmpty();
      assertThat(payments(event, told)).as(told).isEmpty();
    }
    assertThat(
            stores()
                .claims()
                .list(
                    new ClaimQuery(
                        null,
                        null,
                        SearchText.of(payment.facts().reference()),
                        Sort.CREATED_AT,
                        FIRST_HUNDRED))
                .data())
        .extracting(ListedClaim::claim)
        .containsExactly(elsewhere);
  }

  @Test
  @Tag("B3")
  void aSearchIsFilteredSortedAndReadPageByPage() {
    EventId event = given().onSale(9).id();
    Claim.Claimed first = given().held(event, START);
    Claim.Claimed second = given().held(event, START.plusSeconds(1));
    stores().claims().release(second.id(), ReleaseReason.CUSTOMER, START.plusSeconds(2));
    Claim.Claimed third = given().held(event, START.plusSeconds(3));
    SearchText ada = SearchText.of("ada fan");

    Page<ListedClaim> page =
        stores()
            .claims()
            .list(new ClaimQuery(event, null, ada, Sort.CREATED_AT_DESC, new PageRequest(1, 2)));

    assertThat(ids(page)).containsExactly(third.id(), second.id());
    assertThat(page.total()).isEqualTo(3);
    assertThat(page.data()).extracting(ListedClaim::name).containsOnly("Ada Fan");
    assertThat(page.data())
        .extracting(ListedClaim::email)
        .containsExactly(fan(third).email(), fan(second).email());
    assertThat(
            ids(
                stores()
                    .claims()
                    .list(
                        new ClaimQuery(
                            event, ClaimStatus.CLAIMED, ada, Sort.CREATED_AT, FIRST_HUNDRED))))
        .containsExactly(first.id(), third.id());
    assertThat(
            ids(
                stores()
                    .claims()
                    .list(
                        new ClaimQuery(
                            event,
                            ClaimStatus.CLAIMED,
                            SearchText.of(second.id().toString()),
                            Sort.CREATED_AT,
                            FIRST_HUNDRED))))
        .as("named, and in another state")
        .isEmpty();
  }

  @Test
  void allClaimsOfAFanAreFoundByTheAddressAlsoThoseThatAreOver() {
    EventId event = given().onSale(9).id();
    Claim.Claimed gone = given().held(event, START);
    stores().claims().release(gone.id(), ReleaseReason.CUSTOMER, START);
    Claim.Claimed live = given().held(event, gone.facts().customerId(), 1, START.plusSeconds(1));
    given().held(event, START);

    assertThat(claims(event, fan(gone).email().value()))
        .containsExactlyInAnyOrder(gone.id(), live.id());
  }

  @Test
  @Tag("G15")
  void anEventsPaymentsAreListedWhatBeganLastFirst() {
    EventId event = given().onSale(9).id();
    Claim.Claimed held = given().held(event, START);
    Payment failed = till().begin(held, START);
    stores().payments().fail(failed.id(), "declined", Till.ATTEMPTS, START.plusSeconds(1));
    Payment lost = till().begin(held, START.plusSeconds(2));
    stores().payments().unresolved(lost.id(), START.plusSeconds(3));
    Claim.Confirmed sold = till().sell(event, 1, START.plusSeconds(4));
    Refund refund = till().requestRefund(sold, START.plusSeconds(5));
    till().sell(given().onSale(1).id(), 1, START);

    Page<ListedPayment> all = list(event, null, null, null);

    assertThat(all.total()).isEqualTo(3);
    assertThat(paymentIds(all)).containsExactly(refund.paymentId(), lost.id(), failed.id());
    assertThat(all.data()).extracting(ListedPayment::name).containsOnly("Ada Fan");
    assertThat(all.data())
        .extracting(ListedPayment::email)
        .containsExactly(fan(sold).email(), fan(held).email(), fan(held).email());
    assertThat(all.data())
        .extracting(ListedPayment::refund)
        .containsExactly(RefundStatus.PENDING, null, null);
    assertThat(paymentIds(list(event, PaymentStatus.UNRESOLVED, null, null)))
        .containsExactly(lost.id());
    assertThat(paymentIds(list(event, PaymentStatus.SUCCEEDED, null, null)))
        .containsExactly(refund.paymentId());
    Page<ListedPayment> second =
        stores().payments().list(new PaymentQuery(event, null, null, null, new PageRequest(2, 2)));
    assertThat(paymentIds(second)).containsExactly(failed.id());
    assertThat(second.total()).isEqualTo(3);
  }

  @Test
  @Tag("G14")
  void whatWentBackIsToldAndARefusedRefundIsFound() {
    EventId event = given().onSale(9).id();
    Claim.Confirmed back = till().sell(event, 1, START);
    stores()
        .payments()
        .refundSucceeded(till().requestRefund(back, START).id(), START.plusSeconds(1));
    Claim.Confirmed refused = till().sell(event, 1, START.plusSeconds(2));
    stores()
        .payments()
        .refundFailed(
            till().requestRefund(refused, START.plusSeconds(3)).id(),
            "no money",
            START.plusSeconds(4));
    till().sell(event, 1, START.plusSeconds(5));

    assertThat(paymentIds(list(event, null, RefundStatus.FAILED, null)))
        .containsExactly(paymentOf(refused).id());
    ListedPayment paidBack = list(event, null, RefundStatus.SUCCEEDED, null).data().getFirst();
    assertThat(paidBack.payment().id()).isEqualTo(paymentOf(back).id());
    assertThat(paidBack.refundedMinor()).isEqualTo(Fixtures.PRICE);
    assertThat(paidBack.refund()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(list(event, null, RefundStatus.PENDING, null).total()).isZero();
  }

  @Test
  @Tag("B5")
  void aPaymentIsFoundByItselfOrByItsClaim() {
    EventId event = given().onSale(9).id();
    Claim.Claimed held = given().held(event, START);
    Payment failed = till().begin(held, START);
    stores().payments().fail(failed.id(), "declined", Till.ATTEMPTS, START.plusSeconds(1));
    Claim.Confirmed sold = till().sell(held, START.plusSeconds(2));
    Payment paid = paymentOf(sold);
    till().sell(event, 1, START.plusSeconds(3));

    assertThat(payments(event, failed.id().toString())).containsExactly(failed.id());
    assertThat(payments(event, paid.facts().reference())).containsExactly(paid.id());
    for (String ofClaim :
        List.of(sold.id().toString(), ticketOf(sold), fan(sold).email().value())) {
      assertThat(payments(event, ofClaim)).as(ofClaim).containsExactly(paid.id(), failed.id());
    }
    assertThat(payments(event, "ada")).hasSize(3);
    assertThat(paymentIds(list(event, PaymentStatus.FAILED, null, "ada")))
        .containsExactly(failed.id());
  }

  @Test
  @Tag("A10")
  void whoeverLeftForGoodIsFoundByNoName() {
    EventId event = given().onSale(1).id();
    Claim.Confirmed sold = till().sell(event, 1, START);
    Customer fan = fan(sold);
    stores().customers().delete(fan.id(), START.plusSeconds(1));

    assertThat(claims(event, "ada")).isEmpty();
    assertThat(claims(event, fan.email().value())).isEmpty();
    assertThat(payments(event, "ada")).isEmpty();
    assertThat(claims(event, sold.id().toString())).containsExactly(sold.id());
    ListedPayment left = list(event, null, null, null).data().getFirst();
    assertThat(left.name()).isNull();
    assertThat(left.email()).isNull();
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    EventId nowhere = new EventId(UUID.randomUUID());

    assertThat(list(nowhere, null, null, null)).matches(page -> page.total() == 0);
    assertThat(claims(nowhere, "ada")).isEmpty();
  }

  private List<ClaimId> claims(EventId event, String search) {
    return ids(
        stores()
            .claims()
            .list(
                new ClaimQuery(
                    event, null, SearchText.of(search), Sort.CREATED_AT, FIRST_HUNDRED)));
  }

  private List<PaymentId> payments(EventId event, String search) {
    return paymentIds(list(event, null, null, search));
  }

  private Page<ListedPayment> list(
      EventId event,
      @Nullable PaymentStatus status,
      @Nullable RefundStatus refund,
      @Nullable String search) {
    return stores()
        .payments()
        .list(new PaymentQuery(event, status, refund, SearchText.of(search), FIRST_HUNDRED));
  }

  private static List<ClaimId> ids(Page<ListedClaim> page) {
    return page.data().stream().map(ListedClaim::claim).map(Claim::id).toList();
  }

  private static List<PaymentId> paymentIds(Page<ListedPayment> page) {
    return page.data().stream().map(ListedPayment::payment).map(Payment::id).toList();
  }

  private Payment paymentOf(Claim claim) {
    return stores().payments().ofClaim(claim.id()).getFirst();
  }

  private String ticketOf(Claim claim) {
    return stores().tickets().ofClaim(claim.id()).getFirst().id().toString();
  }

  private Customer fan(Claim claim) {
    return stores().customers().find(claim.facts().customerId()).orElseThrow();
  }
}
