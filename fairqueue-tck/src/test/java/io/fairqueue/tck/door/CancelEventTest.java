package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.event.Events;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ScriptedGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cancelling an event, and all that follows from it, whatever dies meanwhile. */
@Tag("C6")
class CancelEventTest {

  private final BoxOffice office = new BoxOffice();
  private final List<ClaimId> sold = new ArrayList<>();
  private final List<ClaimId> unpaid = new ArrayList<>();
  private final List<CustomerId> fans = new ArrayList<>();

  @Test
  @Tag("F6")
  void holdsAreReleasedSalesRefundedAndNobodyBuysAnyMore() {
    Event.Active event = sale(3);

    assertThat(cancel(office.fairQueue, event))
        .extracting("outcome")
        .isInstanceOf(Events.Change.Changed.class);
    HoldOutcome late = office.fairQueue.claims().claim(event.id(), fans.getFirst(), 1);
    office.fairQueue.ticks().run();
    office.fairQueue.ticks().run();

    assertThat(late).isEqualTo(new HoldOutcome.SaleClosed());
    assertSettled(event.id());
  }

  @Test
  void anEventIsCancelledOnceAndADraftIsDeletedInstead() {
    Event.Active event = office.onSale(1);
    Event.Draft draft = office.given.draft(Fixtures.details(1));

    cancel(office.fairQueue, event);

    assertThat(cancel(office.fairQueue, event))
        .isEqualTo(
            new Permitted.Allowed<>(new Events.Change.InvalidTransition(office.event(event.id()))));
    assertThat(cancel(office.fairQueue, draft))
        .isEqualTo(new Permitted.Allowed<>(new Events.Change.InvalidTransition(draft)));
  }

  @Test
  void aReasonIsAskedFor() {
    Event.Active event = office.onSale(1);

    for (String reason : List.of("", "  ", "x".repeat(501))) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(
              () -> office.fairQueue.events().cancel(BoxOffice.owner(event), event.id(), reason))
          .satisfies(refused -> assertThat(refused.field()).isEqualTo("reason"));
    }
    assertThat(office.event(event.id())).isEqualTo(event);
  }

  @Test
  @Tag("G8")
  void moneyThatComesAfterwardsGoesBack() {
    Event.Active event = office.onSale(2);
    Claim claim = office.held(event.id());
    String reference = office.opened(claim);
    cancel(office.fairQueue, event);
    office.fairQueue.ticks().run();

    office.pay(reference);
    office.fairQueue.ticks().run();

    assertThat(office.gateway.gaveBack(reference)).isTrue();
    assertThat(office.claim(claim.id())).isInstanceOf(Claim.Released.class);
    office.books(event.id()).moneyAddsUp();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("H12")
  @Tag("N54")
  void whereverTheProcessDiesTheNextOneFinishes(boolean afterTheCall) {
    int call = 0;
    boolean died;
    do {
      CancelEventTest each = new CancelEventTest();
      died = each.dies(++call, afterTheCall);
    } while (died);
    assertThat(call).as("calls in which it could die").isGreaterThan(20);
  }

  private boolean dies(int call, boolean afterTheCall) {
    Event.Active event = sale(3);
    Crashing crashing = new Crashing(method -> true, call, afterTheCall);
    FairQueue dying = office.open(crashing.stores(office.stores));
    try {
      cancel(dying, event);
      dying.ticks().run();
      dying.ticks().run();
    } catch (StoreUnavailableException dead) {
      assertThat(crashing.isDead()).isTrue();
    }
    FairQueue next = office.open(office.stores);
    cancel(next, event);
    for (int i = 0; i < 3; i++) {
      office.time.advance(Duration.ofSeconds(31));
      next.ticks().run();
    }
    assertSettled(event.id());
    return crashing.isDead();
  }

  @Test
  @Tag("H12")
  @Tag("N54")
  void soItDoesAfterTheFirstOfManyBatches() {
    Event.Active event = sale(450);
    Crashing crashing = new Crashing("requestRefunds"::equals, 2, false);
    FairQueue dying = office.open(crashing.stores(office.stores));
    cancel(dying, event);
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> dying.ticks().clearUp());

    FairQueue next = office.open(office.stores);
    for (int i = 0; i < 12; i++) {
      next.ticks().run();
    }

    assertSettled(event.id());
  }

  @Test
  @Tag("G14")
  void aSilentGatewayIsAskedAgainAndPaysOnce() {
    Event.Active event = sale(2);
    cancel(office.fairQueue, event);
    office.gateway.nextRefund(ScriptedGateway.Mood.LOSES_THE_ANSWER);
    office.gateway.nextRefund(ScriptedGateway.Mood.IS_DOWN);
    office.fairQueue.ticks().run();
    office.fairQueue.ticks().run();
    assertThat(sold)
        .allSatisfy(id -> assertThat(office.claim(id)).isInstanceOf(Claim.Confirmed.class));

    office.time.advance(Duration.ofSeconds(31));
    office.fairQueue.ticks().run();

    assertSettled(event.id());
  }

  /** {@code sales} units sold, and some of each kind: held, being paid, admitted, waiting, free. */
  private Event.Active sale(int sales) {
    Event.Active event = office.onSale(sales + 4);
    for (int i = 0; i < sales; i++) {
      sold.add(office.sold(event.id()).id());
    }
    unpaid.add(office.held(event.id()).id());
    Claim paying = office.held(event.id());
    office.opened(paying);
    unpaid.add(paying.id());
    for (int i = 0; i < 3; i++) {
      CustomerId fan = office.given.customer();
      office.fairQueue.line().join(event.id(), fan);
      fans.add(fan);
    }
    office.fairQueue.ticks().admissions();
    return event;
  }

  private void assertSettled(EventId event) {
    assertThat(sold)
        .allSatisfy(id -> assertThat(office.claim(id)).isInstanceOf(Claim.Refunded.class));
    assertThat(unpaid)
        .allSatisfy(
            id ->
                assertThat(office.claim(id))
                    .isInstanceOfSatisfying(
                        Claim.Released.class,
                        released ->
                            assertThat(released.reason())
                                .isEqualTo(ReleaseReason.EVENT_CANCELLED)));
    assertThat(fans)
        .allSatisfy(
            fan ->
                assertThat(office.stores.lineReads().find(event, fan).orElseThrow())
                    .isInstanceOf(QueueEntry.Expired.class));
    assertThat(office.stores.events().availability(event))
        .allMatch(tier -> tier.free() == tier.total());
    assertThat(
            office.gateway.references().stream()
                .filter(reference -> office.gateway.captured(reference).isPresent()))
        .hasSameSizeAs(sold)
        .allMatch(office.gateway::gaveBack)
        .allMatch(reference -> office.gateway.askedBack(reference).size() == 1);
    assertThat(office.stores.events().unfinished()).isEmpty();
  }

  private static Permitted<Events.Change> cancel(FairQueue fairQueue, Event event) {
    return fairQueue.events().cancel(BoxOffice.owner(event), event.id(), "Storm");
  }
}
