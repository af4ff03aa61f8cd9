package io.fairqueue.domain.fairness;

import java.util.ArrayList;
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

  /** The tree of a log of so many entries. */
  public TiledTree(long size, Source source) {
    this.size = size;
    this.source = source;
  }

  /** The hash at its top. */
  public byte[] root() {
    return size == 0 ? MerkleTree.ofHashes(new byte[0]).root() : root(0, size);
  }

  /**
   * The hashes by which somebody who has an entry comes to the root, from below.
   *
   * @param index the entry's, from 0
   */
  public List<byte[]> path(long index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("entry " + index + " of " + size);
    }
    List<byte[]> path = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long half = from + Long.highestOneBit(to - from - 1);
      if (index < half) {
        path.addFirst(root(half, to));
        to = half;
      } else {
        path.addFirst(root(from, half));
        from = half;
      }
    }
    return path;
  }

  /** The hashes that show that it begins with the first so many of its entries. */
  public List<byte[]> consistency(long earlier) {
    if (earlier < 0 || earlier > size) {
      throw new IndexOutOfBoundsException("a tree of " + earlier + " of " + size);
    }
    List<byte[]> proof = new ArrayList<>();
    if (earlier > 0 && earlier < size) {
      consistency(earlier, 0, size, true, proof);
    }
    return proof;
  }

  /** SUBPROOF of RFC 6962, section 2.1.2. */
  private void consistency(long earlier, long from, long to, boolean whole, List<byte[]> proof) {
    long length = to - from;
    if (earlier == length) {
      if (!whole) {
        proof.add(root(from, to));
      }
      return;
    }
    long half = Long.highestOneBit(length - 1);
    if (earlier <= half) {
      consistency(earlier, from, from + half, whole, proof);
      proof.add(root(from + half, to));
    } else {
      consistency(earlier - half, from + half, to, false, proof);
      proof.add(root(from, from + half));
    }
  }

  /** The root of some of the entries, which begin where a whole tree of their size does. */
  private byte[] root(long from, long to) {
    long length = to - from;
    if (Long.bitCount(length) == 1) {
      return node(Long.numberOfTrailingZeros(length), from);
    }
    long half = Long.highestOneBit(length);
    return MerkleTree.nodeHash(root(from, from + half), root(from + half, to));
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
