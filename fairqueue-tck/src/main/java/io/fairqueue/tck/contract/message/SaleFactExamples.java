package io.fairqueue.tck.contract.message;

import static io.fairqueue.domain.message.MessageType.CLAIM_CONFIRMED;
import static io.fairqueue.domain.message.MessageType.CLAIM_HELD;
import static io.fairqueue.domain.message.MessageType.CLAIM_RELEASED;
import static io.fairqueue.domain.message.MessageType.CLAIM_RESENT;
import static io.fairqueue.domain.message.MessageType.REFUND_SUCCEEDED;
import static io.fairqueue.domain.message.MessageType.TICKET_CHECKED_IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Target;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.TicketStore.ResendOutcome;
import io.fairqueue.port.message.OutboxRow;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told of units that are held, sold and used. */
@Tag("H6")
@Tag("N46")
abstract class SaleFactExamples extends MessageSuite {

  @Test
  void holdsSalesAndReleasesAreTold() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(CLAIM_HELD, CLAIM_CONFIRMED, CLAIM_RELEASED);

    Claim.Claimed sold = given().held(event, START);
    till().sell(sold, START.plusSeconds(1));
    Claim.Claimed released = given().held(event, START.plusSeconds(2));
    stores().claims().release(released.id(), ReleaseReason.CUSTOMER, START.plusSeconds(3));
    stores().claims().release(released.id(), ReleaseReason.CUSTOMER, START.plusSeconds(3));

    assertThat(heard(lane, event))
        .extracting(OutboxRow::type, row -> row.items().getFirst())
        .containsExactlyInAnyOrder(
            tuple("claim.held", sold.id().value()),
            tuple("claim.confirmed", sold.id().value()),
            tuple("claim.held", released.id().value()),
            tuple("claim.released", released.id().value()));
  }

  @Test
  void aReleaseTellsItsReasonAndASaleWhetherItsMoneyCameLate() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(CLAIM_CONFIRMED, CLAIM_RELEASED);
    Claim.Claimed held = given().held(event, START);
    Payment.Initializing payment = till().begin(held, START);
    Instant late = held.facts().expiresAt().plusSeconds(1);
    stores().claims().release(held.id(), ReleaseReason.EXPIRED, late);

    pay(payment, late.plusSeconds(1));

    Map<String, OutboxRow> rows = byType(heard(lane, event));
    assertThat(row(rows, "claim.released").about()).containsEntry("reason", "EXPIRED");
    assertThat(row(rows, "claim.released").at()).isEqualTo(late);
    assertThat(row(rows, "claim.confirmed").about()).containsEntry("late", "true");
  }

  @Test
  void ticketsAreMailedAgainToTheirFanAndNotTwiceInAMoment() {
    EventId event = given().onSale(10).id();
    Claim.Confirmed sold = till().sell(event, 1, START);
    Claim.Claimed held = given().held(event, START);
    assertThat(resend(sold.id(), START)).isInstanceOf(ResendOutcome.NotMailed.class);
    mail(Audience.FAN, CLAIM_RESENT);

    assertThat(resend(held.id(), START)).isInstanceOf(ResendOutcome.NotConfirmed.class);
    List<ResendOutcome> atOnce = Race.of(4, i -> resend(sold.id(), START));
    assertThat(atOnce).filteredOn(ResendOutcome.Resent.class::isInstance).hasSize(1);
    assertThat(atOnce).filteredOn(ResendOutcome.TooSoon.class::isInstance).hasSize(3);
    assertThat(resend(sold.id(), START.plusSeconds(59))).isInstanceOf(ResendOutcome.TooSoon.class);
    assertThat(resend(sold.id(), START.plusSeconds(60))).isInstanceOf(ResendOutcome.Resent.class);

    relay(START);
    assertThat(taken(Lane.MAIL, START))
        .filteredOn(each -> each.row().event().equals(Optional.of(event)))
        .allMatch(each -> each.key().target().equals(new Target.Fan(sold.facts().customerId())))
        .allMatch(each -> each.row().items().equals(List.of(sold.id().value())))
        .extracting(each -> each.row().messageId(0))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  private ResendOutcome resend(ClaimId claim, Instant now) {
    return stores().tickets().resend(claim, now);
  }

  @Test
  void whatCostsNothingIsSoldWithoutHavingBeenHeld() {
    EventId event =
        given()
            .onSale(Fixtures.details(SalePolicy.defaults(), Fixtures.general("Free", 5, 0)))
            .id();
    Lane lane = listener(CLAIM_HELD, CLAIM_CONFIRMED, REFUND_SUCCEEDED);

    hold(admitted(event, START), 1, START);

    assertThat(heard(lane, event)).extracting(OutboxRow::type).containsExactly("claim.confirmed");
  }

  @Test
  void aTicketThatLetsSomebodyInIsTold() {
    EventId event = given().onSale(10).id();
    Claim.Confirmed sold = till().sell(event, 1, START);
    Ticket ticket = stores().tickets().ofClaim(sold.id()).getFirst();
    Lane lane = listener(TICKET_CHECKED_IN);

    stores()
        .tickets()
        .checkIn(DoorScan.of(event, ticket.id()), Fixtures.DOORKEEPER, START.plusSeconds(9));
    stores()
        .tickets()
        .checkIn(DoorScan.of(event, ticket.id()), Fixtures.DOORKEEPER, START.plusSeconds(9));

    OutboxRow row = only(heard(lane, event));
    assertThat(row.items()).containsExactly(ticket.id().value());
    assertThat(row.about())
        .containsEntry("claim_id", sold.id().toString())
        .containsEntry("label", ticket.facts().label());
  }
}
