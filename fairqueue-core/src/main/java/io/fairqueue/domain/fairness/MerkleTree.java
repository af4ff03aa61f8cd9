package io.fairqueue.domain.fairness;

import io.fairqueue.domain.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A Merkle tree with SHA-256 as RFC 6962 (section 2.1) and RFC 9162 have it: leaves are hashed
 * behind a 0, nodes behind a 1, and a node without a neighbour goes up as it is. Immutable; keeps
 * all its hashes, some 64 bytes a leaf.
 */
public final class MerkleTree {

  /** How many bytes a hash has. */
  public static final int HASH_BYTES = 32;

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  /** From the leaves up; each a row of hashes, one behind the other. */
  private final List<byte[]> levels;

  private final int size;

  private MerkleTree(List<byte[]> levels, int size) {
    this.levels = levels;
    this.size = size;
  }

  /** The tree of this size. */
  public static MerkleTree of(int size, IntFunction<byte[]> leaf) {
    Sha256.Digests digests = new Sha256.Digests();
    byte[] hashes = new byte[Math.multiplyExact(size, HASH_BYTES)];
    for (int i = 0; i < size; i++) {
      byte[] hash = digests.of(LEAF, leaf.apply(i));
      System.arraycopy(hash, 0, hashes, i * HASH_BYTES, HASH_BYTES);
    }
    return ofHashes(hashes);
  }

  /** The tree of these leaves. */
  public static MerkleTree of(List<byte[]> leaves) {
    return of(leaves.size(), leaves::get);
  }

  /**
   * The tree whose leaves have these hashes.
   *
   * @param hashes one behind the other
   */
  public static MerkleTree ofHashes(byte[] hashes) {
    if (hashes.length % HASH_BYTES != 0) {
      throw new IllegalArgumentException("these are no whole hashes: " + hashes.length + " bytes");
    }
    Sha256.Digests digests = new Sha256.Digests();
    List<byte[]> levels = new ArrayList<>();
    byte[] level = hashes;
    levels.add(level);
    while (level.length > HASH_BYTES) {
      level = above(digests, level);
      levels.add(level);
    }
    return new MerkleTree(levels, hashes.length / HASH_BYTES);
  }

  private static byte[] above(Sha256.Digests digests, byte[] level) {
    int pairs = level.length / (2 * HASH_BYTES);
    boolean odd = level.length % (2 * HASH_BYTES) != 0;
    byte[] above = new byte[(pairs + (odd ? 1 : 0)) * HASH_BYTES];
    for (int i = 0; i < pairs; i++) {
      byte[] node = digests.of(NODE, hash(level, 2 * i), hash(level, 2 * i + 1));
      System.arraycopy(node, 0, above, i * HASH_BYTES, HASH_BYTES);
    }
    if (odd) {
      System.arraycopy(level, level.length - HASH_BYTES, above, pairs * HASH_BYTES, HASH_BYTES);
    }
    return above;
  }

  /** The hash of a leaf. */
  public static byte[] leafHash(byte[] leaf) {
    return Sha256.of(LEAF, leaf);
  }

  /** The hash of two neighbours. */
  public static byte[] nodeHash(byte[] left, byte[] right) {
    return Sha256.of(NODE, left, right);
  }

  /** How many leaves there are. */
  public int size() {
    return size;
  }

  /** The hash at its top; that of nothing for an empty tree. */
  public byte[] root() {
    return size == 0 ? Sha256.of(new byte[0]) : levels.getLast().clone();
  }

  /**
   * The hashes by which somebody who has a leaf comes to the root, from below.
   *
   * @param index the leaf's, from 0
   */
  public List<byte[]> path(int index) {
    return walk().path(index);
  }

  /** The hashes that show that it begins with the tree of that earlier size. */
  public List<byte[]> consistency(int earlier) {
    return walk().consistency(earlier);
  }

  private TreeWalk walk() {
    return new TreeWalk(
        size, (height, from) -> hash(levels.get(height), Math.toIntExact(from >> height)));
  }

  private static byte[] hash(byte[] level, int index) {
    return Arrays.copyOfRange(level, index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  /**
   * Whether a leaf is in a tree (RFC 9162, section 2.1.3.2).
   *
   * @param hash the leaf's
   * @param index the leaf's, from 0
   * @param path what {@link #path} answers
   */
  public static boolean includes(
      byte[] root, long size, byte[] hash, long index, List<byte[]> path) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    byte[] reached = hash;
    for (byte[] beside : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        reached = nodeHash(beside, reached);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        reached = nodeHash(reached, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(reached, root);
  }

  /**
   * Whether a later tree begins with all leaves of an earlier one (RFC 9162, section 2.1.4.2).
   *
   * @param proof what {@link #consistency} answers
   */
  public static boolean isConsistent(
      byte[] earlierRoot, long earlier, byte[] laterRoot, long later, List<byte[]> proof) {
    if (earlier < 0 || earlier > later) {
      return false;
    }
    if (earlier == later) {
      return proof.isEmpty() && Arrays.equals(earlierRoot, laterRoot);
    }
    if (earlier == 0) {
      return proof.isEmpty() && Arrays.equals(earlierRoot, Sha256.of(new byte[0]));
    }
    List<byte[]> hashes = new ArrayList<>();
    if (Long.bitCount(earlier) == 1) {
      hashes.add(earlierRoot);
    }
    hashes.addAll(proof);
    if (hashes.isEmpty()) {
      return false;
    }
    long at = earlier - 1;
    long last = later - 1;
    while ((at & 1) == 1) {
      at >>= 1;
      last >>= 1;
    }
    byte[] first = hashes.getFirst();
    byte[] second = hashes.getFirst();
    for (byte[] beside : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        first = nodeHash(beside, first);
        second = nodeHash(beside, second);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        second = nodeHash(second, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(first, earlierRoot) && Arrays.equals(second, laterRoot);
  }
}
