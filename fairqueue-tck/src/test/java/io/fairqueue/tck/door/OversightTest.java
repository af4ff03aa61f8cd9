package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Lookup;
import io.fairqueue.claim.RefundResult;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.event.AddSeatsResult;
import io.fairqueue.event.EventChange;
import io.fairqueue.event.ReviseResult;
import io.fairqueue.port.AuditLog.Entry;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.HoldOutcome;
import io.fairqueue.port.PageRequest;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Till;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What owners, strangers and admins may do, and what admins leave in the log. */
@Tag("A8")
class OversightTest {

  private final BoxOffice office = new BoxOffice();
  private final Tier standing = Fixtures.general("Standing", 5, Fixtures.PRICE);
  private final Tier stalls = Fixtures.reserved("Stalls", 5, Fixtures.PRICE);

  /** What an act is called, what it is done to, and how it is tried; answers its outcome. */
  private record Act(String action, Function<Setting, Object> subject, Try attempt) {

    @Override
    public String toString() {
      return action;
    }
  }

  private interface Try {

    Object by(Actor actor, Setting setting);
  }

  private record Setting(BoxOffice office, Event event, Tier stalls, Claim sold, Ticket ticket) {}

  static Stream<Act> acts() {
    return Stream.of(
        onEvent("event.pause", (a, s) -> s.office().fairQueue.events().pause(a, s.event().id())),
        onEvent("event.end", (a, s) -> s.office().fairQueue.events().end(a, s.event().id())),
        onEvent(
            "event.cancel",
            (a, s) -> s.office().fairQueue.events().cancel(a, s.event().id(), "Storm")),
        onEvent(
            "event.revise",
            (a, s) -> s.office().fairQueue.events().revise(a, s.event().id(), details -> details)),
        onEvent(
            "event.add-seats",
            (a, s) ->
                s.office()
                    .fairQueue
                    .events()
                    .addSeats(
                        a,
                        s.event().id(),
                        s.stalls().id(),
                        List.of(new Seat("A", "1", "1", null)))),
        onEvent("queue.admit", (a, s) -> s.office().fairQueue.line().admit(a, s.event().id(), 1)),
        new Act(
            "claim.refund",
            s -> s.sold().id(),
            (a, s) -> s.office().fairQueue.claims().refund(a, s.sold().id(), "cannot come")),
        new Act(
            "refund.retry",
            OversightTest::payment,
            (a, s) -> s.office().fairQueue.payments().retryRefund(a, payment(s))),
        new Act(
            "ticket.check-in",
            s -> s.ticket().id(),
            (a, s) -> s.office().fairQueue.tickets().checkIn(a, s.event().id(), s.ticket().id())));
  }

  private static PaymentId payment(Setting setting) {
    return setting.office().stores.payments().ofClaim(setting.sold().id()).getFirst().id();
  }

  private static Act onEvent(String action, Try attempt) {
    return new Act(action, setting -> setting.event().id(), attempt);
  }

  @ParameterizedTest
  @MethodSource("acts")
  void anAdminMayActOnAllEventsAndLeavesARow(Act act) {
    Setting setting = setting();
    Actor admin = office.admin();

    assertThat(isForbidden(act.attempt().by(admin, setting))).isFalse();

    assertThat(office.stores.audit().latest(10))
        .containsExactly(
            new Entry(
                admin.id(),
                act.action(),
                act.subject().apply(setting).toString(),
                office.time.instant()));
  }

  @ParameterizedTest
  @MethodSource("acts")
  void anOwnerLeavesNoRowAdminOrNot(Act act) {
    Setting setting = setting();
    Actor owner = new Actor(setting.event().facts().organizerId(), true);

    assertThat(isForbidden(act.attempt().by(owner, setting))).isFalse();

    assertThat(office.stores.audit().latest(10)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("acts")
  void aStrangerMayDoNothingAndLeavesNoRow(Act act) {
    Setting setting = setting();

    assertThat(isForbidden(act.attempt().by(office.stranger(), setting))).isTrue();

    assertThat(office.event(setting.event().id())).isEqualTo(setting.event());
    assertThat(office.stores.audit().latest(10)).isEmpty();
  }

  @Test
  @Tag("C7")
  void draftsAreUnderTheSameRules() {
    Event.Draft one = office.given.draft(Fixtures.details(1));
    Event.Draft other = office.given.draft(Fixtures.details(1));
    Actor admin = office.admin();

    assertThat(office.fairQueue.events().delete(office.stranger(), one.id()))
        .isEqualTo(new EventChange.Forbidden());
    assertThat(office.fairQueue.events().delete(admin, one.id()))
        .isEqualTo(new EventChange.Changed(one));
    assertThat(office.fairQueue.events().activate(admin, other.id()))
        .isInstanceOf(EventChange.Changed.class);
    assertThat(office.fairQueue.events().delete(BoxOffice.owner(other), other.id()))
        .isEqualTo(new EventChange.InvalidTransition(office.event(other.id())));

    assertThat(office.stores.audit().latest(10))
        .extracting(Entry::action, Entry::subject)
        .containsExactly(
            tuple("event.activate", other.id().toString()),
            tuple("event.delete", one.id().toString()));
  }

  @Test
  void whoWasSlowerActsOnceAndLeavesOneRow() {
    Event.Active event = office.onSale(2);
    Actor admin = office.admin();
    AtomicBoolean first = new AtomicBoolean(true);

    ReviseResult result =
        office
            .fairQueue
            .events()
            .revise(
                admin,
                event.id(),
                details -> {
                  if (first.getAndSet(false)) {
                    office.fairQueue.events().pause(BoxOffice.owner(event), event.id());
                  }
                  return details;
                });

    assertThat(result).isInstanceOf(ReviseResult.Revised.class);
    assertThat(office.stores.audit().latest(10))
        .extracting(Entry::action)
        .containsExactly("event.revise");
  }

  @Test
  @Tag("F11")
  void listsAndNumbersAreForOwnersAndAdmins() {
    Event.Active event = office.onSale(2);
    Claim.Confirmed sold = office.sold(event.id());
    ClaimQuery own =
        new ClaimQuery(event.id(), null, ClaimQuery.Sort.CREATED_AT, new PageRequest(1, 10));
    ClaimQuery all = new ClaimQuery(null, null, ClaimQuery.Sort.CREATED_AT, new PageRequest(1, 10));

    for (Actor actor : List.of(BoxOffice.owner(event), office.admin())) {
      assertThat(office.fairQueue.claims().list(actor, own))
          .isInstanceOfSatisfying(
              Lookup.Found.class,
              found -> assertThat(found.value()).extracting("data").isEqualTo(List.of(sold)));
      assertThat(office.fairQueue.events().stats(actor, event.id()))
          .isInstanceOf(Lookup.Found.class);
    }
    assertThat(office.fairQueue.claims().list(office.admin(), all))
        .isInstanceOf(Lookup.Found.class);
    assertThat(office.fairQueue.claims().list(BoxOffice.owner(event), all))
        .isInstanceOf(Lookup.Forbidden.class);
    assertThat(office.fairQueue.claims().list(office.stranger(), own))
        .isInstanceOf(Lookup.Forbidden.class);
    assertThat(office.fairQueue.events().stats(office.stranger(), event.id()))
        .isInstanceOf(Lookup.Forbidden.class);
  }

  private Setting setting() {
    Event.Active event = office.onSale(Fixtures.details(SalePolicy.defaults(), standing, stalls));
    Claim.Claimed held =
        (Claim.Claimed)
            ((HoldOutcome.Held)
                    office
                        .stores
                        .claims()
                        .hold(
                            Fixtures.request(
                                office.given.admitted(
                                    event.id(), office.given.customer(), Fixtures.START),
                                new UnitSelection.AnyOf(1, standing.id()),
                                Fixtures.START)))
                .claim();
    Claim.Confirmed sold = new Till(office.stores).sell(held, Fixtures.START);
    Ticket ticket = office.stores.tickets().ofClaim(sold.id()).getFirst();
    return new Setting(office, event, stalls, sold, ticket);
  }

  private static boolean isForbidden(Object outcome) {
    return outcome instanceof EventChange.Forbidden
        || outcome instanceof ReviseResult.Forbidden
        || outcome instanceof AddSeatsResult.Forbidden
        || outcome instanceof Lookup.Forbidden
        || outcome == RefundResult.FORBIDDEN;
  }
}
