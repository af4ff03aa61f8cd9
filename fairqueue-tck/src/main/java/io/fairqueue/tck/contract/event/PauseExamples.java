package io.fairqueue.tck.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.EventStore.ReviseOutcome;
import io.fairqueue.port.LineStore.ExtendOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Policies;
import io.fairqueue.tck.fixture.Till;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An admission that ran when its event was paused runs on until it is resumed, whatever the clock
 * says; one that had run out stays over.
 */
abstract class PauseExamples extends EventSuite {

  private static final Instant PAUSED_AT = START.plusSeconds(10);
  private static final Instant RESUMED_AT = START.plus(Duration.ofHours(1));

  /** Within the pause, when every window from before it would be over. */
  private static final Instant MEANWHILE = START.plus(Duration.ofMinutes(30));

  private static final Instant LONG_BEFORE = PAUSED_AT.minus(Duration.ofMinutes(15));

  private static final Duration WINDOW = Duration.ofSeconds(90);

  @Test
  @Tag("C2")
  @Tag("D5")
  void duringAPauseTheAdmittedCountAsActive() {
    Event.Active event = given().onSale(5);
    ranOut(event.id());
    admitted(event.id(), START);
    change(event, event.pause(PAUSED_AT));

    assertThat(stores().lineReads().activity(event.id(), MEANWHILE).active()).isEqualTo(1);
  }

  @Test
  @Tag("C2")
  @Tag("D11")
  void duringAPauseAnAdmissionIsExtendedAndKeepsBoth() {
    Event.Active event = given().onSale(5);
    QueueEntry.Admitted over = ranOut(event.id());
    QueueEntry.Admitted entry = admitted(event.id(), START);
    Event.Paused paused = (Event.Paused) change(event, event.pause(PAUSED_AT));

    assertThat(extend(event.id(), entry))
        .isEqualTo(new ExtendOutcome.Extended(entry.extend(WINDOW)));
    assertThat(extend(event.id(), over)).isEqualTo(new ExtendOutcome.NotAdmitted());

    change(paused, paused.resume(RESUMED_AT));
    assertThat(entry(event.id(), entry.facts().customerId()))
        .isEqualTo(entry.extend(WINDOW).shift(Duration.between(PAUSED_AT, RESUMED_AT)));
  }

  @Test
  @Tag("C2")
  @Tag("D8")
  void duringAPauseAnAdmissionIsUsed() {
    Event.Active event = given().onSale(5);
    QueueEntry.Admitted over = ranOut(event.id());
    QueueEntry.Admitted one = admitted(event.id(), START);
    change(event, event.pause(PAUSED_AT));

    held(hold(one, 1, MEANWHILE));
    assertThat(hold(over, 1, MEANWHILE)).isEqualTo(new HoldOutcome.NotAdmitted());
  }

  @Test
  @Tag("C2")
  void aPauseDoesNotReviveWhatRanOutBeforeIt() {
    Event.Active event = given().onSale(5);
    QueueEntry.Admitted over = ranOut(event.id());
    Event.Paused paused = (Event.Paused) change(event, event.pause(PAUSED_AT));
    change(paused, paused.resume(RESUMED_AT));

    assertThat(entry(event.id(), over.facts().customerId())).isEqualTo(over);
    assertThat(hold(over, 1, RESUMED_AT)).isEqualTo(new HoldOutcome.NotAdmitted());
    assertThat(stores().lines().expire(event.id(), Duration.ofDays(1), RESUMED_AT)).hasSize(1);
  }

  @Test
  @Tag("C2")
  void twoPausesGiveBackTheTimeOfBoth() {
    Event.Active event = given().onSale(5);
    QueueEntry.Admitted entry = admitted(event.id(), START);
    Duration pause = Duration.ofMinutes(20);

    Event.Paused first = (Event.Paused) change(event, event.pause(PAUSED_AT));
    Event.Active between = (Event.Active) change(first, first.resume(PAUSED_AT.plus(pause)));
    Instant again = PAUSED_AT.plus(pause).plusSeconds(1);
    Event.Paused second = (Event.Paused) change(between, between.pause(again));
    change(second, second.resume(again.plus(pause)));

    assertThat(entry(event.id(), entry.facts().customerId()))
        .isEqualTo(entry.shift(pause.multipliedBy(2)));
  }

  @Test
  @Tag("C2")
  @Tag("D9")
  void aPauseIsNoTimeWaited() {
    Event.Active event = given().onSale(5);
    Duration presence = Duration.ofMinutes(15);
    QueueEntry.Waiting over = given().join(event.id(), given().customer(), LONG_BEFORE);
    QueueEntry.Waiting entry = given().join(event.id(), given().customer(), START);
    Event.Paused paused = (Event.Paused) change(event, event.pause(PAUSED_AT));

    assertThat(stores().lines().expire(event.id(), presence, MEANWHILE))
        .containsExactly(over.expire());
    assertThat(stores().lines().expire(event.id(), presence, MEANWHILE)).isEmpty();

    change(paused, paused.resume(RESUMED_AT));
    Instant end = RESUMED_AT.plus(presence).minus(Duration.between(START, PAUSED_AT));
    assertThat(stores().lines().expire(event.id(), presence, end.minusMillis(1))).isEmpty();
    assertThat(stores().lines().expire(event.id(), presence, end)).containsExactly(entry.expire());
  }

  @Test
  @Tag("C2")
  @Tag("D5")
  void rulesThatHaveChangedSinceTheyWereReadAdmitNobody() {
    Event.Active read = given().onSale(5);
    QueueEntry.Waiting first = given().join(read.id(), given().customer(), START);
    given().join(read.id(), given().customer(), START);
    SalePolicy own = read.policy();
    SalePolicy oneAtOnce = own.edit().maxActive(1).build();
    EventDetails details = Fixtures.details(oneAtOnce, read.details().tiers().getFirst());
    assertThat(stores().events().revise(read, details, START))
        .isEqualTo(new ReviseOutcome.Revised());

    assertThat(stores().lines().admit(read, false, 10, START)).isEmpty();
    assertThat(stores().lines().admit(read, true, 10, START)).isEmpty();
    assertThat(stores().lineReads().waiting(read.id())).isEqualTo(2);

    assertThat(stores().lines().admit(event(read.id()), false, 10, START))
        .hasValueSatisfying(
            admitted ->
                assertThat(admitted).extracting(QueueEntry::id).containsExactly(first.id()));
    assertThat(stores().lines().admit(event(read.id()), true, 10, START)).contains(List.of());
  }

  @Test
  @Tag("D5")
  void byHandTheRateDoesNotCount() {
    SalePolicy own = SalePolicy.defaults();
    SalePolicy onePerMinute = own.edit().admissionsPerMinute(1).build();
    Event.Active event =
        given().onSale(Fixtures.details(onePerMinute, Fixtures.general("Standing", 9, 100)));
    for (int i = 0; i < 4; i++) {
      given().join(event.id(), given().customer(), START);
    }

    assertThat(stores().lines().admit(event, false, 10, START).orElseThrow()).hasSize(1);
    assertThat(stores().lines().admit(event, false, 10, START)).contains(List.of());
    assertThat(stores().lines().admit(event, true, 2, START).orElseThrow()).hasSize(2);
  }

  @Test
  @Tag("C2")
  @Tag("G8")
  void duringAPauseLatePaymentTakesNothingFromTheAdmitted() {
    Event.Active event = given().onSale(1);
    Claim.Claimed claim = given().held(event.id(), START);
    Payment payment = released(claim);
    QueueEntry.Admitted next = admitted(event.id(), START);
    change(event, event.pause(PAUSED_AT));

    assertThat(succeed(payment, claim.facts().amount())).isInstanceOf(Settlement.RefundDue.class);
    held(hold(next, 1, MEANWHILE));
  }

  @Test
  @Tag("C2")
  @Tag("G8")
  void duringAPauseLatePaymentMayTakeWhatAnAdmissionLeftThatRanOutBefore() {
    Event.Active event = given().onSale(1);
    ranOut(event.id());
    Claim.Claimed claim = given().held(event.id(), START);
    Payment payment = released(claim);
    change(event, event.pause(PAUSED_AT));

    assertThat(succeed(payment, claim.facts().amount())).isInstanceOf(Settlement.Confirmed.class);
  }

  /**
   * An admission whose end is the moment of the pause. A line's time never goes back: it is first.
   */
  private QueueEntry.Admitted ranOut(EventId event) {
    return admitted(event, PAUSED_AT.minus(Policies.WINDOW));
  }

  private ExtendOutcome extend(EventId event, QueueEntry.Admitted entry) {
    return stores().lines().extend(event, entry.facts().customerId(), WINDOW, 3, MEANWHILE);
  }

  /** A payment under way for a claim that is held no longer. */
  private Payment released(Claim.Claimed claim) {
    Payment payment = till().begin(claim, START);
    stores().claims().release(claim.id(), ReleaseReason.EXPIRED, START);
    return payment;
  }

  private Settlement succeed(Payment payment, Money captured) {
    return stores().payments().succeed(payment.id(), captured, null, Till.refund(), MEANWHILE);
  }
}
