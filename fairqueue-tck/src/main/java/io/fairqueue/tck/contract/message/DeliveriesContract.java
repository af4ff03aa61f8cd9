package io.fairqueue.tck.contract.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Deliveries.Known;
import io.fairqueue.port.message.Deliveries.Reply;
import io.fairqueue.port.message.Deliveries.Settlement;
import io.fairqueue.port.message.Deliveries.Status;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link Deliveries} does. */
public abstract class DeliveriesContract extends MessageSuite {

  private static final Reply OK = new Reply(200, "thanks");

  @Test
  @Tag("H2")
  @Tag("N42")
  void aDeliveryIsTakenByOneUntilItsLeaseEnds() {
    Lane lane = held(6);

    List<List<Taken>> taken = Race.of(6, i -> deliveries().take(lane, 2, START, START.plus(LEASE)));

    assertThat(taken.stream().flatMap(List::stream).map(Taken::key))
        .doesNotHaveDuplicates()
        .hasSizeLessThanOrEqualTo(6);
    taken(lane, START);
    assertThat(taken(lane, START.plus(LEASE).minusMillis(1))).isEmpty();
    assertThat(deliveries().dueLanes(START.plus(LEASE).minusMillis(1))).doesNotContain(lane);
    assertThat(deliveries().dueLanes(START.plus(LEASE))).contains(lane);
    assertThat(taken(lane, START.plus(LEASE))).hasSize(6).allMatch(each -> each.tries() == 0);
  }

  @Test
  @Tag("H2")
  @Tag("N42")
  void oneThatWasTakenAndNeverSettledIsKnownForIt() {
    Lane lane = held(1);
    Taken first = taken(lane, START).getFirst();
    Instant later = START.plus(LEASE);
    Taken second = taken(lane, later).getFirst();
    Instant due = later.plusSeconds(5);
    deliveries()
        .settle(second, new Settlement.Again(0, List.of(), 1, due, "abandoned", null), later);

    Taken third = taken(lane, due).getFirst();

    assertThat(first.isAbandoned()).isFalse();
    assertThat(second.isAbandoned()).isTrue();
    assertThat(third.isAbandoned()).isFalse();
    assertThat(third.tries()).isEqualTo(1);
  }

  @Test
  @Tag("H1")
  @Tag("N43")
  void onlyWhoeverHoldsTheLeaseSettles() {
    Lane lane = held(1);
    Taken first = taken(lane, START).getFirst();
    Instant later = START.plus(LEASE);
    Taken second = taken(lane, later).getFirst();

    assertThat(deliveries().settle(first, new Settlement.Done(OK), later)).isFalse();
    assertThat(known(first).status()).isEqualTo(Status.SENDING);
    assertThat(deliveries().settle(second, new Settlement.Done(OK), later)).isTrue();
    assertThat(deliveries().settle(second, new Settlement.Dead("too late", null), later)).isFalse();

    assertThat(known(first))
        .matches(each -> each.status() == Status.DONE)
        .matches(each -> OK.equals(each.reply()))
        .matches(each -> later.equals(each.doneAt()));
    assertThat(taken(lane, later.plus(LEASE))).isEmpty();
  }

  @Test
  @Tag("H2")
  void whatFailedIsDueAgainThenAndRemembersHowFarItGot() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(MessageType.LINE_ADMITTED);
    given().crowd(event, 5, START);
    relay(START);
    Taken taken = taken(lane, START).getFirst();
    Instant due = START.plusSeconds(5);

    deliveries()
        .settle(
            taken, new Settlement.Again(2, List.of(), 1, due, "away", new Reply(503, "")), START);

    assertThat(taken(lane, due.minusMillis(1))).isEmpty();
    assertThat(taken(lane, due))
        .singleElement()
        .matches(each -> each.nextItem() == 2 && each.tries() == 1)
        .matches(each -> each.row().items().size() == 5);
  }

  @Test
  @Tag("H7")
  void itemsThatFailApartAreDeliveriesOfTheirOwn() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(MessageType.LINE_ADMITTED);
    given().crowd(event, 4, START);
    relay(START);
    Taken taken = taken(lane, START).getFirst();

    deliveries()
        .settle(taken, new Settlement.Again(4, List.of(0, 2), 0, START, "poison", null), START);

    List<Taken> apart = taken(lane, START);
    assertThat(apart)
        .filteredOn(each -> !each.key().equals(taken.key()))
        .extracting(each -> each.key().firstItem(), each -> each.key().endItem(), Taken::tries)
        .containsExactlyInAnyOrder(tuple(0, 1, 1), tuple(2, 3, 1));
    apart.forEach(each -> deliveries().settle(each, new Settlement.Dead("poison", null), START));
    assertThat(dead())
        .filteredOn(each -> each.row().equals(taken.row()))
        .extracting(each -> each.key().firstItem())
        .containsExactly(2, 0);
  }

  @Test
  @Tag("H7")
  void anItemThatFailsApartOnceMoreIsDueOnceMore() {
    EventId event = given().onSale(10).id();
    Lane lane = listener(MessageType.LINE_ADMITTED);
    given().crowd(event, 3, START);
    relay(START);
    Settlement apart = new Settlement.Again(3, List.of(1), 0, START, "poison", null);
    Taken whole = taken(lane, START).getFirst();
    deliveries().settle(whole, apart, START);
    Taken alone = taken(lane, START).getFirst();
    deliveries().settle(alone, new Settlement.Dead("poison", null), START);

    deliveries().retry(whole.key(), START);
    deliveries().settle(taken(lane, START).getFirst(), apart, START);

    assertThat(taken(lane, START))
        .singleElement()
        .matches(each -> each.key().equals(alone.key()) && each.tries() == 1);
  }

  @Test
  @Tag("H7")
  void aDeadDeliveryIsListedUntilSomebodyWantsItTriedAgainOrDropsIt() {
    Lane lane = held(2);
    List<Taken> taken = taken(lane, START);
    taken.forEach(
        each -> deliveries().settle(each, new Settlement.Dead("no such mailbox", null), START));

    assertThat(dead()).extracting(Known::key).containsAll(keys(taken));
    assertThat(deliveries().dead(Channel.MAIL, ALL))
        .extracting(Known::key)
        .doesNotContainAnyElementsOf(keys(taken));
    assertThat(taken(lane, START.plusSeconds(99_999))).isEmpty();

    assertThat(deliveries().retry(taken.get(0).key(), START)).isTrue();
    assertThat(deliveries().retry(taken.get(0).key(), START)).isFalse();
    assertThat(deliveries().drop(taken.get(1).key(), START)).isTrue();
    assertThat(deliveries().drop(taken.get(1).key(), START)).isFalse();

    assertThat(dead()).extracting(Known::key).doesNotContainAnyElementsOf(keys(taken));
    assertThat(known(taken.get(1)).status()).isEqualTo(Status.SKIPPED);
    assertThat(taken(lane, START))
        .singleElement()
        .matches(each -> each.key().equals(taken.get(0).key()) && each.tries() == 0);
  }

  @Test
  @Tag("N42")
  void theBacklogTellsWhatWaitsAndSinceWhen() {
    Lane lane = held(3);
    List<Taken> taken = taken(lane, START);
    deliveries().settle(taken.get(0), new Settlement.Dead("no", null), START);
    deliveries()
        .settle(taken.get(1), new Settlement.Again(0, List.of(), 1, START, "away", null), START);

    Deliveries.Backlog backlog =
        Objects.requireNonNull(deliveries().backlog(START.plusSeconds(60)).get(Channel.LISTENER));

    assertThat(backlog.waiting()).isGreaterThanOrEqualTo(2);
    assertThat(backlog.dead()).isGreaterThanOrEqualTo(1);
    assertThat(backlog.oldestDue()).isNotNull().isBeforeOrEqualTo(START);
  }

  /** A lane with this many deliveries, one per hold. */
  private Lane held(int deliveries) {
    EventId event = given().onSale(100).id();
    Lane lane = listener(MessageType.CLAIM_HELD);
    for (int i = 0; i < deliveries; i++) {
      given().held(event, START);
    }
    relay(START);
    subscriptions().serve(lane, Set.of(), START);
    return lane;
  }

  private List<Known> dead() {
    return deliveries().dead(Channel.LISTENER, ALL);
  }

  private Known known(Taken taken) {
    return deliveries().find(taken.key()).orElseThrow();
  }

  private static List<Deliveries.Key> keys(List<Taken> taken) {
    return taken.stream().map(Taken::key).toList();
  }
}
