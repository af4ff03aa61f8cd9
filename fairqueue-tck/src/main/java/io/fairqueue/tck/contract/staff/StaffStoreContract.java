package io.fairqueue.tck.contract.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.domain.staff.StaffMember;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.staff.StaffStore;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link StaffStore} does. */
@Tag("A8")
public abstract class StaffStoreContract extends StoresSuite {

  @Test
  void aRoleIsReadBackAsItWasGiven() {
    Event.Draft event = given().draft(Fixtures.details(1));
    for (Role role : Role.values()) {
      StaffMember member = member(event.id(), given().organizer(), role, START.plusNanos(1_000));

      assertThat(staff().put(member)).isTrue();

      assertThat(staff().role(event.id(), member.organizer())).contains(role);
      assertThat(staff().roles(member.organizer())).isEqualTo(Map.of(event.id(), role));
      assertThat(staff().of(event.id())).contains(member);
    }
  }

  @Test
  void anotherRoleTakesThePlaceOfTheOneBefore() {
    EventId event = given().onSale(1).id();
    OrganizerId who = given().organizer();
    staff().put(member(event, who, Role.MANAGER, START));
    StaffMember demoted = member(event, who, Role.VIEWER, START.plusSeconds(1));

    assertThat(staff().put(demoted)).isTrue();
    assertThat(staff().put(demoted)).isTrue();

    assertThat(staff().role(event, who)).contains(Role.VIEWER);
    assertThat(staff().of(event)).containsExactly(demoted);
  }

  @Test
  void aRoleIsTakenOnce() {
    EventId event = given().onSale(1).id();
    OrganizerId who = given().organizer();
    staff().put(member(event, who, Role.DOOR, START));

    List<Boolean> taken = Race.of(8, i -> staff().remove(event, who));

    assertThat(taken).containsOnlyOnce(true);
    assertThat(staff().role(event, who)).isEmpty();
    assertThat(staff().roles(who)).isEmpty();
    assertThat(staff().of(event)).isEmpty();
  }

  @Test
  void nobodyGetsARoleOnNoEventOrWithoutAnAccount() {
    EventId event = given().onSale(1).id();
    OrganizerId who = given().organizer();
    EventId nowhere = new EventId(UUID.randomUUID());
    OrganizerId nobody = new OrganizerId(UUID.randomUUID());

    assertThat(staff().put(member(nowhere, who, Role.SALES, START))).isFalse();
    assertThat(staff().put(member(event, nobody, Role.SALES, START))).isFalse();

    assertThat(staff().role(nowhere, who)).isEmpty();
    assertThat(staff().of(event)).isEmpty();
    assertThat(staff().remove(event, nobody)).isFalse();
  }

  @Test
  void membersAreListedInTheOrderInWhichTheyCame() {
    EventId event = given().onSale(1).id();
    StaffMember third = member(event, given().organizer(), Role.DOOR, START.plusSeconds(2));
    StaffMember first = member(event, given().organizer(), Role.VIEWER, START);
    StaffMember second = member(event, given().organizer(), Role.OWNER, START.plusSeconds(1));
    List.of(third, first, second).forEach(staff()::put);

    assertThat(staff().of(event)).containsExactly(first, second, third);
  }

  @Test
  void manyWhoAreAddedAtOnceAreAllThere() {
    EventId event = given().onSale(1).id();
    List<OrganizerId> people = Race.of(12, i -> given().organizer());

    Race.of(12, i -> staff().put(member(event, people.get(i), Role.DOOR, START)));

    assertThat(staff().of(event))
        .extracting(StaffMember::organizer)
        .containsExactlyInAnyOrderElementsOf(people);
  }

  @Test
  @Tag("C7")
  void aDraftTakesItsStaffAlong() {
    Event.Draft draft = given().draft(Fixtures.details(1));
    OrganizerId who = given().organizer();
    staff().put(member(draft.id(), who, Role.MANAGER, START));

    assertThat(stores().events().deleteDraft(draft.id())).isTrue();

    assertThat(staff().roles(who)).isEmpty();
  }

  @Test
  void draftsAreListedForWhoMaySeeThem() {
    Event.Draft draft = given().draft(Fixtures.details(1));
    for (Role role : Role.values()) {
      OrganizerId who = given().organizer();
      staff().put(member(draft.id(), who, role, START));

      assertThat(listed(who, draft, false)).as("%s", role).isEqualTo(role != Role.DOOR);
    }
    assertThat(listed(given().organizer(), draft, false)).isFalse();
  }

  @Test
  void whatIsMineIsWhatIOwnOrHaveARoleOn() {
    Event.Active event = given().onSale(1);
    OrganizerId door = given().organizer();
    staff().put(member(event.id(), door, Role.DOOR, START));

    assertThat(listed(event.facts().organizerId(), event, true)).isTrue();
    assertThat(listed(door, event, true)).isTrue();
    assertThat(listed(given().organizer(), event, true)).isFalse();
    assertThat(listed(given().organizer(), event, false)).isTrue();
  }

  private boolean listed(OrganizerId viewer, Event event, boolean mine) {
    var query =
        new EventQuery(
            event.details().name(),
            Set.of(),
            viewer,
            false,
            mine,
            EventQuery.Sort.NAME,
            FIRST_HUNDRED);
    return stores().events().list(query).data().stream()
        .anyMatch(found -> found.id().equals(event.id()));
  }

  private StaffStore staff() {
    return stores().staff();
  }

  private static StaffMember member(EventId event, OrganizerId who, Role role, Instant at) {
    return new StaffMember(event, who, role, new OrganizerId(new UUID(0, 0)), at);
  }
}
