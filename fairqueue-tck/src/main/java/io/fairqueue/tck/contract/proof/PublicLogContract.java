package io.fairqueue.tck.contract.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.audit.Check.Outcome;
import io.fairqueue.domain.audit.LogReplay;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawTerms;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.PublicLog;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.domain.fairness.TilePath;
import io.fairqueue.domain.fairness.TiledTree;
import io.fairqueue.memory.account.MemoryCodeStore;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.port.draw.DrawStore;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.port.proof.PublicLogStore;
import io.fairqueue.port.proof.PublicLogStore.Extension;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import io.fairqueue.port.proof.PublicLogStore.Unlogged;
import io.fairqueue.proof.EntryProof;
import io.fairqueue.proof.Proofs;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Policies;
import io.fairqueue.tck.fixture.Race;
import io.fairqueue.tck.fixture.SeedKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link PublicLogStore} does: a log follows its line, and is never changed. */
public abstract class PublicLogContract extends StoresSuite {

  private static final String HOST = "tickets.example.org";
  private static final SeedKeys KEYS = new SeedKeys(7);
  private static final Instant SALE = START.plus(Duration.ofMinutes(10));
  private static final Instant CLOSES = SALE.minus(Duration.ofMinutes(2));
  private static final int CHECKPOINTS = 100;
  private static final DrawSecret SECRET = new DrawSecret(new byte[32]);
  private static final Bytes HASH = Bytes.of(new byte[32]);

  @Test
  void aLogHasALeafForEachRowOfItsLine() {
    EventId event = given().onSale(5).id();
    List<CustomerId> fans = IntStream.range(0, 4).mapToObj(i -> given().customer()).toList();
    fans.forEach(fan -> given().join(event, fan, START));
    var left = stores().lines().leave(event, fans.get(1), START.plusMillis(250));
    var admitted = stores().lines().admit(event(event), true, 2, START.plusSeconds(1));
    assertThat(admitted.orElseThrow()).hasSize(2);
    assertThat(left).isNotNull();

    follow();

    List<Map<String, Object>> leaves = leaves(event);
    assertThat(leaves.getFirst()).containsEntry("t", "line").containsEntry("rev", 1L).hasSize(3);
    assertThat(leaves.get(1))
        .containsEntry("t", "announce")
        .containsEntry("event_id", event.toString())
        .containsEntry("currency", "NGN")
        .containsKeys("policy", "tiers", "sale_start", "sale_end", "at")
        .doesNotContainKey("status");
    assertThat(joined(leaves)).isEqualTo(4);
    assertThat(said(leaves, "left")).containsExactly(List.of(List.of(2L, 2L)));
    assertThat(said(leaves, "admitted")).containsExactly(List.of(List.of(1L, 1L), List.of(3L, 3L)));
    assertThat(said(leaves, "hand")).containsExactly(true);
    assertThat(leaves)
        .filteredOn(leaf -> leaf.containsKey("left"))
        .extracting(leaf -> leaf.get("at"))
        .containsExactly(START.plusMillis(250).toString().replace(".250Z", "") + ".250Z");
    long rev = 0;
    for (Map<String, Object> leaf : leaves) {
      rev++;
      assertThat(leaf.getOrDefault("rev", rev)).isEqualTo(rev);
    }
    assertThat(stores().publicLogs().find(event).orElseThrow().rev()).isEqualTo(rev);
    LogReplay replay = new LogReplay();
    entries(event).forEach(replay::add);
    assertThat(replay.checks()).noneMatch(check -> check.outcome() == Outcome.FAIL);
  }

  @Test
  void whatIsSignedIsTheRootOfAllEntries() {
    EventId event = given().onSale(5).id();
    for (int i = 0; i < 300; i++) {
      given().join(event, given().customer(), START);
    }

    follow();

    LogHead head = head(event);
    assertThat(head.root()).isEqualTo(MerkleTree.of(entries(event)).root());
    SignedNote note = SignedNote.parse(head.note());
    Checkpoint signed = Checkpoint.parse(note.text());
    String origin = HOST + "/log/" + event;
    assertThat(note.isSignedBy(KEYS.keys(origin).getFirst())).isTrue();
    assertThat(signed.origin()).isEqualTo(origin);
    assertThat(signed.size()).isEqualTo(head.size()).isEqualTo(entries(event).size());
    assertThat(signed.root()).isEqualTo(head.root());
    assertThat(tree(event, head.size()).root()).isEqualTo(head.root());
  }

  @Test
  void aLogThatHasAllIsNotMadeLonger() {
    EventId event = given().onSale(5).id();
    given().join(event, given().customer(), START);
    follow();
    LogHead head = head(event);

    follow();

    assertThat(head(event).size()).isEqualTo(head.size());
    assertThat(head(event).note()).isEqualTo(head.note());
    assertThat(stores().publicLogs().behind(START))
        .noneMatch(behind -> behind.event().equals(event));
  }

  @Test
  void aReadEndsAfterTheRowsOrTheFansAskedFor() {
    EventId event = given().onSale(5).id();
    follow();
    PublicLog read = stores().publicLogs().find(event).orElseThrow();
    for (int i = 0; i < 4; i++) {
      given().join(event, given().customer(), START);
    }
    PublicLogStore logs = stores().publicLogs();

    Unlogged rows = logs.unlogged(read, SECRET, 2, 100);
    Unlogged fans = logs.unlogged(read, SECRET, 100, 3);
    Unlogged all = logs.unlogged(read, SECRET, 100, 100);

    assertThat(List.of(rows.rev(), fans.rev(), all.rev()))
        .containsExactly(read.rev() + 2, read.rev() + 3, read.rev() + 4);
    assertThat(List.of(rows.leaves().size(), fans.leaves().size(), all.leaves().size()))
        .containsExactly(2, 3, 4);
    assertThat(all.leaves().subList(0, 3))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(fans.leaves());
  }

  @Test
  void ofTwoWhoMakeALogLongerOneSucceeds() {
    EventId event = given().onSale(5).id();
    follow();
    PublicLog read = stores().publicLogs().find(event).orElseThrow();
    given().join(event, given().customer(), START);
    follow();
    LogHead head = head(event);
    Unlogged other = stores().publicLogs().unlogged(read, SECRET, 100, 100);

    boolean extended =
        stores()
            .publicLogs()
            .extend(read, new Extension(other, List.of(), new byte[32], "forged", START));

    assertThat(other.leaves()).isNotEmpty();
    assertThat(extended).isFalse();
    assertThat(head(event).note()).isEqualTo(head.note());
    assertThat(stores().publicLogs().find(event).orElseThrow().size()).isEqualTo(head.size());
  }

  @Test
  void howeverManyFollowALineEachSizeHasOneRootAndEachCheckpointContinuesTheOneBefore() {
    EventId event = given().onSale(5).id();
    follow();
    List<Checkpoint> seen = new ArrayList<>();
    for (int round = 0; round < CHECKPOINTS; round++) {
      Race.of(
          2,
          runner -> {
            given().join(event, given().customer(), START);
            follow();
            return runner;
          });
      seen.add(Checkpoint.parse(SignedNote.parse(head(event).note()).text()));
    }

    follow();
    LogHead head = head(event);
    TiledTree tiles = tree(event, head.size());
    Map<Long, String> roots = new HashMap<>();
    List<byte[]> entries = entries(event);
    for (int later = 0; later < seen.size(); later++) {
      Checkpoint checkpoint = seen.get(later);
      String root = Base64.getEncoder().encodeToString(checkpoint.root());
      assertThat(roots.putIfAbsent(checkpoint.size(), root)).isIn(null, root);
      assertThat(goesOn(checkpoint, head.root(), head.size(), tiles.consistency(checkpoint.size())))
          .isTrue();
      MerkleTree then = MerkleTree.of(entries.subList(0, (int) checkpoint.size()));
      assertThat(seen.subList(0, later))
          .allMatch(
              before ->
                  goesOn(
                      before,
                      checkpoint.root(),
                      checkpoint.size(),
                      then.consistency((int) before.size())));
    }
    assertThat(joined(leaves(event))).isEqualTo(2 * CHECKPOINTS);
  }

  private static boolean goesOn(Checkpoint before, byte[] root, long size, List<byte[]> proof) {
    return MerkleTree.isConsistent(before.root(), before.size(), root, size, proof);
  }

  @Test
  void aFanIsProvenToBeInTheLog() {
    EventId event = given().onSale(5).id();
    CustomerId fan = given().customer();
    given().join(event, given().customer(), START);
    given().join(event, fan, START);
    given().join(event, given().customer(), START);
    assertThat(proofs().proof(event, fan)).isInstanceOf(Proofs.ProofOutcome.NotLogged.class);
    assertThat(proofs().proof(event, given().customer()))
        .isInstanceOf(Proofs.ProofOutcome.NotInLine.class);

    follow();

    var receipt = ((Proofs.ReceiptOutcome.Made) proofs().receipt(event, fan)).receipt();
    EntryProof proof = ((Proofs.ProofOutcome.Proven) proofs().proof(event, fan)).proof();
    Map<?, ?> joined =
        (Map<?, ?>) Objects.requireNonNull(CanonicalJson.object(proof.logged()).get("joined"));
    byte[] salt = proof.salt().orElseThrow();
    byte[] leaf = DrawSecret.leaf(event, proof.entry().id(), proof.entry().number(), salt);
    assertThat(receipt.leaf()).isEqualTo(leaf);
    assertThat(receipt.salt()).isEqualTo(salt);
    assertThat(receipt.entry().number()).isEqualTo(2);
    assertThat(
            MerkleTree.includes(
                Base64.getDecoder().decode((String) joined.get("root")),
                (Long) Objects.requireNonNull(joined.get("count")),
                MerkleTree.leafHash(leaf),
                2 - (Long) Objects.requireNonNull(joined.get("first")),
                proof.path()))
        .isTrue();
    Checkpoint signed = Checkpoint.parse(SignedNote.parse(proof.checkpoint()).text());
    assertThat(
            MerkleTree.includes(
                signed.root(),
                signed.size(),
                MerkleTree.leafHash(proof.logged()),
                proof.index(),
                proof.logPath()))
        .isTrue();
  }

  @Test
  void aChangeOfASaleIsTold() {
    Event.Active active = given().onSale(5);
    Event.Paused paused = active.pause("a moment", START);
    assertThat(stores().events().replace(active, paused)).isTrue();
    var read = event(active.id());
    var details = read.details().edit().name("Another name").build();
    var revised = stores().events().revise(read, details, START.plusSeconds(1));
    assertThat(revised).isNotNull();

    follow();

    assertThat(leaves(active.id()))
        .filteredOn(leaf -> "amend".equals(leaf.get("t")))
        .extracting(leaf -> leaf.get("status"), leaf -> leaf.get("name"))
        .containsExactly(tuple("PAUSED", null), tuple(null, "Another name"));
  }

  @Test
  void stockIsToldWhereItChangedAndNotMoreOftenThanEachTenSeconds() {
    EventId event = given().onSale(5).id();
    follow();
    note(START);
    note(START.plusSeconds(20));
    given().held(event, START.plusSeconds(21));
    note(START.plusSeconds(25));
    given().held(event, START.plusSeconds(26));
    note(START.plusSeconds(27));
    note(START.plusSeconds(40));

    follow();

    assertThat(leaves(event))
        .filteredOn(leaf -> "stock".equals(leaf.get("t")))
        .extracting(leaf -> leaf.get("free"), leaf -> leaf.get("held"), leaf -> leaf.get("sold"))
        .containsExactly(tuple(5L, 0L, 0L), tuple(4L, 1L, 0L), tuple(3L, 2L, 0L));
  }

  @Test
  void whenASaleHasEndedItIsToldOnceWhatWasSold() {
    Event.Active active = given().onSale(5);
    EventId event = active.id();
    Claim.Confirmed sold = till().sell(event, 2, START);
    Claim.Claimed held = given().held(event, START);
    follow();
    assertThat(stores().events().replace(active, active.end(START.plusSeconds(1)))).isTrue();
    tellSold();
    follow();
    assertThat(leaves(event)).noneMatch(leaf -> "sold".equals(leaf.get("t")));

    till().sell(held, START.plusSeconds(2));
    tellSold();
    tellSold();
    follow();

    assertThat(sold.facts().units()).hasSize(2);
    assertThat(leaves(event))
        .filteredOn(leaf -> "sold".equals(leaf.get("t")))
        .extracting(leaf -> leaf.get("count"))
        .containsExactly(3L);
    assertThat(stores().publicLogs().noteSold(event, new byte[0], START)).isFalse();
  }

  @Test
  void oldCheckpointsAreForgottenAndTheNewestStays() {
    EventId event = given().onSale(5).id();
    follow();
    given().join(event, given().customer(), START);
    follow();
    LogHead head = head(event);

    var unused = stores().publicLogs().prune(START.plus(Duration.ofDays(2)));

    assertThat(head(event).note()).isEqualTo(head.note());
  }

  @Test
  void theSignatureBelowTheNewestCheckpointMayBeAnother() {
    EventId event = given().onSale(5).id();
    follow();
    PublicLog log = stores().publicLogs().find(event).orElseThrow();
    String note = head(event).note();

    assertThat(stores().publicLogs().sign(log, note + "— witness c2ln\n")).isTrue();
    assertThat(head(event).note()).endsWith("— witness c2ln\n").startsWith(note);

    given().join(event, given().customer(), START);
    follow();
    assertThat(stores().publicLogs().sign(log, "late")).isFalse();
  }

  @Test
  void theLogOfALobbyTellsItsDrawAndNobodyOvertakes() {
    EventId event = lobby();
    List<CustomerId> fans = IntStream.range(0, 5).mapToObj(i -> given().customer()).toList();
    fans.forEach(
        fan ->
            assertThat(stores().lines().join(event, fan, START))
                .isInstanceOf(JoinOutcome.Entered.class));
    var early = stores().lines().leave(event, fans.get(1), START);
    given().join(event, given().customer(), CLOSES);
    assertThat(early).isInstanceOf(LeaveOutcome.Left.class);
    assertThat(stores().draws().close(event, CLOSES)).contains(new int[] {1, 3, 4, 5});
    DrawStore draws = stores().draws();
    Draw.Gathering gathering = (Draw.Gathering) draws.find(event).orElseThrow();
    Draw.Closed closed =
        draws.list(gathering, new EntrantList(4, HASH, HASH), CLOSES).orElseThrow();
    DrawValue value = new DrawValue.OfBeacon(closed.terms().round(), Bytes.of(new byte[48]));
    Draw.Drawn drawn = draws.decide(closed, value, CLOSES).orElseThrow();
    Draw.Placing placing = draws.order(drawn, HASH, CLOSES).orElseThrow();
    Draw halfWay = draws.place(placing, new int[] {4, 3}, CLOSES).orElseThrow();
    var late = stores().lines().leave(event, fans.get(0), CLOSES);
    assertThat(late).isInstanceOf(LeaveOutcome.Left.class);
    assertThat(draws.place((Draw.Placing) halfWay, new int[] {5, 1}, CLOSES)).isPresent();
    assertThat(stores().lines().admit(event, Policies.generous(), 9, SALE)).hasSize(4);

    follow();

    List<Map<String, Object>> leaves = leaves(event);
    assertThat(leaves.get(1))
        .containsEntry("t", "announce")
        .containsEntry("chain", BeaconChain.QUICKNET.hash())
        .containsEntry("round", gathering.terms().round())
        .containsKeys("closes_at", "lobby_opens_at", "server_seed_hash", "public_key");
    assertThat(leaves)
        .extracting(leaf -> leaf.get("t"))
        .containsSubsequence("announce", "list", "beacon", "order", "line");
    assertThat(said(leaves, "left_numbers"))
        .containsExactly(List.of(List.of(2L, 2L)), List.of(List.of(1L, 1L)));
    assertThat(said(leaves, "placed"))
        .containsExactly(List.of(List.of(1L, 2L)), List.of(List.of(3L, 3L)));
    assertThat(said(leaves, "admitted")).containsExactly(List.of(List.of(1L, 3L), List.of(6L, 6L)));
    LogReplay replay = new LogReplay();
    entries(event).forEach(replay::add);
    assertThat(replay.checks()).noneMatch(check -> check.outcome() == Outcome.FAIL);
    assertThat(proofs().proof(event, fans.get(2))).isInstanceOf(Proofs.ProofOutcome.Proven.class);
  }

  private EventId lobby() {
    EventDetails details =
        Fixtures.details(50)
            .edit()
            .saleStart(SALE)
            .lobby(
                new Lobby(
                    START.minus(Duration.ofHours(1)), DrawMethod.RANDOM, Duration.ofMinutes(2)))
            .build();
    Event.Draft draft = given().draft(details);
    DrawTerms terms = DrawTerms.of(draft.id(), details, BeaconChain.QUICKNET, HASH);
    Event.Active active = draft.activate(START.minus(Duration.ofHours(2)));
    assertThat(stores().events().activate(draft, active, terms)).isTrue();
    return draft.id();
  }

  private FairQueue at(Instant now) {
    return FairQueue.builder()
        .stores(stores())
        .codes(new MemoryCodeStore())
        .time(() -> now)
        .logIdentity(new LogIdentity(KEYS, HOST))
        .build();
  }

  private void follow() {
    at(START.plusSeconds(60)).ticks().publicLogs();
  }

  private void note(Instant now) {
    var unused = stores().publicLogs().noteStock(now);
  }

  private void tellSold() {
    at(START.plusSeconds(60)).ticks().soldUnits();
  }

  private Proofs proofs() {
    return at(START).proofs();
  }

  private LogHead head(EventId event) {
    return stores().publicLogs().head(event, 0).orElseThrow();
  }

  private List<byte[]> entries(EventId event) {
    return stores().publicLogs().entries(event, 0, 0, 100_000);
  }

  private List<Map<String, Object>> leaves(EventId event) {
    return entries(event).stream().<Map<String, Object>>map(CanonicalJson::object).toList();
  }

  private TiledTree tree(EventId event, long size) {
    return new TiledTree(
        size,
        path ->
            proofs()
                .tile(
                    event,
                    0,
                    TilePath.ofHashes(path.level().orElseThrow(), path.index(), path.width()))
                .orElseThrow());
  }

  private static long joined(List<Map<String, Object>> leaves) {
    return said(leaves, "joined").stream()
        .mapToLong(joined -> (Long) Objects.requireNonNull(((Map<?, ?>) joined).get("count")))
        .sum();
  }

  private static List<Object> said(List<Map<String, Object>> leaves, String name) {
    return leaves.stream()
        .filter(leaf -> leaf.containsKey(name))
        .map(leaf -> leaf.get(name))
        .toList();
  }
}
