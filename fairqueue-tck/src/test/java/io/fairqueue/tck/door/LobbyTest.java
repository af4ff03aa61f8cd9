package io.fairqueue.tck.door;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawStatus;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.domain.fairness.DrawOrder;
import io.fairqueue.domain.fairness.Entrants;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.draw.DrawProof;
import io.fairqueue.draw.Draws;
import io.fairqueue.event.Events;
import io.fairqueue.line.Line;
import io.fairqueue.line.facts.LineStanding;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import io.fairqueue.port.draw.Beacon;
import io.fairqueue.port.draw.BeaconPolicy;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lobbies and draws, as fans and organizers go through them. */
class LobbyTest {

  /** Of round 657413 of quicknet: here it is taken to be that of any round. */
  private static final Bytes SIGNATURE =
      Bytes.ofHex(
          "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be"
              + "41076862b98fad56e91a6b85b89cd97b");

  private static final Set<String> STEPS = Set.of("close", "list", "decide", "order", "place");
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final BoxOffice office = new BoxOffice();
  private final KnownBeacon beacon = new KnownBeacon();
  private final FairQueue fairQueue = open(office.stores);
  private final Instant start = office.time.instant();
  private final Instant sale = start.plus(Duration.ofMinutes(10));
  private final Instant closes = sale.minus(Duration.ofMinutes(2));

  private FairQueue open(Stores stores) {
    return FairQueue.builder()
        .stores(stores)
        .beacon(new BeaconPolicy(beacon, BeaconChain.QUICKNET, PATIENCE))
        .time(office.time)
        .build();
  }

  @Test
  void theOrderIsWhatOthersHaveComputed() {
    EventId id = EventId.parse("018f6f2e-0000-7000-8000-0000000000e1");
    byte[] secret = new byte[32];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) i;
    }
    Event.Draft draft = office.given.draft(id, details(DrawMethod.RANDOM));
    assertThat(office.stores.draws().secret(id, HexFormat.of().formatHex(secret))).isPresent();
    activate(draft);
    List<CustomerId> fans = enter(id, 8);

    run(closes);
    assertThat(draw(id).entrants().orElseThrow().root().hex())
        .isEqualTo("6b977d8380b0adae919b4d45860f858e118a6bd276d84901f8e410ed38e5cd35");
    assertThat(draw(id).entrants().orElseThrow().sha256().hex())
        .isEqualTo("d545cfae6db4bdfebd049ed23f3de7f644b89eb0a9fa1fce0232b4f5f7c05c45");
    run(draw(id).terms().decidedAt());

    assertThat(draw(id)).isInstanceOf(Draw.Open.class);
    assertThat(draw(id).seed().orElseThrow().hex())
        .isEqualTo("a8ad1c7e16598ea77f924e62628ef72d92ad6bb66d0fb4a3f5beb66f5dac8b22");
    assertThat(draw(id).places().orElseThrow().hex())
        .isEqualTo("97804d4370f6d12931b4f6b6b4ca5870be3d2609a1a2435ce011e6e354e6ef69");
    assertThat(fans.stream().map(fan -> place(id, fan)))
        .containsExactly(3L, 8L, 1L, 7L, 5L, 2L, 4L, 6L);
  }

  @Test
  void aFanIsToldWhenToComeAndWhatGivesThePlace() {
    EventId event = onSale(DrawMethod.RANDOM).id();
    CustomerId fan = office.given.customer();
    office.time.set(start.minus(Duration.ofMinutes(61)));
    assertThat(fairQueue.line().join(event, fan))
        .isEqualTo(
            new Line.Joining.Refused(new JoinOutcome.NotOpen(start.minus(Duration.ofMinutes(60)))));

    office.time.set(start);
    LineStanding standing = ((Line.Joining.InLine) fairQueue.line().join(event, fan)).standing();

    assertThat(standing.entry()).isInstanceOf(QueueEntry.Lobby.class);
    assertThat(standing.position()).isZero();
    assertThat(standing.estimate()).isEmpty();
    assertThat(standing.draw()).isEqualTo(draw(event));
    assertThat(fairQueue.line().position(event, fan)).contains(standing);
    assertThat(fairQueue.line().facts(event).orElseThrow().inLobby()).isOne();
  }

  @Test
  void nothingIsKnownBeforeTheRoundAndNobodyAsksForItEarlier() {
    EventId event = onSale(DrawMethod.RANDOM).id();
    List<CustomerId> fans = enter(event, 5);
    run(closes);
    Instant decided = draw(event).terms().decidedAt();

    run(decided.minusMillis(1));
    assertThat(beacon.asked).isEmpty();
    assertThat(draw(event)).isInstanceOf(Draw.Closed.class);
    beacon.value = Optional.empty();
    run(decided);
    run(decided.plusMillis(2_999));
    assertThat(beacon.asked).containsExactly(draw(event).terms().round());
    beacon.value = Optional.of(SIGNATURE);
    run(decided.plusSeconds(3));

    assertThat(draw(event)).isInstanceOf(Draw.Open.class);
    assertThat(fans.stream().map(fan -> place(event, fan)))
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void byArrivalTheLobbyComesInTheOrderInWhichItCame() {
    EventId event = onSale(DrawMethod.ARRIVAL).id();
    List<CustomerId> fans = enter(event, 5);

    run(closes);

    assertThat(draw(event)).isInstanceOf(Draw.Open.class);
    assertThat(fans.stream().map(fan -> place(event, fan))).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(beacon.asked).isEmpty();
    DrawProof proof = fairQueue.draws().proof(event, fans.get(2)).orElseThrow();
    assertThat(proof.placed().orElseThrow().ticket()).isEmpty();
    assertProven(event, proof);
  }

  @Test
  void eachFanCanShowTheOwnEntryInListAndOrder() {
    EventId event = onSale(DrawMethod.RANDOM).id();
    List<CustomerId> fans = enter(event, 7);
    assertThat(fairQueue.draws().proof(event, fans.getFirst())).isEmpty();
    assertThat(fairQueue.draws().entries(event)).isEmpty();
    run(closes);
    assertThat(fairQueue.draws().proof(event, fans.getFirst()).orElseThrow().placed()).isEmpty();
    run(draw(event).terms().decidedAt());

    for (CustomerId fan : fans) {
      DrawProof proof = fairQueue.draws().proof(event, fan).orElseThrow();
      assertThat(proof.placed().orElseThrow().place()).isEqualTo((int) place(event, fan));
      assertProven(event, proof);
    }
    office.time.set(sale);
    CustomerId late = office.given.customer();
    var unused = fairQueue.line().join(event, late);
    assertThat(fairQueue.draws().proof(event, late)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoeverDiesAnotherGoesOnAndTheOrderIsTheSame(boolean afterwards) {
    for (int call = 1; ; call++) {
      EventId event = onSale(DrawMethod.RANDOM).id();
      List<CustomerId> fans = enter(event, 9);
      Crashing crash = new Crashing(STEPS::contains, call, afterwards);
      FairQueue dying = open(crash.stores(office.stores));
      Instant decided = draw(event).terms().decidedAt();
      for (Instant now : List.of(closes, decided)) {
        office.time.set(now);
        try {
          dying.ticks().draws();
        } catch (StoreUnavailableException died) {
          assertThat(crash.isDead()).isTrue();
        }
        if (crash.isDead()) {
          run(now.plusSeconds(3));
        }
      }

      run(decided.plusSeconds(9));

      Draw draw = draw(event);
      assertThat(draw).as("killed at call %d", call).isInstanceOf(Draw.Open.class);
      assertThat(draw.terms().decidedAt()).isEqualTo(decided);
      assertThat(places(event, fans)).isEqualTo(recomputed(event, fans));
      if (!crash.isDead()) {
        assertThat(call).isGreaterThan(STEPS.size());
        return;
      }
      office.time.set(start);
    }
  }

  @Test
  void manyNodesAtOnceGiveEachPlaceOnce() {
    EventId event = onSale(DrawMethod.RANDOM).id();
    List<CustomerId> fans = enter(event, 50);
    List<FairQueue> nodes = IntStream.range(0, 4).mapToObj(i -> open(office.stores)).toList();
    Instant decided = draw(event).terms().decidedAt();

    for (Instant now : List.of(closes, decided, decided.plusSeconds(3), decided.plusSeconds(6))) {
      office.time.set(now);
      Race.of(
          nodes.size(),
          i -> {
            nodes.get(i).ticks().draws();
            return i;
          });
    }

    assertThat(draw(event)).isInstanceOf(Draw.Open.class);
    assertThat(places(event, fans)).isEqualTo(recomputed(event, fans));
  }

  @Test
  void anOwnerMayDoWithoutABeaconOncePatienceIsOverAndEverybodyIsTold() {
    beacon.value = Optional.empty();
    Event event = onSale(DrawMethod.RANDOM);
    EventId id = event.id();
    Actor owner = BoxOffice.owner(event);
    enter(id, 4);
    assertThat(outcome(fairQueue.draws().fallBack(owner, id, "too early", null)))
        .isEqualTo(new Draws.Decision.NotWaited(Optional.of(DrawStatus.GATHERING)));
    run(closes);
    Instant until = draw(id).terms().decidedAt().plus(PATIENCE);
    run(until.minusMillis(1));

    assertThat(fairQueue.draws().fallBack(office.stranger(), id, "mine", null))
        .isInstanceOf(Permitted.Forbidden.class);
    assertThat(outcome(fairQueue.draws().fallBack(owner, id, "no beacon", null)))
        .isEqualTo(new Draws.Decision.TooEarly(until));
    assertThat(fairQueue.draws().show(id).orElseThrow().fallbackFrom()).contains(until);
    run(until);
    assertThat(outcome(fairQueue.draws().fallBack(owner, id, "no beacon", null)))
        .isInstanceOf(Draws.Decision.Decided.class);
    run(until);

    Draw draw = draw(id);
    assertThat(draw).isInstanceOf(Draw.Open.class);
    DrawValue.OfServer value = (DrawValue.OfServer) draw.decided().orElseThrow();
    assertThat(value.reason()).isEqualTo("no beacon");
    assertThat(Bytes.of(Sha256.of(value.serverSeed().toArray())))
        .isEqualTo(draw.terms().serverSeedHash());
    assertThat(outcome(fairQueue.draws().fallBack(owner, id, "again", null)))
        .isEqualTo(new Draws.Decision.NotWaited(Optional.of(DrawStatus.OPEN)));
  }

  @Test
  void whoBringsTheValueNeedNotBeTrusted() {
    beacon.value = Optional.empty();
    Event event = onSale(DrawMethod.RANDOM);
    EventId id = event.id();
    enter(id, 4);
    run(closes);
    run(draw(id).terms().decidedAt());

    assertThat(
            outcome(fairQueue.draws().handIn(BoxOffice.owner(event), id, Bytes.of(new byte[48]))))
        .isEqualTo(new Draws.Decision.NotTrue());
    assertThat(fairQueue.draws().handIn(office.stranger(), id, SIGNATURE))
        .isInstanceOf(Permitted.Forbidden.class);
    assertThat(outcome(fairQueue.draws().handIn(BoxOffice.owner(event), id, SIGNATURE)))
        .isInstanceOf(Draws.Decision.Decided.class);
    run(office.time.instant());

    assertThat(draw(id).decided())
        .contains(new DrawValue.OfBeacon(draw(id).terms().round(), SIGNATURE));
    assertThat(draw(id)).isInstanceOf(Draw.Open.class);
  }

  @Test
  void aLobbyThatNobodyCanEnterIsNotOpened() {
    Event.Draft draft = office.given.draft(details(DrawMethod.RANDOM));
    office.time.set(closes.minusMillis(9_999));
    assertThat(fairQueue.events().activate(BoxOffice.owner(draft), draft.id()))
        .isEqualTo(new Permitted.Allowed<>(new Events.Change.LobbyTooShort(draft)));
    office.time.set(closes.minusSeconds(10));
    activate(draft);
  }

  /** In minutes before the lobby closes; whether the kind, the opening or the sale is another. */
  @ParameterizedTest
  @CsvSource({
    "11, kind, false",
    "11, opening, true",
    "11, sale, true",
    "11, name, true",
    "10, opening, false",
    "10, sale, false",
    "10, name, true",
  })
  void whatWasAnnouncedOfADrawStays(int before, String what, boolean may) {
    EventDetails later =
        details(DrawMethod.RANDOM).edit().saleStart(sale.plus(Duration.ofHours(1))).build();
    Event.Draft draft = office.given.draft(later);
    activate(draft);
    Event event = office.event(draft.id());
    office.time.set(closes.plus(Duration.ofHours(1)).minus(Duration.ofMinutes(before)));
    Lobby lobby = requireNonNull(event.details().lobby());

    Permitted<Events.Revision> revision =
        fairQueue
            .events()
            .revise(
                BoxOffice.owner(event),
                event.id(),
                now ->
                    switch (what) {
                      case "kind" ->
                          now.edit()
                              .lobby(new Lobby(lobby.opensAt(), DrawMethod.ARRIVAL, lobby.lead()))
                              .build();
                      case "opening" ->
                          now.edit()
                              .lobby(
                                  new Lobby(
                                      lobby.opensAt().plusSeconds(1), lobby.method(), lobby.lead()))
                              .build();
                      case "sale" -> now.edit().saleStart(now.saleStart().plusSeconds(9)).build();
                      default -> now.edit().name("Another Night").build();
                    });

    assertThat(revision)
        .extracting("outcome")
        .isInstanceOf(may ? Events.Revision.Revised.class : Events.Revision.DrawFixed.class);
  }

  private EventDetails details(DrawMethod method) {
    return Fixtures.details(90)
        .edit()
        .saleStart(sale)
        .lobby(new Lobby(start.minus(Duration.ofHours(1)), method, Duration.ofMinutes(2)))
        .build();
  }

  private Event onSale(DrawMethod method) {
    Event.Draft draft = office.given.draft(details(method));
    activate(draft);
    return office.event(draft.id());
  }

  private void activate(Event.Draft draft) {
    assertThat(fairQueue.events().activate(BoxOffice.owner(draft), draft.id()))
        .extracting("outcome")
        .isInstanceOf(Events.Change.Changed.class);
  }

  private List<CustomerId> enter(EventId event, int fans) {
    List<CustomerId> entered = new ArrayList<>();
    for (int i = 0; i < fans; i++) {
      CustomerId fan = office.given.customer();
      assertThat(fairQueue.line().join(event, fan)).isInstanceOf(Line.Joining.InLine.class);
      entered.add(fan);
    }
    return entered;
  }

  private void run(Instant now) {
    office.time.set(now);
    fairQueue.ticks().draws();
  }

  private Draw draw(EventId event) {
    return office.stores.draws().find(event).orElseThrow();
  }

  private long place(EventId event, CustomerId fan) {
    return office.stores.lineReads().find(event, fan).orElseThrow().facts().place();
  }

  private List<Long> places(EventId event, List<CustomerId> fans) {
    return fans.stream().map(fan -> place(event, fan)).toList();
  }

  /** The places by the published list and the value alone. */
  private List<Long> recomputed(EventId event, List<CustomerId> fans) {
    Entrants list = fairQueue.draws().entries(event).orElseThrow();
    DrawOrder order = list.order(list.seed(event, Sha256.of(SIGNATURE.toArray())));
    List<Long> places = new ArrayList<>();
    for (CustomerId fan : fans) {
      byte[] leaf = fairQueue.draws().proof(event, fan).orElseThrow().leaf().toArray();
      places.add(
          IntStream.rangeClosed(1, order.count())
              .filter(place -> Arrays.equals(order.leaf(place), leaf))
              .asLongStream()
              .findFirst()
              .orElseThrow());
    }
    return places;
  }

  private void assertProven(EventId event, DrawProof proof) {
    Draw draw = draw(event);
    int count = draw.entrants().orElseThrow().count();
    DrawProof.Placed placed = proof.placed().orElseThrow();
    assertThat(
            MerkleTree.includes(
                draw.entrants().orElseThrow().root().toArray(),
                count,
                MerkleTree.leafHash(proof.leaf().toArray()),
                proof.index(),
                proof.path().stream().map(Bytes::toArray).toList()))
        .isTrue();
    assertThat(
            MerkleTree.includes(
                draw.places().orElseThrow().toArray(),
                count,
                MerkleTree.leafHash(DrawOrder.row(proof.leaf().toArray(), placed.place())),
                placed.place() - 1,
                placed.path().stream().map(Bytes::toArray).toList()))
        .isTrue();
  }

  private static Draws.Decision outcome(Permitted<Draws.Decision> decision) {
    return ((Permitted.Allowed<Draws.Decision>) decision).outcome();
  }

  /** Has one value for all rounds, or none. */
  private static final class KnownBeacon implements Beacon {

    private final List<Long> asked = new ArrayList<>();
    private Optional<Bytes> value = Optional.of(SIGNATURE);

    @Override
    public synchronized Optional<DrawValue.OfBeacon> fetch(BeaconChain chain, long round) {
      asked.add(round);
      return value.map(signature -> new DrawValue.OfBeacon(round, signature));
    }

    @Override
    public boolean isTrue(BeaconChain chain, DrawValue.OfBeacon brought) {
      return brought.signature().equals(SIGNATURE);
    }
  }
}
