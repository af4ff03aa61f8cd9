package io.fairqueue.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.cli.Run;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.EntryBundle;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.TilePath;
import io.fairqueue.tck.fixture.Fixtures;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A log in which a million came one by one, and each was admitted. */
@EnabledIfSystemProperty(named = "fairqueue.test.long", matches = "true")
class LongLogTest {

  private static final int FANS = 1_000_000;
  private static final int ROUND = 1_000;
  private static final String ORIGIN =
      "tickets.example.org/log/018f6f2e-0000-7000-8000-0000000000e1";
  private static final String ROOT = "bFsZUwFzQ7nQPdCYBr84qdUM32IarvsjW+w2G4VBDm8=";

  @TempDir Path folder;

  @Test
  void a_million_entries_are_checked() throws IOException {
    Path bundle = folder.resolve("bundle.zip");
    write(bundle);
    String key = ToldLine.KEYS.keys(ORIGIN).getFirst().toString();

    Run log = Run.of("verify", "log", bundle.toString(), "--key", key);

    assertThat(log.out()).contains("1000000 came, 1000000 admitted").doesNotContain("FAIL");
  }

  private static void write(Path bundle) throws IOException {
    int size = 1 + FANS + FANS / ROUND;
    byte[] hashes = new byte[size * MerkleTree.HASH_BYTES];
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(bundle));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(1);
      List<byte[]> piece = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        byte[] entry = entry(i);
        System.arraycopy(
            MerkleTree.leafHash(entry),
            0,
            hashes,
            i * MerkleTree.HASH_BYTES,
            MerkleTree.HASH_BYTES);
        piece.add(entry);
        if (piece.size() == TilePath.WHOLE || i == size - 1) {
          String path = TilePath.ofEntries(i / TilePath.WHOLE, piece.size()).toString();
          put(zip, path.substring("tile/".length()), EntryBundle.of(piece));
          piece.clear();
        }
      }
      String text = new Checkpoint(ORIGIN, size, MerkleTree.ofHashes(hashes).root()).text();
      put(
          zip,
          "checkpoint",
          ToldLine.KEYS.sign(ORIGIN, text, Fixtures.START).toString().getBytes(UTF_8));
      put(zip, "log-keys", ToldLine.KEYS.keys(ORIGIN).getFirst().toString().getBytes(UTF_8));
    }
  }

  /** First the rules; then the fans, and a round of admissions behind each thousand. */
  private static byte[] entry(int i) {
    if (i == 0) {
      return "{\"at\":\"2027-03-06T09:00:00.000Z\",\"policy\":{\"max_units_per_claim\":2},\"t\":\"announce\"}"
          .getBytes(UTF_8);
    }
    int round = (i - 1) / (ROUND + 1);
    int nth = (i - 1) % (ROUND + 1);
    String at = "\"at\":\"2027-03-06T09:%02d:%02d.000Z\"".formatted(round / 60, round % 60);
    int first = round * ROUND + 1;
    return (nth == ROUND
            ? "{\"admitted\":[[%d,%d]],%s,\"rev\":%d,\"t\":\"line\"}"
                .formatted(first, first + ROUND - 1, at, i + 1)
            : "{%s,\"joined\":{\"count\":1,\"first\":%d,\"root\":\"%s\"},\"rev\":%d,\"t\":\"line\"}"
                .formatted(at, first + nth, ROOT, i + 1))
        .getBytes(UTF_8);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
