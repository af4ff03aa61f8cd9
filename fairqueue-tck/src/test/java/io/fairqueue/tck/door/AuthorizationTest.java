package io.fairqueue.tck.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.account.Accounts;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.Storefront;
import io.fairqueue.domain.Theme;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.event.Events;
import io.fairqueue.port.AuditLog.Change;
import io.fairqueue.port.AuditLog.Entry;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.PlannedSeat;
import io.fairqueue.port.SeatPlan;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.fairqueue.staff.Appointment;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Till;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What staff, strangers and admins may do, and what they leave in the log. */
@Tag("A8")
class AuthorizationTest {

  private final BoxOffice office = new BoxOffice();
  private final Tier standing = Fixtures.general("Standing", 5, Fixtures.PRICE);
  private final Tier stalls = Fixtures.reserved("Stalls", 5, Fixtures.PRICE);

  /**
   * What an act is called, what it is done to, and how it is tried; answers its outcome.
   *
   * @param changes whether it comes to anything here
   */
  private record Act(
      String action, Function<Setting, Object> subject, boolean changes, Try attempt) {

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
        new Act(
            "event.add-seats",
            s -> s.stalls().id(),
            true,
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
            "queue.remove",
            s -> s.sold().facts().entryId(),
            false,
            (a, s) ->
                s.office().fairQueue.line().remove(a, s.event().id(), s.sold().facts().entryId())),
        new Act(
            "claim.release",
            s -> s.sold().id(),
            false,
            (a, s) -> s.office().fairQueue.claims().release(a, s.sold().id())),
        new Act(
            "claim.refund",
            s -> s.sold().id(),
            true,
            (a, s) -> s.office().fairQueue.claims().refund(a, s.sold().id(), "cannot come")),
        new Act(
            "refund.retry",
            AuthorizationTest::payment,
            false,
            (a, s) -> s.office().fairQueue.payments().retryRefund(a, payment(s))),
        new Act(
            "claim.resend",
            s -> s.sold().id(),
            true,
            (a, s) -> {
              Wish wish = new Wish(MessageType.CLAIM_RESENT, Audience.FAN);
              s.office().stores.subscriptions().serve(Lane.MAIL, Set.of(wish), Fixtures.START);
              return s.office().fairQueue.tickets().resend(a, s.sold().id());
            }),
        new Act(
            "ticket.check-in",
            s -> s.ticket().id(),
            true,
            (a, s) ->
                s.office()
                    .fairQueue
                    .tickets()
                    .checkIn(a, DoorScan.of(s.event().id(), s.ticket().id()))),
        new Act(
            "ticket.undo-check-in",
            s -> s.ticket().id(),
            false,
            (a, s) ->
                s.office()
                    .fairQueue
                    .tickets()
                    .undoCheckIn(a, s.event().id(), s.ticket().id(), "a slip")),
        onEvent(
            "event.import-seats",
            (a, s) ->
                s.office()
                    .fairQueue
                    .events()
                    .importSeats(a, s.event().id(), details -> plan(s.stalls()))));
  }

  private static SeatPlan plan(Tier tier) {
    Seat seat = new Seat("Z", "9", "9", null);
    return new SeatPlan(List.of(new PlannedSeat(tier.id(), seat, false)), false);
  }

  private static PaymentId payment(Setting setting) {
    return setting.office().stores.payments().ofClaim(setting.sold().id()).getFirst().id();
  }

  private static Act onEvent(String action, Try attempt) {
    return new Act(action, setting -> setting.event().id(), true, attempt);
  }

  @ParameterizedTest
  @MethodSource("acts")
  void whatAnAdminChangesOnAnyEventLeavesARow(Act act) {
    Setting setting = setting();

    actAndFindTheRow(act, setting, office.admin());
  }

  @ParameterizedTest
  @MethodSource("acts")
  void whatAnOwnerChangesLeavesARowToo(Act act) {
    Setting setting = setting();

    actAndFindTheRow(act, setting, BoxOffice.owner(setting.event()));
  }

  private void actAndFindTheRow(Act act, Setting setting, Actor actor) {
    assertThat(isForbidden(act.attempt().by(actor, setting))).isFalse();

    List<Entry> rows = office.stores.audit().latest(10);
    if (act.changes()) {
      assertThat(rows)
          .extracting(Entry::actor, Entry::action, Entry::subject, Entry::event, Entry::at)
          .containsExactly(
              tuple(
                  actor.id(),
                  act.action(),
                  act.subject().apply(setting).toString(),
                  setting.event().id(),
                  office.time.instant()));
    } else {
      assertThat(rows).isEmpty();
    }
  }

  @Test
  void aRoleMayWhatTheTableSays() {
    Event.Active event = office.onSale(1);
    for (Role role : Role.values()) {
      Actor actor = office.stranger();
      appoint(event, actor, role);
      for (Right right : Right.values()) {
        assertThat(office.fairQueue.staff().check(actor, event.id(), right))
            .as("%s %s", role, right)
            .isEqualTo(
                right.isOf(role) ? new Permitted.Allowed<>(event) : new Permitted.Forbidden<>());
      }
      assertThat(office.fairQueue.staff().rights(actor, event)).isEqualTo(role.rights());
    }
    assertThat(office.fairQueue.staff().rights(BoxOffice.owner(event), event))
        .isEqualTo(Role.OWNER.rights())
        .isEqualTo(Set.of(Right.values()));
    assertThat(office.fairQueue.staff().rights(office.admin(), event))
        .isEqualTo(Set.of(Right.values()));
    assertThat(office.fairQueue.staff().rights(office.stranger(), event)).isEmpty();
  }

  @Test
  void whatWasMadeAnotherIsWrittenDown() {
    Event.Active event = office.onSale(1);
    Actor manager = office.stranger();
    appoint(event, manager, Role.MANAGER);

    office.fairQueue.events().pause(manager, event.id(), "Doors open late");

    Entry row = office.stores.audit().latest(1).getFirst();
    assertThat(row.by()).isEqualTo(manager.id().toString());
    assertThat(row.change())
        .isEqualTo(new Change(Map.of("status", "ACTIVE"), Map.of("status", "PAUSED")));
  }

  @Test
  void aDemotionHoldsAtOnce() {
    Event.Active event = office.onSale(1);
    Actor manager = office.stranger();
    appoint(event, manager, Role.MANAGER);
    appoint(event, manager, Role.VIEWER);

    assertThat(isForbidden(office.fairQueue.events().pause(manager, event.id()))).isTrue();
    assertThat(isForbidden(office.fairQueue.events().stats(manager, event.id()))).isFalse();

    office.fairQueue.staff().dismiss(BoxOffice.owner(event), event.id(), manager.id());

    assertThat(isForbidden(office.fairQueue.events().stats(manager, event.id()))).isTrue();
  }

  @Test
  void theOrganizerStaysTheOwner() {
    Event.Active event = office.onSale(1);
    Actor owner = BoxOffice.owner(event);
    Actor partner = office.stranger();
    appoint(event, partner, Role.OWNER);

    assertThat(office.fairQueue.staff().appoint(partner, event.id(), owner.id(), Role.VIEWER))
        .isEqualTo(new Permitted.Allowed<>(new Appointment.OwnerStays()));
    assertThat(office.fairQueue.staff().dismiss(partner, event.id(), owner.id()))
        .isEqualTo(new Permitted.Allowed<>(new Appointment.OwnerStays()));
    assertThat(
            office
                .fairQueue
                .staff()
                .appoint(owner, event.id(), new OrganizerId(UUID.randomUUID()), Role.VIEWER))
        .isEqualTo(new Permitted.Allowed<>(new Appointment.NoAccount()));
    assertThat(office.fairQueue.staff().dismiss(owner, event.id(), office.given.organizer()))
        .isEqualTo(new Permitted.Allowed<>(new Appointment.NoMember()));
  }

  @Test
  void onlyOwnersChangeHowPagesLook() {
    Event.Active event = office.onSale(1);
    Actor manager = office.stranger();
    appoint(event, manager, Role.MANAGER);
    UnaryOperator<EventDetails> look =
        details ->
            details
                .edit()
                .storefront(
                    new Storefront(null, List.of(), new Theme("#112233", null), null, Map.of()))
                .build();

    assertThat(isForbidden(office.fairQueue.events().revise(manager, event.id(), look))).isTrue();
    assertThat(
            isForbidden(office.fairQueue.events().revise(BoxOffice.owner(event), event.id(), look)))
        .isFalse();
    assertThat(
            isForbidden(
                office
                    .fairQueue
                    .events()
                    .revise(manager, event.id(), details -> details.edit().venue("Hall").build())))
        .isFalse();
  }

  private void appoint(Event event, Actor who, Role role) {
    assertThat(office.fairQueue.staff().appoint(BoxOffice.owner(event), event.id(), who.id(), role))
        .extracting("outcome")
        .isInstanceOf(Appointment.Done.class);
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
        .isEqualTo(new Permitted.Forbidden<>());
    assertThat(office.fairQueue.events().delete(admin, one.id()))
        .isEqualTo(new Permitted.Allowed<>(new Events.Change.Changed(one)));
    assertThat(office.fairQueue.events().activate(admin, other.id()))
        .extracting("outcome")
        .isInstanceOf(Events.Change.Changed.class);
    assertThat(office.fairQueue.events().delete(BoxOffice.owner(other), other.id()))
        .isEqualTo(
            new Permitted.Allowed<>(new Events.Change.InvalidTransition(office.event(other.id()))));

    assertThat(office.stores.audit().latest(10))
        .extracting(Entry::action, Entry::subject)
        .containsExactly(
            tuple("event.activate", other.id().toString()),
            tuple("event.delete", one.id().toString()));
  }

  @Test
  @Tag("A18")
  void adminsAloneActOnOtherPeoplesAccounts() {
    Accounts accounts = office.fairQueue.accounts();
    CustomerId fan = office.given.customer();
    OrganizerId other = office.given.organizer();
    Actor admin = office.admin();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> accounts.setDisabled(office.stranger(), fan, true));
    assertThat(accounts.setDisabled(admin, fan, true)).isTrue();
    assertThat(accounts.setAdmin(admin, other, true)).isTrue();
    assertThat(accounts.setDisabled(admin, other, true)).isTrue();

    assertThat(office.stores.customers().find(fan).orElseThrow().disabled()).isTrue();
    assertThat(office.stores.audit().latest(10))
        .extracting(Entry::action, Entry::subject)
        .containsExactly(
            tuple("organizer.disable", other.toString()),
            tuple("organizer.make-admin", other.toString()),
            tuple("fan.disable", fan.toString()));
  }

  @Test
  void whoWasSlowerActsOnceAndLeavesOneRow() {
    Event.Active event = office.onSale(2);
    Actor admin = office.admin();
    AtomicBoolean first = new AtomicBoolean(true);

    Permitted<Events.Revision> result =
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

    assertThat(result).extracting("outcome").isInstanceOf(Events.Revision.Revised.class);
    assertThat(office.stores.audit().latest(10))
        .extracting(Entry::action)
        .containsExactly("event.revise", "event.pause");
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
              Permitted.Allowed.class,
              found ->
                  assertThat(found.outcome())
                      .extracting("data")
                      .asInstanceOf(InstanceOfAssertFactories.list(ListedClaim.class))
                      .extracting(ListedClaim::claim)
                      .containsExactly(sold));
      assertThat(office.fairQueue.events().stats(actor, event.id()))
          .isInstanceOf(Permitted.Allowed.class);
    }
    assertThat(office.fairQueue.claims().list(office.admin(), all))
        .isInstanceOf(Permitted.Allowed.class);
    assertThat(office.fairQueue.claims().list(BoxOffice.owner(event), all))
        .isInstanceOf(Permitted.Forbidden.class);
    assertThat(office.fairQueue.claims().list(office.stranger(), own))
        .isInstanceOf(Permitted.Forbidden.class);
    assertThat(office.fairQueue.events().stats(office.stranger(), event.id()))
        .isInstanceOf(Permitted.Forbidden.class);
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
    return outcome instanceof Permitted.Forbidden;
  }
}
