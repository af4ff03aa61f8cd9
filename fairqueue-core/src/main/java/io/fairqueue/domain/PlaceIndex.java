package io.fairqueue.domain;

import java.util.Arrays;

/**
 * Which places wait, and how many wait before one: a bit per place, and a Fenwick tree over the
 * counts of blocks of 4,096 bits (P. Fenwick, "A new data structure for cumulative frequency
 * tables", 1994).
 *
 * <p>Adding and removing cost O(log n), so does a rank; about 1.1 bits per place ever given. Not
 * thread-safe.
 */
public final class PlaceIndex {

  private static final int WORDS_PER_BLOCK = 64;
  private static final int BITS_PER_BLOCK = WORDS_PER_BLOCK * Long.SIZE;

  private long[] words = new long[WORDS_PER_BLOCK];
  private int[] tree = new int[2];
  private long size;
  // Nobody waits before it.
  private long lowest;

  /** An index in which these places wait, given in ascending order. */
  public static PlaceIndex of(long[] places) {
    PlaceIndex index = new PlaceIndex();
    if (places.length > 0) {
      index.grow(word(places[places.length - 1]));
    }
    for (long place : places) {
      index.add(place);
    }
    return index;
  }

  /** Makes a place wait. {@code false} if it does already. */
  public boolean add(long place) {
    int word = word(place);
    if (word >= words.length) {
      grow(word);
    }
    long bit = 1L << place;
    if ((words[word] & bit) != 0) {
      return false;
    }
    words[word] |= bit;
    lowest = Math.min(lowest, place);
    count(word, 1);
    return true;
  }

  /** Ends a place's waiting. {@code false} if it does not wait. */
  public boolean remove(long place) {
    if (!contains(place)) {
      return false;
    }
    int word = word(place);
    words[word] &= ~(1L << place);
    count(word, -1);
    return true;
  }

  public boolean contains(long place) {
    int word = word(place);
    return word < words.length && (words[word] & (1L << place)) != 0;
  }

  /** How many wait at this place or before it. */
  public long rank(long place) {
    int word = Math.min(word(place), words.length - 1);
    int block = word / WORDS_PER_BLOCK;
    long rank = 0;
    for (int i = block; i > 0; i -= i & -i) {
      rank += tree[i];
    }
    for (int i = block * WORDS_PER_BLOCK; i < word; i++) {
      rank += Long.bitCount(words[i]);
    }
    long upTo = word < word(place) ? -1L : -1L >>> (Long.SIZE - 1 - (place & (Long.SIZE - 1)));
    return rank + Long.bitCount(words[word] & upTo);
  }

  /**
   * The lowest place that waits; -1 if there is none. Looks on from where it was last: cheap while
   * those who go are at the head.
   */
  public long first() {
    long first = next(lowest);
    lowest = first < 0 ? (long) words.length * Long.SIZE : first;
    return first;
  }

  /** The lowest place that waits, from this one on; -1 if there is none. */
  public long next(long from) {
    int word = word(from);
    if (word >= words.length) {
      return -1;
    }
    long bits = words[word] & (-1L << from);
    while (bits == 0) {
      if (++word == words.length) {
        return -1;
      }
      bits = words[word];
    }
    return (long) word * Long.SIZE + Long.numberOfTrailingZeros(bits);
  }

  /** How many wait. */
  public long size() {
    return size;
  }

  /** The memory that it takes. */
  public long bytes() {
    return (long) words.length * Long.BYTES + (long) tree.length * Integer.BYTES;
  }

  /** The places that wait, ascending. */
  public long[] toArray() {
    long[] places = new long[Math.toIntExact(size)];
    long place = -1;
    for (int i = 0; i < places.length; i++) {
      place = next(place + 1);
      places[i] = place;
    }
    return places;
  }

  private static int word(long place) {
    return Math.toIntExact(place / Long.SIZE);
  }

  private void count(int word, int change) {
    size += change;
    for (int i = word / WORDS_PER_BLOCK + 1; i < tree.length; i += i & -i) {
      tree[i] += change;
    }
  }

  private void grow(int word) {
    int blocks = Math.max(words.length / WORDS_PER_BLOCK * 3 / 2, word / WORDS_PER_BLOCK) + 1;
    words = Arrays.copyOf(words, blocks * WORDS_PER_BLOCK);
    tree = new int[blocks + 1];
    for (int i = 1; i < tree.length; i++) {
      for (int w = (i - 1) * WORDS_PER_BLOCK; w < i * WORDS_PER_BLOCK; w++) {
        tree[i] += Long.bitCount(words[w]);
      }
    }
    for (int i = 1; i < tree.length; i++) {
      int parent = i + (i & -i);
      if (parent < tree.length) {
        tree[parent] += tree[i];
      }
    }
  }

  @Override
  public String toString() {
    return "PlaceIndex["
        + size
        + " of "
        + (long) words.length / WORDS_PER_BLOCK * BITS_PER_BLOCK
        + "]";
  }
}
