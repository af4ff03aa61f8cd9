package io.fairqueue.domain.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A log's tree, of which only the right edge is known: enough to go on, and to say what its root
 * is. Not thread-safe.
 */
public final class GrowingTree {

  private static final int TILE_BYTES = TilePath.WHOLE * MerkleTree.HASH_BYTES;
  private static final int LEVEL_SHIFT = 56;

  /** By level, what its last piece has that isn't whole. */
  private final List<byte[]> edge = new ArrayList<>();

  /** By level and index. */
  private final SortedMap<Long, LogTile> changed = new TreeMap<>();

  private long size;

  /** A log without entries. */
  public GrowingTree() {}

  /**
   * A log of this size.
   *
   * @param tiles the last piece of each level; those that are whole may be missing
   */
  public GrowingTree(long size, Collection<LogTile> tiles) {
    this.size = size;
    for (int level = 0; LogTile.count(size, level) > 0; level++) {
      edge.add(last(size, level, tiles));
    }
  }

  private static byte[] last(long size, int level, Collection<LogTile> tiles) {
    long count = LogTile.count(size, level);
    int width = (int) (count % TilePath.WHOLE);
    if (width == 0) {
      return new byte[0];
    }
    return tiles.stream()
        .filter(tile -> tile.level() == level && tile.index() == count / TilePath.WHOLE)
        .filter(tile -> tile.width() >= width)
        .findFirst()
        .map(tile -> Arrays.copyOf(tile.hashes(), width * MerkleTree.HASH_BYTES))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "of a log with %d entries the end of level %d is missing"
                        .formatted(size, level)));
  }

  /** How many entries it has. */
  public long size() {
    return size;
  }

  /** One more entry. */
  public void add(byte[] entry) {
    addHash(0, MerkleTree.leafHash(entry));
    size++;
  }

  private void addHash(int level, byte[] hash) {
    if (level == edge.size()) {
      edge.add(new byte[0]);
    }
    byte[] before = edge.get(level);
    byte[] hashes = Arrays.copyOf(before, before.length + MerkleTree.HASH_BYTES);
    System.arraycopy(hash, 0, hashes, before.length, MerkleTree.HASH_BYTES);
    // Of this level, as many as there were before the entry that is being added.
    long index = LogTile.count(size, level) / TilePath.WHOLE;
    changed.put(((long) level << LEVEL_SHIFT) | index, new LogTile(level, index, hashes));
    boolean isWhole = hashes.length == TILE_BYTES;
    edge.set(level, isWhole ? new byte[0] : hashes);
    if (isWhole) {
      addHash(level + 1, MerkleTree.ofHashes(hashes).root());
    }
  }

  /** The pieces that have become more since the beginning, by level and index. */
  public List<LogTile> changed() {
    return List.copyOf(changed.values());
  }

  /** The hash at its top. */
  public byte[] root() {
    byte[] below = new byte[0];
    for (byte[] level : edge) {
      byte[] both = Arrays.copyOf(level, level.length + below.length);
      System.arraycopy(below, 0, both, level.length, below.length);
      below = both.length == 0 ? both : MerkleTree.ofHashes(both).root();
    }
    return below.length == 0 ? MerkleTree.ofHashes(below).root() : below;
  }
}
