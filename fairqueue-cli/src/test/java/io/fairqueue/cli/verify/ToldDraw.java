package io.fairqueue.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.crypto.beacon.BeaconSignature;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.EntryBundle;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.TilePath;
import io.fairqueue.line.Line;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.draw.Beacon;
import io.fairqueue.port.draw.BeaconPolicy;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.SeedKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A lobby of eight in memory, drawn by a round of quicknet as it was, and what is told of it. */
final class ToldDraw {

  static final SeedKeys KEYS = new SeedKeys(7);

  private static final long ROUND = 657_413;
  private static final Bytes SIGNATURE =
      Bytes.ofHex(
          "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be"
              + "41076862b98fad56e91a6b85b89cd97b");
  private static final Instant SALE = Instant.parse("2023-09-15T11:01:03Z");
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final int FANS = 8;

  private final MemoryStores stores = new MemoryStores();
  private final ManualTime time = new ManualTime(SALE.minus(Duration.ofMinutes(30)));
  private final FairQueue fairQueue;
  final EventId event;

  /**
   * @param reason why there is no value; null if there is one
   */
  ToldDraw(@Nullable String reason) {
    fairQueue =
        FairQueue.builder()
            .stores(stores)
            .time(time)
            .beacon(new BeaconPolicy(new OneRound(reason == null), BeaconChain.QUICKNET, PATIENCE))
            .logIdentity(new LogIdentity(KEYS, "tickets.example.org"))
            .build();
    Fixtures given = new Fixtures(stores);
    Event.Draft draft =
        given.draft(
            Fixtures.details(50)
                .edit()
                .saleStart(SALE)
                .lobby(
                    new Lobby(
                        SALE.minus(Duration.ofHours(1)), DrawMethod.RANDOM, Duration.ofMinutes(2)))
                .build());
    event = draft.id();
    Actor owner = new Actor(draft.facts().organizerId(), false);
    var activated = fairQueue.events().activate(owner, event);
    for (int i = 0; i < FANS; i++) {
      if (!(fairQueue.line().join(event, given.customer()) instanceof Line.Joining.InLine)) {
        throw new AssertionError("not in the lobby: " + activated);
      }
    }
    at(SALE.minus(Duration.ofMinutes(2)));
    at(SALE.minus(Duration.ofMinutes(1)));
    if (reason != null) {
      at(SALE.plus(PATIENCE));
      var decided = fairQueue.draws().fallBack(owner, event, reason, null);
      at(SALE.plus(PATIENCE));
      if (!(draw() instanceof Draw.Open)) {
        throw new AssertionError("not drawn: " + decided);
      }
    }
    fairQueue.ticks().publicLogs();
  }

  private void at(Instant now) {
    time.set(now);
    fairQueue.ticks().draws();
  }

  private Draw draw() {
    return stores.draws().find(event).orElseThrow();
  }

  static String origin(EventId event) {
    return "tickets.example.org/log/" + event;
  }

  String key() {
    return KEYS.keys(origin(event)).getFirst().toString();
  }

  /** The files of its bundle, by name. */
  Map<String, byte[]> files() {
    var head = fairQueue.proofs().head(event, 0).orElseThrow();
    int size = (int) head.size();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("checkpoint", head.note().getBytes(UTF_8));
    files.put("log-keys", (key() + "\n").getBytes(UTF_8));
    files.put("transcript.json", transcript());
    files.put("entries.bin", fairQueue.draws().entries(event).orElseThrow().bytes());
    files.put(
        "entries/000.p/" + size,
        EntryBundle.of(
            fairQueue.proofs().entries(event, 0, TilePath.ofEntries(0, size)).orElseThrow()));
    return files;
  }

  /** Signs other entries in the place of those that a bundle has. */
  void sign(Map<String, byte[]> files, List<byte[]> entries) {
    String text =
        new Checkpoint(origin(event), entries.size(), MerkleTree.of(entries).root()).text();
    files.put("checkpoint", KEYS.sign(origin(event), text, SALE).toString().getBytes(UTF_8));
    files.put("entries/000.p/" + entries.size(), EntryBundle.of(entries));
  }

  /** As a server tells it. */
  private byte[] transcript() {
    Draw draw = draw();
    BeaconChain chain = BeaconChain.QUICKNET;
    EntrantList list = draw.entrants().orElseThrow();
    DrawValue value = draw.decided().orElseThrow();
    Map<String, Object> facts = new TreeMap<>();
    facts.put("event_id", event.toString());
    facts.put("chain", chain.hash());
    facts.put("public_key", chain.publicKey());
    facts.put("genesis", chain.genesis().toString());
    facts.put("period_seconds", chain.period().toSeconds());
    facts.put("round", draw.terms().round());
    facts.put("server_seed_hash", draw.terms().serverSeedHash().hex());
    facts.put("count", list.count());
    facts.put("list_root", list.root().hex());
    facts.put("entries_sha256", list.sha256().hex());
    switch (value) {
      case DrawValue.OfBeacon beacon -> facts.put("signature", beacon.signature().hex());
      case DrawValue.OfServer server -> {
        facts.put("server_seed", server.serverSeed().hex());
        facts.put("reason", server.reason());
      }
    }
    facts.put("randomness", value.randomness().hex());
    facts.put("seed", draw.seed().orElseThrow().hex());
    facts.put("order_root", draw.places().orElseThrow().hex());
    try {
      return new ObjectMapper().writeValueAsBytes(facts);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Knows one round, or none. */
  private record OneRound(boolean isThere) implements Beacon {

    @Override
    public Optional<DrawValue.OfBeacon> fetch(BeaconChain chain, long round) {
      return isThere && round == ROUND
          ? Optional.of(new DrawValue.OfBeacon(round, SIGNATURE))
          : Optional.empty();
    }

    @Override
    public boolean isTrue(BeaconChain chain, DrawValue.OfBeacon value) {
      return BeaconSignature.isOf(chain, value.round(), value.signature().toArray());
    }
  }
}
