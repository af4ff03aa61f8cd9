package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Till;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stores hand over of an event's claims and payments, all at once. */
@Tag("F11")
public abstract class ExportContract extends StoresSuite {

  @Test
  void allClaimsOfAnEventAreHandedOverTheOldestFirst() {
    EventId event = given().onSale(9).id();
    Claim.Confirmed sold = till().sell(event, 2, START.plusSeconds(9));
    Claim.Claimed held = given().held(event, START);
    Claim.Claimed given = given().held(event, START.plusSeconds(5));
    stores().claims().release(given.id(), ReleaseReason.CUSTOMER, START.plusSeconds(6));
    till().sell(given().onSale(1).id(), 1, START);

    List<ListedClaim> all = new ArrayList<>();

    assertThat(stores().claims().eachClaim(event, all::add)).isEqualTo(3);
    assertThat(all)
        .extracting(ListedClaim::claim)
        .containsExactly(held, claim(given.id()), claim(sold.id()));
    assertThat(all).extracting(ListedClaim::name).containsOnly("Ada Fan");
    assertThat(all).extracting(ListedClaim::email).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(all.toString()).doesNotContain("Ada", "@");
  }

  @Test
  @Tag("G14")
  void allPaymentsOfAnEventAreHandedOverWithWhatIsBack() {
    EventId event = given().onSale(9).id();
    Claim.Claimed held = given().held(event, START);
    Payment failed = till().begin(held, START);
    stores().payments().fail(failed.id(), "declined", Till.ATTEMPTS, START.plusSeconds(1));
    Payment pending = till().begin(held, START.plusSeconds(2));
    Claim.Confirmed sold = till().sell(event, 1, START.plusSeconds(3));
    Refund refund = till().requestRefund(sold, START.plusSeconds(4));
    stores().payments().refundSucceeded(refund.id(), START.plusSeconds(5));
    till().sell(given().onSale(1).id(), 1, START);

    List<ListedPayment> all = new ArrayList<>();

    assertThat(stores().payments().eachPayment(event, all::add)).isEqualTo(3);
    assertThat(all)
        .extracting(each -> each.payment().id())
        .containsExactly(failed.id(), pending.id(), refund.paymentId());
    assertThat(all)
        .extracting(each -> each.payment().getClass())
        .first()
        .isEqualTo(Payment.Failed.class);
    assertThat(all)
        .extracting(ListedPayment::refundedMinor)
        .containsExactly(0L, 0L, Fixtures.PRICE);
    assertThat(all).extracting(ListedPayment::email).doesNotContainNull();
    assertThat(all.toString()).doesNotContain("@");
  }

  @Test
  void whoeverLeftForGoodHasNoNameAndAddress() {
    EventId event = given().onSale(1).id();
    Claim.Confirmed sold = till().sell(event, 1, START);
    stores().customers().delete(sold.facts().customerId(), START.plusSeconds(1));

    List<ListedClaim> claims = new ArrayList<>();
    List<ListedPayment> payments = new ArrayList<>();

    assertThat(stores().claims().eachClaim(event, claims::add)).isEqualTo(1);
    assertThat(stores().payments().eachPayment(event, payments::add)).isEqualTo(1);
    assertThat(claims).extracting(ListedClaim::name).containsOnlyNulls();
    assertThat(claims).extracting(ListedClaim::email).containsOnlyNulls();
    assertThat(payments).extracting(ListedPayment::email).containsOnlyNulls();
  }

  @Test
  void whatCannotBePutDownEndsTheReading() {
    EventId event = given().onSale(2).id();
    till().sell(event, 1, START);
    RuntimeException full = new IllegalStateException("the disk is full");

    assertThatThrownBy(
            () ->
                stores()
                    .claims()
                    .eachClaim(
                        event,
                        claim -> {
                          throw full;
                        }))
        .isSameAs(full);
  }
}
