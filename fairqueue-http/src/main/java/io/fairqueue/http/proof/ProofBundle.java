package io.fairqueue.http.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.fairness.EntryBundle;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.TilePath;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.proof.PublicLogStore.KnownLog;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import io.fairqueue.proof.Proofs;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** All that is to be checked of a line, in one file: a log up to a checkpoint, and the keys. */
final class ProofBundle {

  private static final String TILE = "tile/";

  private final Proofs proofs;
  private final String jwks;
  private final Optional<DrawnLots> draw;

  /**
   * @param jwks what receipts verify with
   * @param draw empty for an event without a lobby
   */
  ProofBundle(Proofs proofs, String jwks, Optional<DrawnLots> draw) {
    this.proofs = proofs;
    this.jwks = jwks;
    this.draw = draw;
  }

  void write(KnownLog log, LogHead head, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    put(zip, head.at(), "checkpoint", head.note().getBytes(UTF_8));
    put(
        zip,
        head.at(),
        "log-keys",
        proofs.keys(log.event()).stream()
            .map(NoteKey::toString)
            .map(key -> key + "\n")
            .collect(Collectors.joining())
            .getBytes(UTF_8));
    put(zip, head.at(), "jwks.json", jwks.getBytes(UTF_8));
    if (draw.isPresent()) {
      put(zip, head.at(), "transcript.json", draw.get().transcript());
      put(zip, head.at(), "entries.bin", draw.get().entries());
    }
    for (long first = 0; first < head.size(); first += TilePath.WHOLE) {
      TilePath tile =
          TilePath.ofEntries(
              first / TilePath.WHOLE, (int) Math.min(TilePath.WHOLE, head.size() - first));
      byte[] entries =
          proofs
              .entries(log.event(), log.epoch(), tile)
              .map(EntryBundle::of)
              .orElseThrow(() -> new StoreDataException("a log has lost " + tile));
      put(zip, head.at(), tile.toString().substring(TILE.length()), entries);
    }
    zip.finish();
  }

  private static void put(ZipOutputStream zip, Instant at, String name, byte[] content)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(at.toEpochMilli());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * What is published of a draw.
   *
   * @param transcript in JSON
   * @param entries who was drawn among, 32 bytes each; none while the lobby is not listed
   */
  record DrawnLots(byte[] transcript, byte[] entries) {}
}
