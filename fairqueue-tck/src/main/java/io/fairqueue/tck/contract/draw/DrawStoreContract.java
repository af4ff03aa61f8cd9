package io.fairqueue.tck.contract.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawTerms;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.port.PlaceInLine;
import io.fairqueue.port.draw.DrawStore;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Policies;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link DrawStore} does, and lines with it: lobbies close, draws go step by step. */
public abstract class DrawStoreContract extends StoresSuite {

  private static final Instant SALE = START.plus(Duration.ofMinutes(10));
  private static final Instant CLOSES = SALE.minus(Duration.ofMinutes(2));
  private static final Instant ACTIVATED = START.minus(Duration.ofHours(2));
  private static final Bytes HASH = Bytes.of(new byte[32]);
  private static final EntrantList NOBODY = new EntrantList(0, HASH, HASH);
  private static final DrawValue VALUE = new DrawValue.OfBeacon(7, Bytes.of(new byte[48]));

  @Test
  void aDrawBeginsWithItsEventAndFollowsItsTimes() {
    Event event = onSale(DrawMethod.RANDOM);
    DrawTerms terms = draw(event.id()).terms();
    Instant half = CLOSES.plus(Duration.ofMinutes(1));

    assertThat(draw(event.id())).isInstanceOf(Draw.Gathering.class);
    assertThat(terms.closesAt()).isEqualTo(CLOSES);
    assertThat(terms.decidedAt()).isBetween(half, half.plusSeconds(3));
    assertThat(BeaconChain.QUICKNET.time(terms.round() - 1)).isBefore(half);

    EventDetails later = event.details().edit().saleStart(SALE.plus(Duration.ofHours(1))).build();
    var unused = stores().events().revise(event, later, START);

    assertThat(draw(event.id()).terms().closesAt()).isEqualTo(CLOSES.plus(Duration.ofHours(1)));
    assertThat(draw(event.id()).terms().round()).isEqualTo(terms.round() + 1_200);
    assertThat(draw(event.id()).terms().serverSeedHash()).isEqualTo(terms.serverSeedHash());
    assertThat(stores().draws().find(given().onSale(1).id())).isEmpty();
  }

  @Test
  void anEventKeepsTheLobbyThatItWasGiven() {
    Event event = onSale(DrawMethod.ARRIVAL);
    assertThat(event.details().lobby())
        .isEqualTo(
            new Lobby(START.minus(Duration.ofHours(1)), DrawMethod.ARRIVAL, Duration.ofMinutes(2)));
    assertThat(given().onSale(1).details().lobby()).isNull();
  }

  @Test
  void whoComesBeforeTheCloseIsInTheLobbyAndWhoComesAfterWaitsBehind() {
    EventId event = onSale(DrawMethod.RANDOM).id();
    CustomerId fan = given().customer();
    assertThat(stores().lines().join(event, fan, START.minus(Duration.ofMinutes(61))))
        .isEqualTo(new JoinOutcome.NotOpen());

    QueueEntry.Lobby early = enter(event, fan, START);
    QueueEntry.Lobby second = enter(event, given().customer(), CLOSES.minusMillis(1));
    QueueEntry.Waiting late = given().join(event, given().customer(), CLOSES);

    assertThat(early.facts().number()).isEqualTo(1);
    assertThat(early.facts().place()).isZero();
    assertThat(second.facts().number()).isEqualTo(2);
    assertThat(late.facts().place()).isEqualTo(3);
    assertThat(stores().lines().join(event, fan, CLOSES))
        .isEqualTo(new JoinOutcome.AlreadyInLine(early));
    assertThat(entry(event, fan)).isEqualTo(early);
    assertThat(stores().lineReads().position(event, 3)).hasValue(3);
    assertThat(stores().lineReads().inLobby(event)).isEqualTo(2);
    assertThat(stores().lineReads().waiting(event)).isEqualTo(1);
    assertThat(stores().lineReads().waiting(event, 1, 10))
        .extracting(PlaceInLine::position)
        .containsExactly(0L, 0L, 3L);
  }

  @Test
  void whoLeavesTheLobbyMayComeBackWithAnotherNumber() {
    EventId event = onSale(DrawMethod.RANDOM).id();
    CustomerId fan = given().customer();
    QueueEntry.Lobby first = enter(event, fan, START);

    assertThat(stores().lines().leave(event, fan, START))
        .isEqualTo(new LeaveOutcome.Left(new QueueEntry.Abandoned(first.facts())));
    assertThat(stores().lineReads().inLobby(event)).isZero();
    assertThat(enter(event, fan, START).facts().number()).isEqualTo(2);
  }

  @Test
  void theListIsWhoWasThereWhenTheLobbyClosed() {
    EventId event = onSale(DrawMethod.RANDOM).id();
    List<CustomerId> fans = enter(event, 5);
    leave(event, fans.get(1), START);

    assertThat(stores().draws().close(event, CLOSES.minusMillis(1))).isEmpty();
    assertThat(stores().draws().due(CLOSES.minusMillis(1))).doesNotContain(event);
    assertThat(stores().draws().due(CLOSES)).contains(event);
    assertThat(stores().draws().close(event, CLOSES)).contains(new int[] {1, 3, 4, 5});
    leave(event, fans.get(2), CLOSES);
    given().join(event, given().customer(), CLOSES);

    assertThat(stores().draws().close(event, CLOSES)).contains(new int[] {1, 3, 4, 5});
  }

  @Test
  void whoeverWritesFirstClosesTheLobby() {
    EventId event = onSale(DrawMethod.RANDOM).id();
    List<CustomerId> fans = enter(event, 3);
    leave(event, fans.getFirst(), CLOSES);
    leave(event, fans.getLast(), CLOSES);

    assertThat(stores().draws().close(event, CLOSES)).contains(new int[] {1, 2, 3});
  }

  @Test
  void nobodysTimeInTheLobbyIsOver() {
    EventId event = onSale(DrawMethod.RANDOM).id();
    enter(event, 3);

    assertThat(stores().lines().expire(event, Duration.ofSeconds(1), CLOSES)).isEmpty();
    assertThat(stores().lines().expire(event, Duration.ofSeconds(1), SALE.plusSeconds(60)))
        .isEmpty();
    assertThat(stores().lineReads().inLobby(event)).isEqualTo(3);
  }

  @Test
  void timeSpentInTheLobbyIsNoTimeWaited() {
    EventId event = onSale(DrawMethod.ARRIVAL).id();
    enter(event, 3);
    place(placing(event, 3), 3, 2, 1);

    Duration ttl = Duration.ofMinutes(5);
    assertThat(stores().lines().expire(event, ttl, SALE.plus(ttl).minusMillis(1))).isEmpty();
    assertThat(stores().lines().expire(event, ttl, SALE.plus(ttl))).hasSize(3);
  }

  @Test
  void ofManyAtOnceOneTakesAStep() {
    EventId event = onSale(DrawMethod.RANDOM).id();
    enter(event, 3);
    assertThat(stores().draws().close(event, CLOSES)).isPresent();
    DrawStore draws = stores().draws();
    EntrantList list = new EntrantList(3, HASH, HASH);

    Draw.Gathering gathering = (Draw.Gathering) draw(event);
    assertOne(Race.of(6, i -> draws.list(gathering, list, CLOSES)));
    Draw.Closed closed = (Draw.Closed) draw(event);
    DrawValue value = new DrawValue.OfBeacon(closed.terms().round(), Bytes.of(new byte[48]));
    assertOne(Race.of(6, i -> draws.decide(closed, value, CLOSES)));
    Draw.Drawn drawn = (Draw.Drawn) draw(event);
    assertOne(Race.of(6, i -> draws.order(drawn, HASH, CLOSES)));
    Draw.Placing placing = (Draw.Placing) draw(event);
    assertOne(Race.of(6, i -> draws.place(placing, new int[] {2, 3}, CLOSES)));
    Draw.Placing last = (Draw.Placing) draw(event);
    assertOne(Race.of(6, i -> draws.place(last, new int[] {1}, CLOSES)));

    assertThat(draw(event)).isInstanceOf(Draw.Open.class);
    assertThat(draw(event).decided()).contains(value);
    assertThat(draw(event).entrants()).contains(list);
    assertThat(draws.due(SALE)).doesNotContain(event);
  }

  @Test
  void onlyPlacesThatAreWrittenDownAreAdmittableByHandToo() {
    EventId event = onSale(DrawMethod.ARRIVAL).id();
    List<CustomerId> fans = enter(event, 5);
    CustomerId late = given().join(event, given().customer(), CLOSES).facts().customerId();
    Draw.Placing placing = placing(event, 5);
    assertThat(admit(event, 9)).isEmpty();

    Draw.Placing halfWay = (Draw.Placing) place(placing, 4, 2);
    assertThat(stores().lineReads().position(event, 6)).hasValue(6);
    assertThat(admit(event, 1)).containsExactly(fans.get(3));
    assertThat(byHand(event, 9)).containsExactly(fans.get(1));
    assertThat(admit(event, 9)).isEmpty();
    assertThat(entry(event, fans.get(0))).isInstanceOf(QueueEntry.Lobby.class);

    Draw open = place(halfWay, 5, 1, 3);
    assertThat(open).isInstanceOf(Draw.Open.class);
    assertThat(entry(event, fans.get(2)).facts().place()).isEqualTo(5);
    assertThat(stores().lineReads().position(event, 5)).hasValue(3);
    assertThat(stores().lineReads().position(event, 6)).hasValue(4);
    assertThat(admit(event, 9)).containsExactly(fans.get(4), fans.get(0), fans.get(2), late);
  }

  @Test
  void whoHasLeftGetsNoPlaceAndNobodyElseTheirs() {
    EventId event = onSale(DrawMethod.ARRIVAL).id();
    List<CustomerId> fans = enter(event, 4);
    Draw.Placing placing = placing(event, 4);
    leave(event, fans.get(2), CLOSES);

    Draw open = place(placing, 4, 3, 1, 2);

    assertThat(open).isInstanceOf(Draw.Open.class);
    assertThat(entry(event, fans.get(0)).facts().place()).isEqualTo(3);
    assertThat(stores().lineReads().position(event, 2)).isEmpty();
    assertThat(stores().lineReads().position(event, 3)).hasValue(2);
    assertThat(admit(event, 9)).containsExactly(fans.get(3), fans.get(0), fans.get(1));
  }

  @Test
  void anEmptyLobbyOpensAtOnce() {
    EventId event = onSale(DrawMethod.RANDOM).id();
    assertThat(stores().draws().close(event, CLOSES)).contains(new int[0]);
    CustomerId late = given().join(event, given().customer(), CLOSES).facts().customerId();

    Draw.Closed closed =
        stores().draws().list((Draw.Gathering) draw(event), NOBODY, CLOSES).orElseThrow();
    Draw.Drawn drawn = stores().draws().decide(closed, VALUE, CLOSES).orElseThrow();
    Draw.Placing placing = stores().draws().order(drawn, HASH, CLOSES).orElseThrow();

    assertThat(place(placing)).isInstanceOf(Draw.Open.class);
    assertThat(admit(event, 9)).containsExactly(late);
  }

  @Test
  void aRoundWhoseValueIsKnownBeforeTheListIsMovesOn() {
    EventId event = onSale(DrawMethod.RANDOM).id();
    Draw.Gathering gathering = (Draw.Gathering) draw(event);
    Instant known = gathering.terms().decidedAt();
    assertThat(stores().draws().close(event, known)).isPresent();

    Draw.Closed closed = stores().draws().list(gathering, NOBODY, known).orElseThrow();

    assertThat(closed.terms().round()).isGreaterThan(gathering.terms().round());
    assertThat(closed.terms().decidedAt())
        .isBetween(known.plus(Duration.ofMinutes(1)), known.plus(Duration.ofSeconds(63)));
    assertThat(draw(event)).isEqualTo(closed);
  }

  @Test
  void aPauseStopsNoDrawAndACancellationDoes() {
    Event.Active event = onSale(DrawMethod.RANDOM);
    enter(event.id(), 2);
    assertThat(stores().events().replace(event, event.pause(START))).isTrue();
    Event.Paused paused = (Event.Paused) event(event.id());
    assertThat(stores().draws().close(event.id(), CLOSES)).contains(new int[] {1, 2});
    Draw.Closed closed =
        stores()
            .draws()
            .list((Draw.Gathering) draw(event.id()), new EntrantList(2, HASH, HASH), CLOSES)
            .orElseThrow();

    assertThat(stores().events().replace(paused, paused.cancel("rain", CLOSES))).isTrue();

    assertThat(stores().draws().due(SALE)).doesNotContain(event.id());
    assertThat(stores().draws().decide(closed, VALUE, CLOSES)).isEmpty();
    assertThat(draw(event.id())).isEqualTo(closed);
    assertThat(stores().lines().close(event.id(), CLOSES)).hasSize(2);
  }

  @Test
  void theFirstSecretOfAnEventStays() {
    EventId event = given().onSale(1).id();
    List<Optional<String>> secrets = Race.of(6, i -> stores().draws().secret(event, "secret" + i));

    assertThat(secrets).allMatch(Optional::isPresent);
    assertThat(secrets.stream().distinct()).hasSize(1);
    assertThat(stores().draws().secret(event, "another")).isEqualTo(secrets.getFirst());
    assertThat(stores().draws().secret(new EventId(unknownEntry().value()), "any")).isEmpty();
  }

  private static void assertOne(List<? extends Optional<?>> outcomes) {
    assertThat(outcomes.stream().filter(Optional::isPresent)).hasSize(1);
  }

  private Event.Active onSale(DrawMethod method) {
    EventDetails details =
        Fixtures.details(50)
            .edit()
            .saleStart(SALE)
            .lobby(new Lobby(START.minus(Duration.ofHours(1)), method, Duration.ofMinutes(2)))
            .build();
    Event.Draft draft = given().draft(details);
    DrawTerms terms = DrawTerms.of(draft.id(), details, BeaconChain.QUICKNET, HASH);
    assertThat(stores().events().activate(draft, draft.activate(ACTIVATED), terms)).isTrue();
    assertThat(stores().events().activate(draft, draft.activate(ACTIVATED), terms)).isFalse();
    return (Event.Active) event(draft.id());
  }

  private Draw draw(EventId event) {
    return stores().draws().find(event).orElseThrow();
  }

  private QueueEntry.Lobby enter(EventId event, CustomerId fan, Instant now) {
    JoinOutcome outcome = stores().lines().join(event, fan, now);
    assertThat(outcome).isInstanceOf(JoinOutcome.Entered.class);
    return ((JoinOutcome.Entered) outcome).entry();
  }

  private List<CustomerId> enter(EventId event, int fans) {
    List<CustomerId> entered = new ArrayList<>();
    IntStream.range(0, fans)
        .forEach(i -> entered.add(enter(event, given().customer(), START).facts().customerId()));
    return entered;
  }

  private void leave(EventId event, CustomerId fan, Instant now) {
    assertThat(stores().lines().leave(event, fan, now)).isInstanceOf(LeaveOutcome.Left.class);
  }

  /** A draw by arrival whose order is known. */
  private Draw.Placing placing(EventId event, int fans) {
    assertThat(stores().draws().close(event, CLOSES).orElseThrow()).hasSize(fans);
    Draw.Closed closed =
        stores()
            .draws()
            .list((Draw.Gathering) draw(event), new EntrantList(fans, HASH, HASH), CLOSES)
            .orElseThrow();
    return stores().draws().order(closed, HASH, CLOSES).orElseThrow();
  }

  private Draw place(Draw.Placing placing, int... numbers) {
    return stores().draws().place(placing, numbers, CLOSES).orElseThrow();
  }

  private List<CustomerId> admit(EventId event, int atMost) {
    return fans(stores().lines().admit(event, Policies.generous(), atMost, SALE));
  }

  private List<CustomerId> byHand(EventId event, int atMost) {
    return fans(stores().lines().admit(event(event), true, atMost, SALE).orElseThrow());
  }

  private static List<CustomerId> fans(List<QueueEntry.Admitted> admitted) {
    return admitted.stream().map(entry -> entry.facts().customerId()).toList();
  }
}
