package io.fairqueue.proof;

import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.PublicLog;
import io.fairqueue.port.Parts;
import io.fairqueue.port.proof.PublicLogStore;
import io.fairqueue.port.proof.PublicLogStore.SoldUnit;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Says at the end of a sale which units were sold, without a word of to whom. */
final class TellSold {

  private final PublicLogStore logs;
  private final LogSecrets secrets;
  private final InstantSource time;

  TellSold(Parts parts) {
    this.logs = parts.stores().publicLogs();
    this.secrets = new LogSecrets(parts);
    this.time = parts.time();
  }

  void tell(PublicLog log) {
    DrawSecret secret = secrets.of(log.event());
    List<SoldUnit> sold = logs.sold(log.event());
    MerkleTree tree = MerkleTree.of(sold.stream().map(unit -> leaf(secret, unit)).toList());
    var unused =
        logs.noteSold(
            log.event(),
            CanonicalJson.bytes(
                Map.of(
                    "count", sold.size(), "root", Base64.getEncoder().encodeToString(tree.root()))),
            time.instant());
  }

  private static byte[] leaf(DrawSecret secret, SoldUnit sold) {
    byte[] mark = secret.mark(sold.ticket());
    return ByteBuffer.allocate(Integer.BYTES + mark.length).putInt(sold.unit()).put(mark).array();
  }
}
