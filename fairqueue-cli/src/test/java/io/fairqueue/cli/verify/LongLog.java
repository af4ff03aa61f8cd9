package io.fairqueue.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.EntryBundle;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.TilePath;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.LoopbackServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A log in which fans came one by one, and of each thousand all were admitted. */
final class LongLog {

  static final String EVENT = "018f6f2e-0000-7000-8000-0000000000e1";

  private static final int ROUND = 1_000;
  private static final String ORIGIN = "tickets.example.org/log/" + EVENT;
  private static final String ROOT = "bFsZUwFzQ7nQPdCYBr84qdUM32IarvsjW+w2G4VBDm8=";

  private final int size;
  private final int changed;
  private final UnaryOperator<String> change;
  private final byte[] hashes;

  private LongLog(int size, int changed, UnaryOperator<String> change, byte[] hashes) {
    this.size = size;
    this.changed = changed;
    this.change = change;
    this.hashes = hashes;
  }

  /** A fair one. */
  static LongLog of(int fans) {
    return signed(fans, -1, UnaryOperator.identity());
  }

  /** One in which the last round of admissions passes over its first fan; all of it is signed. */
  static LongLog withOvertaking(int fans) {
    String last = "[[%d,".formatted(fans - ROUND + 1);
    return signed(
        fans, size(fans) - 1, entry -> entry.replace(last, "[[%d,".formatted(fans - ROUND + 2)));
  }

  private static LongLog signed(int fans, int changed, UnaryOperator<String> change) {
    LongLog log = new LongLog(size(fans), changed, change, new byte[size(fans) * 32]);
    for (int i = 0; i < log.size; i++) {
      System.arraycopy(MerkleTree.leafHash(log.entry(i)), 0, log.hashes, i * 32, 32);
    }
    return log;
  }

  /** The same as it was signed, with another text where this entry was. */
  LongLog forged(int index, UnaryOperator<String> forgery) {
    return new LongLog(size, index, forgery, hashes);
  }

  private static int size(int fans) {
    return 1 + fans + fans / ROUND;
  }

  int size() {
    return size;
  }

  static String key() {
    return ToldLine.KEYS.keys(ORIGIN).getFirst().toString();
  }

  void writeBundle(Path bundle) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(bundle));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(1);
      for (int first = 0; first < size; first += TilePath.WHOLE) {
        int width = Math.min(TilePath.WHOLE, size - first);
        String path = TilePath.ofEntries(first / TilePath.WHOLE, width).toString();
        put(zip, path.substring("tile/".length()), EntryBundle.of(entries(first, width)));
      }
      put(zip, "checkpoint", checkpoint());
      put(zip, "log-keys", key().getBytes(UTF_8));
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  /** A server that serves it, as C2SP's tlog-tiles has it. */
  LoopbackServer served() {
    String log = "/log/" + EVENT + "/";
    byte[] checkpoint = checkpoint();
    return new LoopbackServer(
        Map.of(
            log,
            exchange -> answer(exchange, tile(exchange, log)),
            log + "checkpoint",
            exchange -> answer(exchange, checkpoint),
            "/.well-known/fairqueue-log-keys",
            exchange -> answer(exchange, key().getBytes(UTF_8))));
  }

  private byte[] tile(HttpExchange exchange, String log) {
    TilePath tile =
        TilePath.parse(exchange.getRequestURI().getPath().substring(log.length())).orElseThrow();
    int first = (int) tile.index() * TilePath.WHOLE;
    return tile.level().isPresent()
        ? Arrays.copyOfRange(hashes, first * 32, (first + tile.width()) * 32)
        : EntryBundle.of(entries(first, tile.width()));
  }

  private static void answer(HttpExchange exchange, byte[] content) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private byte[] checkpoint() {
    String text = new Checkpoint(ORIGIN, size, MerkleTree.ofHashes(hashes).root()).text();
    return ToldLine.KEYS.sign(ORIGIN, text, Fixtures.START).toString().getBytes(UTF_8);
  }

  private List<byte[]> entries(int first, int width) {
    return IntStream.range(first, first + width).mapToObj(this::entry).toList();
  }

  private byte[] entry(int index) {
    String entry = honest(index);
    return (index == changed ? change.apply(entry) : entry).getBytes(UTF_8);
  }

  /** First the rules; then the fans, and a round of admissions behind each thousand. */
  private static String honest(int index) {
    if (index == 0) {
      return "{\"at\":\"2027-03-06T09:00:00.000Z\",\"policy\":{\"max_units_per_claim\":2},\"t\":\"announce\"}";
    }
    int round = (index - 1) / (ROUND + 1);
    int nth = (index - 1) % (ROUND + 1);
    String at = "\"at\":\"2027-03-06T09:%02d:%02d.000Z\"".formatted(round / 60, round % 60);
    int first = round * ROUND + 1;
    return nth == ROUND
        ? "{\"admitted\":[[%d,%d]],%s,\"rev\":%d,\"t\":\"line\"}"
            .formatted(first, first + ROUND - 1, at, index + 1)
        : "{%s,\"joined\":{\"count\":1,\"first\":%d,\"root\":\"%s\"},\"rev\":%d,\"t\":\"line\"}"
            .formatted(at, first + nth, ROOT, index + 1);
  }
}
