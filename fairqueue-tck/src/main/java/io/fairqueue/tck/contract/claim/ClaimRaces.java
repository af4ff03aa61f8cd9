package io.fairqueue.tck.contract.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many fans, few tickets: never one too many. */
abstract class ClaimRaces extends ClaimSuite {

  @Test
  @Tag("F1")
  @Tag("H11")
  @Tag("N44")
  void aHundredFansForOneTicketEndInOneHold() {
    EventId event = given().onSale(1).id();
    List<QueueEntry.Admitted> fans = crowd(event, 100);

    List<HoldOutcome> outcomes = Race.of(100, i -> hold(fans.get(i), 1, START));

    assertThat(outcomes).filteredOn(HoldOutcome.Held.class::isInstance).hasSize(1);
    assertThat(stock(event)).isEqualTo(stock(0, 1, 0));
  }

  @Test
  @Tag("F1")
  @Tag("F2")
  void everyTicketIsSoldOnce() {
    EventId event = given().onSale(60).id();
    List<QueueEntry.Admitted> fans = crowd(event, 150);

    List<HoldOutcome> outcomes = Race.of(150, i -> hold(fans.get(i), 1 + i % 2, START));

    List<UnitId> units =
        outcomes.stream()
            .filter(HoldOutcome.Held.class::isInstance)
            .flatMap(each -> ((HoldOutcome.Held) each).claim().facts().units().stream())
            .map(HeldUnit::unitId)
            .toList();
    assertThat(units).doesNotHaveDuplicates();
    assertThat(stock(event)).isEqualTo(stock(60L - units.size(), units.size(), 0));
    // Those passed over while others were busy may try again; what is left then sells.
    fans.forEach(fan -> hold(fan, 1, START));
    assertThat(stock(event)).isEqualTo(stock(0, 60, 0));
  }

  @Test
  @Tag("F3")
  @Tag("N10")
  void oneAdmissionBuysOnceHoweverOftenItIsTried() {
    EventId event = given().onSale(50).id();
    QueueEntry.Admitted entry = admitted(event, START);

    List<HoldOutcome> outcomes = Race.of(24, i -> hold(entry, 1, START));

    List<HoldOutcome> won = outcomes.stream().filter(HoldOutcome.Held.class::isInstance).toList();
    assertThat(won).hasSize(1);
    Claim claim = ((HoldOutcome.Held) won.getFirst()).claim();
    assertThat(outcomes)
        .filteredOn(each -> !(each instanceof HoldOutcome.Held))
        .containsOnly(new HoldOutcome.AlreadyClaimed(claim.id()));
    assertThat(stock(event)).isEqualTo(stock(49, 1, 0));
  }

  @Test
  @Tag("F5")
  @Tag("N65")
  void overlappingChoicesInOppositeOrdersEndInOneHold() {
    for (int round = 0; round < 15; round++) {
      EventId event = given().onSale(4).id();
      List<UnitId> units = units(event, 4);
      List<QueueEntry.Admitted> fans = crowd(event, 6);

      List<HoldOutcome> outcomes =
          Race.of(
              6,
              i -> {
                List<UnitId> choice = i % 2 == 0 ? units : units.reversed();
                return hold(fans.get(i), new UnitSelection.Chosen(choice.subList(0, 3)), START);
              });

      assertThat(outcomes).filteredOn(HoldOutcome.Held.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .filteredOn(each -> !(each instanceof HoldOutcome.Held))
          .containsOnly(new HoldOutcome.UnitsTaken());
      assertThat(stock(event)).isEqualTo(stock(1, 3, 0));
    }
  }

  @Test
  @Tag("F7")
  @Tag("N29")
  void ofManyWorkersOneReleasesEachHold() {
    EventId event = given().onSale(60).id();
    List<Claim.Claimed> claims = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      claims.add(given().held(event, START));
    }
    Instant end = START.plus(Fixtures.HOLD);

    List<List<Claim.Released>> batches = Race.of(6, i -> expire(event, end));

    List<Claim.Released> released = batches.stream().flatMap(Collection::stream).toList();
    assertThat(released.stream().map(Claim::id))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(claims.stream().map(Claim::id).toList());
    assertThat(stock(event)).isEqualTo(stock(60, 0, 0));
  }

  @Test
  @Tag("F8")
  @Tag("N29")
  void ofManyReleasesOneGivesTheUnitsBack() {
    EventId event = given().onSale(5).id();
    Claim.Claimed claim = given().held(event, START);

    List<ReleaseReason> reasons = List.of(ReleaseReason.values());

    List<ReleaseOutcome> outcomes =
        Race.of(12, i -> claims().release(claim.id(), reasons.get(i % 4), START));

    assertThat(outcomes).filteredOn(ReleaseOutcome.Released.class::isInstance).hasSize(1);
    assertThat(stock(event)).isEqualTo(stock(5, 0, 0));
  }

  @Test
  @Tag("N26")
  @Tag("C2")
  void theEndOfASaleAndItsLastHoldsComeOneAfterTheOther() {
    Event.Active event = given().onSale(40);
    List<QueueEntry.Admitted> fans = crowd(event.id(), 40);

    List<Object> outcomes =
        Race.of(
            41,
            i ->
                i < 40
                    ? hold(fans.get(i), 1, START)
                    : stores().events().replace(event, event.end(START)));

    long holds = outcomes.stream().filter(HoldOutcome.Held.class::isInstance).count();
    assertThat(outcomes.subList(0, 40))
        .filteredOn(each -> !(each instanceof HoldOutcome.Held))
        .allMatch(HoldOutcome.SaleClosed.class::isInstance);
    assertThat(outcomes.get(40)).isEqualTo(true);
    assertThat(stock(event.id())).isEqualTo(stock(40 - holds, holds, 0));
    assertThat(
            fans.stream()
                .map(fan -> hold(fan, 1, START))
                .filter(HoldOutcome.Held.class::isInstance))
        .isEmpty();
  }

  /** Fans who were let in, more than there is stock. */
  private List<QueueEntry.Admitted> crowd(EventId event, int fans) {
    return given().crowd(event, fans, START);
  }
}
