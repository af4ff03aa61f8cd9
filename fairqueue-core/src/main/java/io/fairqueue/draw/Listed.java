package io.fairqueue.draw;

import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.fairness.DrawOrder;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.Entrants;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.line.log.EntryIds;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who is drawn among, with the numbers that only the server knows of the leaves. Immutable.
 *
 * @param numbers ascending; not changed after this
 * @param leaves of these, one behind the other; likewise
 */
record Listed(int[] numbers, byte[] leaves, Entrants entrants) {

  private static final int LEAF = MerkleTree.HASH_BYTES;

  static Listed of(EventId event, int[] numbers, DrawSecret secret) {
    EntryIds ids = EntryIds.of(event);
    DrawSecret.Leaves maker = secret.leaves(event);
    byte[] leaves = new byte[numbers.length * LEAF];
    for (int i = 0; i < numbers.length; i++) {
      byte[] leaf = maker.of(ids.encode(numbers[i]), numbers[i]);
      System.arraycopy(leaf, 0, leaves, i * LEAF, LEAF);
    }
    return new Listed(numbers, leaves, Entrants.sorting(leaves));
  }

  /** The same, of leaves that were archived: those of all numbers from 1 on. */
  static Listed of(int[] numbers, byte[] archived) {
    byte[] leaves = new byte[numbers.length * LEAF];
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(archived, (numbers[i] - 1) * LEAF, leaves, i * LEAF, LEAF);
    }
    return new Listed(numbers, leaves, Entrants.sorting(leaves));
  }

  /** The leaf of a number; empty for one that is not drawn among. */
  Optional<byte[]> leafOf(long number) {
    int index = Arrays.binarySearch(numbers, (int) number);
    return index < 0 ? Optional.empty() : Optional.of(leaf(index));
  }

  /** Who gets which place; empty while nothing has decided that. */
  Optional<Ordered> order(Draw draw) {
    return draw.terms().method() == DrawMethod.ARRIVAL
        ? Optional.of(byArrival())
        : draw.seed().map(this::bySeed);
  }

  private Ordered bySeed(Bytes seed) {
    DrawOrder order = entrants.order(seed.toArray());
    int[] places = order.places();
    int[] byPlace = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      byPlace[places[entrants.find(leaf(i)).orElseThrow()] - 1] = numbers[i];
    }
    return new Ordered(byPlace, order.tree());
  }

  private Ordered byArrival() {
    return new Ordered(numbers, MerkleTree.of(numbers.length, i -> DrawOrder.row(leaf(i), i + 1L)));
  }

  private byte[] leaf(int index) {
    byte[] leaf = new byte[LEAF];
    System.arraycopy(leaves, index * LEAF, leaf, 0, LEAF);
    return leaf;
  }

  /**
   * Who gets which place.
   *
   * @param numbers by place; not changed after this
   * @param tree over leaf and place, by place
   */
  record Ordered(int[] numbers, MerkleTree tree) {

    Bytes root() {
      return Bytes.of(tree.root());
    }
  }
}
