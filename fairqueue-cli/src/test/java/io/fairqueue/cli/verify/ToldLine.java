package io.fairqueue.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.FairQueue;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.EntryBundle;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.TilePath;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.proof.EntryProof;
import io.fairqueue.proof.Proofs.ProofOutcome;
import io.fairqueue.proof.Proofs.ReceiptOutcome;
import io.fairqueue.proof.Receipt;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.SeedKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A line in memory, and what is told of it. */
final class ToldLine {

  static final SeedKeys KEYS = new SeedKeys(7);

  private final MemoryStores stores = new MemoryStores();
  private final Fixtures given = new Fixtures(stores);
  private final FairQueue fairQueue =
      FairQueue.builder()
          .stores(stores)
          .time(() -> Fixtures.START)
          .logIdentity(new LogIdentity(KEYS, "tickets.example.org"))
          .build();
  private final SigningKeys keys = new SigningKeys(stores.signingKeys(), null, IdSource.random());
  final EventId event = given.onSale(50).id();
  final List<CustomerId> fans = new ArrayList<>();

  ToldLine() {
    keys.ensure(Fixtures.START);
    for (int i = 0; i < 12; i++) {
      fans.add(given.customer());
      given.join(event, fans.getLast(), Fixtures.START);
    }
    var left = stores.lines().leave(event, fans.get(4), Fixtures.START);
    var admitted =
        stores.lines().admit(stores.events().find(event).orElseThrow(), false, 6, Fixtures.START);
    if (left == null || admitted.orElseThrow().size() != 6) {
      throw new AssertionError(admitted);
    }
    follow();
  }

  void follow() {
    fairQueue.ticks().publicLogs();
  }

  void join() {
    given.join(event, given.customer(), Fixtures.START);
  }

  /** A year later nobody can tell any more who is who. */
  void forget() {
    Event.Active active = (Event.Active) stores.events().find(event).orElseThrow();
    if (!stores.events().replace(active, active.end(Fixtures.START))) {
      throw new AssertionError("it did not end");
    }
    FairQueue.builder()
        .stores(stores)
        .time(() -> Fixtures.START.plus(Duration.ofDays(400)))
        .build()
        .ticks()
        .retention();
  }

  /** Whether receipts are made no more. */
  boolean isForgotten() {
    return fairQueue.proofs().receipt(event, fans.getFirst()) instanceof ReceiptOutcome.Erased;
  }

  String origin() {
    return "tickets.example.org/log/" + event;
  }

  String key() {
    return KEYS.keys(origin()).getFirst().toString();
  }

  String checkpoint() {
    return fairQueue.proofs().head(event, 0).orElseThrow().note();
  }

  List<byte[]> entries() {
    int size = (int) fairQueue.proofs().head(event, 0).orElseThrow().size();
    return fairQueue.proofs().entries(event, 0, TilePath.ofEntries(0, size)).orElseThrow();
  }

  String receipt(int fan) {
    return receipt(fan, origin());
  }

  /** One that names a log. */
  String receipt(int fan, String log) {
    Receipt receipt =
        ((ReceiptOutcome.Made) fairQueue.proofs().receipt(event, fans.get(fan))).receipt();
    return new Tokens(keys)
        .receipt(
            receipt.entry(),
            receipt.salt(),
            receipt.leaf(),
            log,
            "https://tickets.example.org/",
            Fixtures.START);
  }

  /** As a server writes it. */
  String proof(int fan) {
    EntryProof proof =
        ((ProofOutcome.Proven) fairQueue.proofs().proof(event, fans.get(fan))).proof();
    Base64.Encoder base64 = Base64.getEncoder();
    Map<String, Object> extra =
        Map.of(
            "entry",
            Map.of(
                "event_id",
                event.toString(),
                "entry_id",
                proof.entry().id().toString(),
                "number",
                proof.entry().number(),
                proof.salt().isPresent() ? "salt" : "leaf",
                base64.encodeToString(proof.salt().orElse(proof.leaf()))),
            "logged",
            new String(proof.logged(), UTF_8),
            "path",
            proof.path().stream().map(base64::encodeToString).toList());
    StringBuilder text =
        new StringBuilder("c2sp.org/tlog-proof@v1\nextra ")
            .append(base64.encodeToString(CanonicalJson.bytes(extra)))
            .append("\nindex ")
            .append(proof.index())
            .append('\n');
    proof.logPath().forEach(hash -> text.append(base64.encodeToString(hash)).append('\n'));
    return text.append('\n').append(proof.checkpoint()).toString();
  }

  /** The files of its bundle, by name. */
  Map<String, byte[]> files() {
    return files(entries(), checkpoint());
  }

  /** Those of a bundle with other entries, signed by the one who may. */
  Map<String, byte[]> signed(List<byte[]> entries) {
    String text = new Checkpoint(origin(), entries.size(), MerkleTree.of(entries).root()).text();
    return files(entries, KEYS.sign(origin(), text, Fixtures.START).toString());
  }

  private Map<String, byte[]> files(List<byte[]> entries, String checkpoint) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("checkpoint", checkpoint.getBytes(UTF_8));
    files.put("log-keys", (key() + "\n").getBytes(UTF_8));
    files.put("jwks.json", keys.jwksJson().getBytes(UTF_8));
    files.put("entries/000.p/" + entries.size(), EntryBundle.of(entries));
    return files;
  }

  static Path zip(Path folder, Map<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return write(folder.resolve("bundle.zip"), bytes.toByteArray());
  }

  static Path write(Path file, byte[] content) {
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
