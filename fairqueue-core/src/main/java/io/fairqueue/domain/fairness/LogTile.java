package io.fairqueue.domain.fairness;

/**
 * Neighbouring hashes of one level of a log's tree.
 *
 * @param level how many times 256 leaves are below each of them
 * @param index which piece of the level, from 0
 * @param hashes one behind the other, 256 of them or, at the end of the log, fewer
 */
public record LogTile(int level, long index, byte[] hashes) {

  /** How many hashes it has. */
  public int width() {
    return hashes.length / MerkleTree.HASH_BYTES;
  }

  /** How many hashes of a level a log of this size has. */
  public static long count(long size, int level) {
    return size >>> (Byte.SIZE * level);
  }
}
