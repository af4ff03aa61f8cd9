package io.fairqueue.domain.fairness;

import java.util.Arrays;

/** Rows of 32 bytes, one behind the other, in the order of their bytes without signs. */
final class HashRows {

  static final int BYTES = MerkleTree.HASH_BYTES;

  private HashRows() {}

  /**
   * Which row comes first, which next, and so on. A long holds the first bits of a row and its
   * number, so that longs are sorted; the few whose first bits are the same are compared as a
   * whole.
   */
  static int[] order(byte[] rows) {
    int count = rows.length / BYTES;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, count - 1));
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = ((prefix(rows, i) >>> bits) << bits) | i;
      keys[i] ^= Long.MIN_VALUE;
    }
    Arrays.parallelSort(keys);
    long mask = (1L << bits) - 1;
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = (int) (keys[i] & mask);
    }
    for (int i = 0; i < count; ) {
      int end = i + 1;
      while (end < count && keys[end] >>> bits == keys[i] >>> bits) {
        end++;
      }
      sort(rows, order, i, end);
      i = end;
    }
    return order;
  }

  /** Few at a time. */
  private static void sort(byte[] rows, int[] order, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int moved = order[i];
      int at = i;
      while (at > from && compare(rows, order[at - 1], rows, moved) > 0) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = moved;
    }
  }

  static int compare(byte[] some, int index, byte[] others, int other) {
    return Arrays.compareUnsigned(
        some, index * BYTES, (index + 1) * BYTES, others, other * BYTES, (other + 1) * BYTES);
  }

  static byte[] row(byte[] rows, int index) {
    return Arrays.copyOfRange(rows, index * BYTES, (index + 1) * BYTES);
  }

  private static long prefix(byte[] rows, int index) {
    long prefix = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      prefix = (prefix << Byte.SIZE) | (rows[index * BYTES + i] & 0xff);
    }
    return prefix;
  }
}
