package io.fairqueue.domain.fairness;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A log's tree, read piece by piece, as far as a question needs it. Keeps what it has read. Not
 * thread-safe.
 */
public final class TiledTree {

  private final long size;
  private final Source source;
  private final Map<TilePath, byte[]> read = new HashMap<>();

  /** The tree of a log of this size. */
  public TiledTree(long size, Source source) {
    this.size = size;
    this.source = source;
  }

  /** The hash at its top. */
  public byte[] root() {
    return size == 0 ? MerkleTree.ofHashes(new byte[0]).root() : walk().root();
  }

  /**
   * The hashes by which somebody who has an entry comes to the root, from below.
   *
   * @param index the entry's, from 0
   */
  public List<byte[]> path(long index) {
    return walk().path(index);
  }

  /** The hashes that show that it begins with the tree of that earlier size. */
  public List<byte[]> consistency(long earlier) {
    return walk().consistency(earlier);
  }

  private TreeWalk walk() {
    return new TreeWalk(size, this::node);
  }

  /** The root of two to the power of {@code height} entries from this one on. */
  private byte[] node(int height, long from) {
    int level = height / Byte.SIZE;
    int count = 1 << (height % Byte.SIZE);
    long first = from >>> (level * Byte.SIZE);
    int offset = (int) (first % TilePath.WHOLE);
    byte[] hashes = tile(level, first / TilePath.WHOLE);
    return MerkleTree.ofHashes(
            Arrays.copyOfRange(
                hashes, offset * MerkleTree.HASH_BYTES, (offset + count) * MerkleTree.HASH_BYTES))
        .root();
  }

  private byte[] tile(int level, long index) {
    long count = LogTile.count(size, level) - index * TilePath.WHOLE;
    TilePath path = TilePath.ofHashes(level, index, (int) Math.min(TilePath.WHOLE, count));
    return read.computeIfAbsent(
        path,
        any -> {
          byte[] hashes = source.hashes(path);
          if (hashes.length != path.width() * MerkleTree.HASH_BYTES) {
            throw new IllegalArgumentException(
                "not all of %s: %d bytes".formatted(path, hashes.length));
          }
          return hashes;
        });
  }

  /** Where pieces are. */
  @FunctionalInterface
  public interface Source {

    /** The hashes of a piece, as many as it is wide. */
    byte[] hashes(TilePath path);
  }
}
