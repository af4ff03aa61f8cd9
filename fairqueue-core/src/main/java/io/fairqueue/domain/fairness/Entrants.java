package io.fairqueue.domain.fairness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Sha256;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * Who is drawn among: the leaves of all entries that were in the lobby when it closed, sorted by
 * their bytes, so that the list tells nothing of who came first. Immutable.
 */
public final class Entrants {

  private static final byte[] SEED = "fairqueue/seed/v1".getBytes(US_ASCII);

  private final byte[] leaves;
  private final MerkleTree tree;

  private Entrants(byte[] leaves) {
    this.leaves = leaves;
    this.tree = MerkleTree.of(leaves.length / HashRows.BYTES, i -> HashRows.row(leaves, i));
  }

  /**
   * The list of these leaves, in whatever order they are.
   *
   * @param leaves one behind the other
   */
  public static Entrants sorting(byte[] leaves) {
    int[] order = HashRows.order(leaves);
    byte[] sorted = new byte[leaves.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(
          leaves, order[i] * HashRows.BYTES, sorted, i * HashRows.BYTES, HashRows.BYTES);
    }
    return new Entrants(sorted);
  }

  /**
   * The list as it was published; throws an {@link IllegalArgumentException} that says which leaf
   * stands where it can't, unless all are sorted and no two the same.
   */
  public static Entrants published(byte[] leaves) {
    if (leaves.length % HashRows.BYTES != 0) {
      throw new IllegalArgumentException(
          "a list has 32 bytes a leaf, not %d".formatted(leaves.length));
    }
    for (int i = 1; i < leaves.length / HashRows.BYTES; i++) {
      int compared = HashRows.compare(leaves, i - 1, leaves, i);
      if (compared >= 0) {
        throw new IllegalArgumentException(
            "leaf %d %s".formatted(i + 1, compared == 0 ? "is there twice" : "is out of order")
                + ": "
                + HexFormat.of().formatHex(HashRows.row(leaves, i)));
      }
    }
    return new Entrants(leaves.clone());
  }

  public int count() {
    return tree.size();
  }

  /** All leaves, one behind the other. */
  public byte[] bytes() {
    return leaves.clone();
  }

  /** Some of {@link #bytes}: from this byte to just before that one. */
  public byte[] bytes(int from, int to) {
    return Arrays.copyOfRange(leaves, from, to);
  }

  /** A leaf, by its place in the list, from 0. */
  public byte[] leaf(int index) {
    return HashRows.row(leaves, index);
  }

  /** By this one hash the whole list is committed to. */
  public byte[] root() {
    return tree.root();
  }

  /** The tree that {@link #root} is of. */
  public MerkleTree tree() {
    return tree;
  }

  /** Where a leaf stands in the list; empty for a stranger's. */
  public OptionalInt find(byte[] leaf) {
    int low = 0;
    int high = count() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int compared = HashRows.compare(leaves, middle, leaf, 0);
      if (compared == 0) {
        return OptionalInt.of(middle);
      }
      if (compared < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return OptionalInt.empty();
  }

  /**
   * What the order comes from: the list, and a value that nobody knew when it was committed to.
   *
   * @param randomness 32 bytes
   */
  public byte[] seed(EventId event, byte[] randomness) {
    return seed(event, count(), root(), randomness);
  }

  /** The same by what is committed to of a list. */
  public static byte[] seed(EventId event, int count, byte[] root, byte[] randomness) {
    return Sha256.of(
        SEED, DrawSecret.bytes(event.value()), DrawSecret.bytes(count), root, randomness);
  }

  /** Who stands where, by a seed. */
  public DrawOrder order(byte[] seed) {
    return DrawOrder.of(this, seed);
  }
}
