package io.fairqueue.tck.contract.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.LineStore.ExtendOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands against a replacement. */
@Tag("F14")
abstract class ReplacementRefusals extends ReplacedHoldSuite {

  @Test
  void whatIsRefusedLeavesTheOldClaimAsItIs() {
    EventId event = given().onSale(3).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, 1, START));

    assertThat(replace(old, entry, any(4), LATER)).isEqualTo(new HoldOutcome.UnitsTaken(3));
    assertThat(replace(old, entry, new UnitSelection.Chosen(List.of(unknownUnit())), LATER))
        .isEqualTo(new HoldOutcome.UnknownUnits());

    assertThat(claim(old.id())).isEqualTo(old);
    assertThat(entry(event, fan(entry))).isEqualTo(entry.complete(old.id()));
    assertThat(stock(event)).isEqualTo(stock(2, 1, 0));
    till().sell(old, LATER);
    assertThat(stock(event)).isEqualTo(stock(2, 0, 1));
  }

  @Test
  void onlyAnUnpaidClaimOfThisFanAndThisAdmissionIsReplaced() {
    EventId event = given().onSale(several(2, 20)).id();
    QueueEntry.Admitted stranger = admitted(event, START);
    Claim.Claimed foreign = held(hold(stranger, 1, START));
    CustomerId fan = given().customer();
    QueueEntry.Admitted before = given().admitted(event, fan, START);
    Claim.Claimed earlier = held(hold(before, 1, START));
    QueueEntry.Admitted entry = given().admitted(event, fan, START);
    assertThat(replace(earlier, entry, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);
    Claim.Claimed own = held(hold(entry, 1, START));

    assertThat(replace(foreign, entry, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);
    assertThat(replace(earlier, entry, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);
    assertThat(replace(own, before, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);
    ClaimId nobodys = new ClaimId(UUID.randomUUID());
    assertThat(stores().claims().hold(replacing(nobodys, entry))).isEqualTo(NOT_REPLACEABLE);
    till().sell(own, START);
    assertThat(replace(own, entry, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);
    stores().claims().release(earlier.id(), ReleaseReason.CUSTOMER, START);
    assertThat(replace(earlier, before, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);

    assertThat(claim(foreign.id())).isEqualTo(foreign);
    assertThat(stock(event)).isEqualTo(stock(18, 1, 1));
  }

  @Test
  void aClaimOfAnotherEventIsNotReplaced() {
    CustomerId fan = given().customer();
    Claim.Claimed elsewhere = given().held(given().onSale(3).id(), fan, 1, START);
    EventId event = given().onSale(3).id();
    QueueEntry.Admitted entry = given().admitted(event, fan, START);

    assertThat(replace(elsewhere, entry, any(1), LATER)).isEqualTo(NOT_REPLACEABLE);

    assertThat(claim(elsewhere.id())).isEqualTo(elsewhere);
    held(hold(entry, 1, LATER));
  }

  @Test
  void aHoldThatIsOverIsNotReplacedThoughItWasNotSweptYet() {
    EventId event = given().onSale(5).id();
    QueueEntry.Admitted entry = longAdmitted(event);
    Claim.Claimed old = held(hold(entry, 1, START));
    Instant end = old.facts().expiresAt();

    assertThat(replace(old, entry, any(1), end)).isEqualTo(NOT_REPLACEABLE);
    held(replace(old, entry, any(1), end.minusMillis(1)));
  }

  @Test
  @Tag("D8")
  void theWindowOfTheAdmissionMustStillRun() {
    EventId event = given().onSale(5).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, 1, START));
    Instant over = entry.admittedUntil();

    assertThat(replace(old, entry, any(2), over)).isEqualTo(new HoldOutcome.NotAdmitted());

    assertThat(claim(old.id())).isEqualTo(old);
    held(replace(old, entry, any(2), over.minusMillis(1)));
  }

  @Test
  @Tag("C2")
  void theWindowStandsStillWhileTheEventIsPaused() {
    Event.Active event = given().onSale(5);
    QueueEntry.Admitted entry = admitted(event.id(), START);
    Claim.Claimed old = held(hold(entry, 1, START));
    Instant pausedAt = START.plusSeconds(60);
    Event.Paused paused = event.pause(pausedAt);
    assertThat(stores().events().replace(event, paused)).isTrue();
    Instant wouldBeOver = entry.admittedUntil().plusSeconds(5);

    Claim.Claimed second = held(replace(old, entry, any(2), wouldBeOver));

    Event.Paused read = (Event.Paused) event(event.id());
    Instant resumed = wouldBeOver.plusSeconds(1);
    assertThat(stores().events().replace(read, read.resume(resumed))).isTrue();
    Instant end = entry.admittedUntil().plus(Duration.between(pausedAt, resumed));
    Claim.Claimed third = held(replace(second, entry, any(1), end.minusMillis(1)));
    assertThat(replace(third, entry, any(1), end)).isEqualTo(new HoldOutcome.NotAdmitted());
  }

  @Test
  @Tag("C2")
  void nothingIsReplacedAfterTheSale() {
    Event.Active event = given().onSale(5);
    QueueEntry.Admitted entry = admitted(event.id(), START);
    Claim.Claimed old = held(hold(entry, 1, START));
    stores().events().replace(event, event.end(LATER));

    assertThat(replace(old, entry, any(2), LATER)).isEqualTo(new HoldOutcome.SaleClosed());

    assertThat(claim(old.id())).isEqualTo(old);
  }

  @Test
  void whatIsBeingPaidIsNotReplaced() {
    EventId event = given().onSale(5).id();
    QueueEntry.Admitted entry = admitted(event, START);
    Claim.Claimed old = held(hold(entry, 1, START));
    Payment payment = till().begin(old, START);

    assertThat(replace(old, entry, any(2), LATER)).isEqualTo(new HoldOutcome.PaymentInProgress());
    assertThat(claim(old.id())).isEqualTo(old);
    stores().payments().unresolved(payment.id(), START);
    assertThat(replace(old, entry, any(2), LATER)).isEqualTo(new HoldOutcome.PaymentInProgress());

    stores().payments().fail(payment.id(), "declined", ATTEMPTS, START);
    held(replace(old, entry, any(2), LATER));
  }

  @Test
  void whatStandsAgainstItIsToldWithoutTheUnits() {
    Event.Active event = given().onSale(5);
    QueueEntry.Admitted entry = admitted(event.id(), START);
    Claim.Claimed old = held(hold(entry, 1, START));

    assertThat(refusal(old.id(), entry, LATER)).isNull();
    assertThat(refusal(new ClaimId(UUID.randomUUID()), entry, LATER)).isEqualTo(NOT_REPLACEABLE);
    assertThat(refusal(old.id(), entry, entry.admittedUntil()))
        .isEqualTo(new HoldOutcome.NotAdmitted());
    till().begin(old, START);
    assertThat(refusal(old.id(), entry, LATER)).isEqualTo(new HoldOutcome.PaymentInProgress());
    assertThat(refusal(old.id(), entry, old.facts().expiresAt())).isEqualTo(NOT_REPLACEABLE);
    stores().events().replace(event, event.end(LATER));
    assertThat(refusal(old.id(), entry, LATER)).isEqualTo(new HoldOutcome.SaleClosed());
  }

  private HoldOutcome.@Nullable Refused refusal(
      ClaimId old, QueueEntry.Admitted entry, Instant now) {
    return stores()
        .claims()
        .refusal(entry.facts().eventId(), entry.id(), fan(entry), old, now)
        .orElse(null);
  }

  /** An admission that outlasts a hold. */
  private QueueEntry.Admitted longAdmitted(EventId event) {
    QueueEntry.Admitted entry = admitted(event, START);
    var extended =
        stores().lines().extend(event, fan(entry), Fixtures.HOLD.multipliedBy(2), 1, START);
    if (extended instanceof ExtendOutcome.Extended longer) {
      return longer.entry();
    }
    throw new AssertionError(extended);
  }
}
