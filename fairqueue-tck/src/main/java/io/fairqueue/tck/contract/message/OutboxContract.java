package io.fairqueue.tck.contract.message;

import static io.fairqueue.domain.message.MessageType.ACCOUNT_CREATED;
import static io.fairqueue.domain.message.MessageType.CLAIM_CONFIRMED;
import static io.fairqueue.domain.message.MessageType.CLAIM_HELD;
import static io.fairqueue.domain.message.MessageType.CLAIM_RELEASED;
import static io.fairqueue.domain.message.MessageType.EVENT_CANCELLED;
import static io.fairqueue.domain.message.MessageType.EVENT_CHANGED;
import static io.fairqueue.domain.message.MessageType.EVENT_REOPENED;
import static io.fairqueue.domain.message.MessageType.EVENT_SOLD_OUT;
import static io.fairqueue.domain.message.MessageType.LINE_ADMISSION_LAPSED;
import static io.fairqueue.domain.message.MessageType.LINE_ADMITTED;
import static io.fairqueue.domain.message.MessageType.LINE_CLOSE;
import static io.fairqueue.domain.message.MessageType.LINE_REMOVED;
import static io.fairqueue.domain.message.MessageType.PAYMENT_FAILED;
import static io.fairqueue.domain.message.MessageType.PAYMENT_LATE;
import static io.fairqueue.domain.message.MessageType.REFUND_FAILED;
import static io.fairqueue.domain.message.MessageType.REFUND_REQUESTED;
import static io.fairqueue.domain.message.MessageType.REFUND_SUCCEEDED;
import static io.fairqueue.domain.message.MessageType.TICKET_CHECKED_IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Target;
import io.fairqueue.port.message.Deliveries.Settlement;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.port.message.Outbox;
import io.fairqueue.port.message.OutboxRow;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import io.fairqueue.tck.fixture.Till;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Outbox} does: a fact is told when, and only when, it came about; and what
 * becomes of that.
 */
@Tag("H6")
@Tag("N46")
public abstract class OutboxContract extends MessageSuite {

  @Test
  void fansWhoseTurnComesTogetherAreToldTogether() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(LINE_ADMITTED);

    List<QueueEntry.Admitted> crowd = given().crowd(event, 3, START);

    OutboxRow row = only(heard(lane, event));
    assertThat(row.type()).isEqualTo("line.admitted");
    assertThat(row.at()).isEqualTo(START);
    assertThat(row.items()).containsExactlyElementsOf(ids(crowd));
    assertThat(row.fans())
        .containsExactlyElementsOf(
            crowd.stream().map(entry -> Optional.of(entry.facts().customerId())).toList());
    assertThat(moment(row, "admitted_until")).isEqualTo(crowd.getFirst().admittedUntil());
    assertThat(row.organizer()).contains(owner(event));
  }

  @Test
  void anAdmissionThatLapsesIsTold() {
    EventId event = given().onSale(10).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Lane lane = listener(LINE_ADMISSION_LAPSED);

    stores().lines().expire(event, Duration.ofDays(9), entry.admittedUntil());
    stores().lines().expire(event, Duration.ofDays(9), entry.admittedUntil());

    OutboxRow row = only(heard(lane, event));
    assertThat(row.items()).containsExactly(entry.id().value());
    assertThat(row.fans()).containsExactly(Optional.of(entry.facts().customerId()));
  }

  @Test
  @Tag("B10")
  void fansWhoseTurnIsNearAreToldOnceAndInOrder() {
    EventId event = given().onSale(10).id();
    List<QueueEntry.Waiting> fans =
        IntStream.range(0, 5)
            .mapToObj(i -> given().join(event, given().customer(), START))
            .toList();
    assertThat(stores().lines().tellClose(event, 5, 500, START)).isZero();
    Lane lane = listener(LINE_CLOSE);

    assertThat(stores().lines().tellClose(event, 2, 500, START)).isEqualTo(2);
    assertThat(stores().lines().tellClose(event, 2, 500, START)).isZero();
    stores().lines().leave(event, fans.get(0).facts().customerId(), START);
    stores().lines().leave(event, fans.get(3).facts().customerId(), START);
    assertThat(stores().lines().tellClose(event, 3, 1, START)).isEqualTo(1);
    assertThat(stores().lines().tellClose(event, 3, 1, START)).isEqualTo(1);
    assertThat(stores().lines().tellClose(event, 3, 1, START)).isZero();

    List<OutboxRow> rows = heard(lane, event);
    assertThat(rows).allMatch(row -> row.type().equals("line.close") && row.at().equals(START));
    assertThat(rows.stream().flatMap(row -> row.items().stream()))
        .containsExactly(
            fans.get(0).id().value(),
            fans.get(1).id().value(),
            fans.get(2).id().value(),
            fans.get(4).id().value());
    assertThat(rows.getFirst().fans())
        .containsExactly(
            Optional.of(fans.get(0).facts().customerId()),
            Optional.of(fans.get(1).facts().customerId()));
  }

  @Test
  @Tag("B10")
  void ofManyWhoTellThatATurnIsNearOneDoes() {
    EventId event = given().onSale(10).id();
    for (int i = 0; i < 5; i++) {
      given().join(event, given().customer(), START);
    }
    Lane lane = listener(LINE_CLOSE);

    List<Integer> told = Race.of(6, i -> stores().lines().tellClose(event, 4, 500, START));

    assertThat(told).containsOnlyOnce(4).filteredOn(count -> count != 4).containsOnly(0);
    assertThat(only(heard(lane, event)).items()).hasSize(4);
  }

  @Test
  void oneWhoIsRemovedIsToldAndOneWhoLeavesIsNot() {
    EventId event = given().onSale(10).id();
    CustomerId leaver = given().customer();
    QueueEntry.Waiting waiting = given().join(event, given().customer(), START);
    given().join(event, leaver, START);
    Lane lane = listener(LINE_REMOVED);

    stores().lines().remove(event, waiting.id(), START);
    stores().lines().remove(event, waiting.id(), START);
    stores().lines().leave(event, leaver, START);

    OutboxRow row = only(heard(lane, event));
    assertThat(row.items()).containsExactly(waiting.id().value());
    assertThat(row.fans()).containsExactly(Optional.of(waiting.facts().customerId()));
  }

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
  void aPaymentThatFailsIsToldUnlessNobodyCountsIt() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(PAYMENT_FAILED);
    Claim.Claimed held = given().held(event, START);
    Payment.Initializing first = till().begin(held, START);
    stores().payments().fail(first.id(), "card declined", 3, START);
    stores().payments().fail(first.id(), "card declined", 3, START);
    Payment.Initializing second = till().begin(held, START.plusSeconds(1));
    stores().payments().endUncounted(second.id(), "SHOP", START.plusSeconds(1));

    OutboxRow row = only(heard(lane, event));

    assertThat(row.items()).containsExactly(first.id().value());
    assertThat(row.fans()).containsExactly(Optional.of(held.facts().customerId()));
    assertThat(row.about())
        .containsEntry("reason", "card declined")
        .containsEntry("claim_id", held.id().toString())
        .containsEntry("amount_minor", Long.toString(held.facts().amount().minor()))
        .containsEntry("currency", "NGN");
  }

  @Test
  void moneyOnItsWayBackIsToldToItsEnd() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(REFUND_REQUESTED, REFUND_SUCCEEDED, REFUND_FAILED, PAYMENT_LATE);
    Refund refund = till().requestRefund(till().sell(event, 2, START), START);
    stores().payments().refundFailed(refund.id(), "card closed", START.plusSeconds(1));
    stores().payments().retryRefund(refund.paymentId(), START.plusSeconds(2));
    stores().payments().refundSucceeded(refund.id(), START.plusSeconds(3));
    stores().payments().refundSucceeded(refund.id(), START.plusSeconds(3));

    Map<String, OutboxRow> rows = byType(heard(lane, event));

    assertThat(rows.keySet())
        .containsExactlyInAnyOrder("refund.requested", "refund.failed", "refund.succeeded");
    assertThat(rows.values()).allMatch(row -> row.items().equals(List.of(refund.id().value())));
    assertThat(row(rows, "refund.failed").about()).containsEntry("reason", "card closed");
    assertThat(row(rows, "refund.requested").about())
        .containsEntry("payment_id", refund.paymentId().toString())
        .hasEntrySatisfying("units", units -> assertThat(units.split(" ")).hasSize(2))
        .doesNotContainKey("late");
  }

  @Test
  void moneyThatBuysNothingIsTold() {
    EventId event = given().onSale(1).id();
    Lane lane = listener(PAYMENT_LATE, REFUND_REQUESTED);
    Claim.Claimed held = given().held(event, START);
    Payment.Initializing payment = till().begin(held, START);
    stores().claims().release(held.id(), ReleaseReason.EXPIRED, held.facts().expiresAt());
    given().held(event, held.facts().expiresAt());

    pay(payment, held.facts().expiresAt().plusSeconds(1));

    Map<String, OutboxRow> rows = byType(heard(lane, event));
    assertThat(rows.keySet()).containsExactlyInAnyOrder("payment.late", "refund.requested");
    assertThat(row(rows, "payment.late").about())
        .containsEntry("payment_id", payment.id().toString())
        .containsEntry("late", "true");
  }

  @Test
  void aTicketThatLetsSomebodyInIsTold() {
    EventId event = given().onSale(10).id();
    Claim.Confirmed sold = till().sell(event, 1, START);
    Ticket ticket = stores().tickets().ofClaim(sold.id()).getFirst();
    Lane lane = listener(TICKET_CHECKED_IN);

    stores().tickets().checkIn(event, ticket.id(), START.plusSeconds(9));
    stores().tickets().checkIn(event, ticket.id(), START.plusSeconds(9));

    OutboxRow row = only(heard(lane, event));
    assertThat(row.items()).containsExactly(ticket.id().value());
    assertThat(row.about())
        .containsEntry("claim_id", sold.id().toString())
        .containsEntry("label", ticket.facts().label());
  }

  @Test
  void anEventIsToldOnceItIsPublished() {
    Event.Draft draft = given().draft(Fixtures.details(10));
    Lane lane = listener(EVENT_CHANGED, EVENT_CANCELLED);
    stores().events().replace(draft, draft.activate(START));
    Event.Active active = (Event.Active) event(draft.id());

    stores()
        .events()
        .revise(active, active.details().edit().venue("Elsewhere").build(), START.plusSeconds(1));
    Event.Active moved = (Event.Active) event(draft.id());
    stores().events().replace(moved, moved.pause("a storm", START.plusSeconds(2)));
    Event.Paused paused = (Event.Paused) event(draft.id());
    stores().events().replace(paused, paused.cancel("no power", START.plusSeconds(3)));

    List<OutboxRow> rows = heard(lane, draft.id());
    assertThat(rows)
        .extracting(OutboxRow::type, row -> row.about().get("status"))
        .containsExactlyInAnyOrder(
            tuple("event.changed", "ACTIVE"),
            tuple("event.changed", "PAUSED"),
            tuple("event.cancelled", null));
    assertThat(rows.get(0).about())
        .containsEntry("old_venue", "Town hall")
        .containsEntry("venue", "Elsewhere")
        .containsEntry("holders", "true");
    assertThat(rows)
        .filteredOn(row -> row.type().equals("event.cancelled"))
        .singleElement()
        .satisfies(row -> assertThat(row.about()).containsEntry("reason", "no power"));
  }

  @Test
  void anEventThatSoldOutIsToldAndSoIsWhatIsToBeHadAgain() {
    EventId event = given().onSale(1).id();
    EventId other = given().onSale(1).id();
    Lane lane = listener(EVENT_SOLD_OUT, EVENT_REOPENED);
    Claim.Claimed held = given().held(event, START);
    stores().events().tellStock(START);
    assertThat(heard(lane, event)).isEmpty();

    Claim.Confirmed sold = till().sell(held, START.plusSeconds(1));
    stores().events().tellStock(START.plusSeconds(20));
    stores().events().tellStock(START.plusSeconds(20));
    Refund refund = till().requestRefund(sold, START.plusSeconds(21));
    stores().payments().refundSucceeded(refund.id(), START.plusSeconds(22));
    stores().events().tellStock(START.plusSeconds(29));
    assertThat(heard(lane, event)).extracting(OutboxRow::type).containsExactly("event.sold_out");

    stores().events().tellStock(START.plusSeconds(31));

    assertThat(heard(lane, event)).extracting(OutboxRow::type).containsExactly("event.reopened");
    assertThat(heard(lane, other)).isEmpty();
  }

  @Test
  @Tag("H3")
  void anAccountIsToldOnceWhenItsAddressIsProven() {
    Lane lane = listener(ACCOUNT_CREATED);
    CustomerId id = new CustomerId(UUID.randomUUID());
    var email = Fixtures.email();

    stores().customers().findOrCreate(email, id, START);
    stores().customers().verifyEmail(email, id, START.plusSeconds(1));
    stores().customers().verifyEmail(email, id, START.plusSeconds(2));

    relay(START);
    assertThat(taken(lane, START).stream().map(Taken::row))
        .filteredOn(row -> row.items().contains(id.value()))
        .singleElement()
        .matches(row -> row.event().isEmpty() && row.at().equals(START.plusSeconds(1)));
  }

  @Test
  void whatNobodyWantsToHearOfIsNotKept() {
    EventId event = given().onSale(10).id();
    given().held(event, START);

    Lane late = listener(CLAIM_HELD);

    assertThat(heard(late, event)).isEmpty();
  }

  @Test
  @Tag("N47")
  void aFactReachesEachOfItsSubscribersOnce() {
    EventId event = given().onSale(10).id();
    Lane one = listener(CLAIM_HELD);
    Lane another = listener(CLAIM_HELD, CLAIM_CONFIRMED);
    Lane deaf = listener(CLAIM_CONFIRMED);
    given().held(event, START);

    assertThat(outbox().waiting().rows()).isPositive();
    assertThat(outbox().waiting().oldest()).isNotNull();
    Race.of(4, i -> outbox().relay(START, 500));
    relay(START);
    assertThat(outbox().waiting().rows()).isZero();

    assertThat(taken(one, START)).hasSize(1);
    assertThat(taken(another, START)).hasSize(1);
    assertThat(taken(deaf, START)).isEmpty();
  }

  @Test
  void mailIsOneDeliveryPerFanAndTurnsGoFirst() {
    EventId event = given().onSale(100).id();
    mail(Audience.FAN, LINE_ADMITTED, CLAIM_RELEASED);
    Claim.Claimed held = given().held(event, START);
    stores().claims().release(held.id(), ReleaseReason.CUSTOMER, START);
    List<QueueEntry.Admitted> crowd = given().crowd(event, 3, START);

    relay(START);
    List<Taken> letters =
        taken(Lane.MAIL, START).stream()
            .filter(each -> each.row().event().equals(Optional.of(event)))
            .toList();

    assertThat(letters)
        .extracting(each -> each.key().target())
        .contains(
            crowd.stream()
                .map(entry -> new Target.Fan(entry.facts().customerId()))
                .toArray(Target[]::new));
    assertThat(letters).allMatch(each -> each.key().endItem() - each.key().firstItem() == 1);
    assertThat(letters)
        .extracting(each -> each.row().type())
        .containsExactly(
            "line.admitted", "line.admitted", "line.admitted", "line.admitted", "claim.released");
  }

  @Test
  void holdersAreToldOnceEachHoweverManyTheyAre() {
    EventId event = given().onSale(100).id();
    List<Target> holders = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      holders.add(new Target.Fan(till().sell(event, 1, START).facts().customerId()));
    }
    given().held(event, START);
    mail(Audience.HOLDER, EVENT_CANCELLED);
    Event.Active active = (Event.Active) event(event);
    stores().events().replace(active, active.cancel("no power", START));

    for (int i = 0; i < 20; i++) {
      outbox().relay(START, 3);
    }

    assertThat(taken(Lane.MAIL, START))
        .filteredOn(each -> each.row().event().equals(Optional.of(event)))
        .extracting(each -> each.key().target())
        .containsExactlyInAnyOrderElementsOf(holders);
  }

  @Test
  void anOrganizerHearsOfItsOwnEvent() {
    EventId event = given().onSale(10).id();
    mail(Audience.ORGANIZER, CLAIM_HELD);
    given().held(event, START);

    relay(START);

    assertThat(taken(Lane.MAIL, START))
        .filteredOn(each -> each.row().event().equals(Optional.of(event)))
        .extracting(each -> each.key().target())
        .containsExactly(new Target.Organizer(owner(event)));
  }

  @Test
  @Tag("N47")
  void aLaneThatNobodyServesIsForgottenAndWhatWasOnItsWaySkipped() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(CLAIM_HELD);
    Lane served = listener(CLAIM_HELD);
    given().held(event, START);
    relay(START);
    Instant dayAfter = START.plus(Duration.ofDays(1)).plusSeconds(1);
    subscriptions().serve(served, Wish.of(List.of(CLAIM_HELD)), dayAfter);

    Set<Lane> dropped = subscriptions().dropUnserved(START.plusSeconds(1), dayAfter);

    assertThat(dropped).contains(lane).doesNotContain(served);
    assertThat(subscriptions().served()).contains(served).doesNotContain(lane);
    assertThat(taken(lane, dayAfter)).isEmpty();
    assertThat(taken(served, dayAfter)).hasSize(1);
    given().held(event, dayAfter);
    relay(dayAfter);
    assertThat(taken(lane, dayAfter)).isEmpty();
  }

  @Test
  @Tag("N42")
  void whatIsOldAndThroughIsForgotten() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(CLAIM_HELD);
    given().held(event, START);
    given().held(event, START);
    relay(START);
    List<Taken> both = taken(lane, START);
    deliveries().settle(both.get(0), new Settlement.Done(null), START);

    outbox().prune(START.minusMillis(1), ALL);
    assertThat(deliveries().find(both.get(0).key())).isPresent();

    outbox().prune(START, ALL);
    assertThat(deliveries().find(both.get(0).key())).isEmpty();
    assertThat(deliveries().find(both.get(1).key())).isPresent();
  }

  private void pay(Payment payment, Instant now) {
    stores().payments().succeed(payment.id(), payment.facts().amount(), "ext", Till.refund(), now);
  }

  private OrganizerId owner(EventId event) {
    return event(event).facts().organizerId();
  }

  private static OutboxRow only(List<OutboxRow> rows) {
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private static List<UUID> ids(List<QueueEntry.Admitted> entries) {
    return entries.stream().map(entry -> entry.id().value()).toList();
  }

  private static Map<String, OutboxRow> byType(List<OutboxRow> rows) {
    return rows.stream().collect(Collectors.toMap(OutboxRow::type, row -> row));
  }

  private static OutboxRow row(Map<String, OutboxRow> rows, String type) {
    return Objects.requireNonNull(rows.get(type), type);
  }

  private static Instant moment(OutboxRow row, String name) {
    return OffsetDateTime.parse(Objects.requireNonNull(row.about().get(name))).toInstant();
  }
}
