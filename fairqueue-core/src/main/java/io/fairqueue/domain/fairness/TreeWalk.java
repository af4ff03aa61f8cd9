package io.fairqueue.domain.fairness;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the hashes that prove something of a tree (RFC 6962, section 2.1), by those of its whole
 * parts: of two to some power of leaves that begin at a multiple of that.
 */
final class TreeWalk {

  private final long size;
  private final Parts parts;

  /** Through a tree of this size. */
  TreeWalk(long size, Parts parts) {
    this.size = size;
    this.parts = parts;
  }

  /** The hash at the top of a tree that has leaves. */
  byte[] root() {
    return root(0, size);
  }

  /** The hashes by which somebody who has a leaf comes to the root, from below. */
  List<byte[]> path(long index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("leaf " + index + " of " + size);
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

  /** The hashes that show that it begins with the tree of that earlier size. */
  List<byte[]> consistency(long earlier) {
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

  /** The root of some of the leaves, which begin where a whole tree of their size does. */
  private byte[] root(long from, long to) {
    long length = to - from;
    if (Long.bitCount(length) == 1) {
      return parts.root(Long.numberOfTrailingZeros(length), from);
    }
    long half = Long.highestOneBit(length);
    return MerkleTree.nodeHash(root(from, from + half), root(from + half, to));
  }

  /** What is known of a tree. */
  @FunctionalInterface
  interface Parts {

    /** The root of two to the power of {@code height} leaves from this one on. */
    byte[] root(int height, long from);
  }
}
