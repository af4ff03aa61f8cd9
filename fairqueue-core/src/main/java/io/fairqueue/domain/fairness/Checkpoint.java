package io.fairqueue.domain.fairness;

import java.util.Base64;
import java.util.List;

/**
 * How long a log is, and its root: what is signed again and again (C2SP's tlog-checkpoint, version
 * 1.0.0).
 *
 * @param origin which log
 * @param size how many entries it has
 * @param root of the tree over them: 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

  /** Reads what a checkpoint's note says; throws an {@link IllegalArgumentException} for others. */
  public static Checkpoint parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 3 || lines.get(0).isEmpty() || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("this is no checkpoint of a log");
    }
    byte[] root = Base64.getDecoder().decode(lines.get(2));
    if (root.length != MerkleTree.HASH_BYTES) {
      throw new IllegalArgumentException("a checkpoint's root has 32 bytes");
    }
    return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), root);
  }

  /** What is signed. */
  public String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
  }
}
