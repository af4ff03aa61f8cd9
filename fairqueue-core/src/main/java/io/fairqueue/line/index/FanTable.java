package io.fairqueue.line.index;

import java.util.Arrays;

/**
 * Fan → latest number: open addressing in segments that grow to 3,072 fans and are split then
 * (extendible hashing), so that no join waits for more than one of them. Between half and three
 * quarters of the slots are used; a slot is 32 bits of the fan's hash and the number, and the id
 * itself is looked up by the number.
 */
public final class FanTable {

  private static final int MAX_FANS = 3 << 10;
  private static final int FIRST_SLOTS = 16;

  private final IdSegments ids;
  private Segment[] directory = {new Segment(0, FIRST_SLOTS)};
  private int depth;
  private long bytes = FIRST_SLOTS * (long) Long.BYTES;

  /**
   * @param ids the fans by number; a number is there before it is put here
   */
  public FanTable(IdSegments ids) {
    this.ids = ids;
  }

  /** Makes room for {@code fans}, where nobody is yet: so none of them moves. */
  public void expect(int fans) {
    int ofEach = fans;
    int bits = 0;
    while (ofEach > MAX_FANS - MAX_FANS / 8) {
      ofEach = (ofEach + 1) / 2;
      bits++;
    }
    int slots = Math.max(FIRST_SLOTS, ofEach + ofEach / 2);
    Segment[] expected = new Segment[1 << bits];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = new Segment(bits, slots);
    }
    directory = expected;
    depth = bits;
    bytes = (long) expected.length * slots * Long.BYTES;
  }

  /** The latest number of a fan; 0 for one who never had any. */
  public int get(long high, long low) {
    long hash = hash(high, low);
    long[] slots = directory[index(hash)].slots;
    int i = start((int) hash, slots.length);
    long slot = slots[i];
    while (slot != 0) {
      if ((int) (slot >>> Integer.SIZE) == (int) hash && ids.is((int) slot, high, low)) {
        return (int) slot;
      }
      i = i + 1 == slots.length ? 0 : i + 1;
      slot = slots[i];
    }
    return 0;
  }

  /** Notes the latest number of the fan who has it. */
  public void put(int number) {
    long high = ids.high(number);
    long low = ids.low(number);
    long hash = hash(high, low);
    Segment segment = directory[index(hash)];
    long[] slots = segment.slots;
    int i = start((int) hash, slots.length);
    while (slots[i] != 0) {
      if ((int) (slots[i] >>> Integer.SIZE) == (int) hash && ids.is((int) slots[i], high, low)) {
        slots[i] = slot(hash, number);
        return;
      }
      i = i + 1 == slots.length ? 0 : i + 1;
    }
    slots[i] = slot(hash, number);
    if (++segment.fans * 4L > slots.length * 3L) {
      grow(segment);
    }
  }

  public long bytes() {
    return bytes + (long) directory.length * Integer.BYTES;
  }

  private void grow(Segment segment) {
    if (segment.fans < MAX_FANS) {
      Segment grown = new Segment(segment.depth, slots(segment.fans));
      for (long slot : segment.slots) {
        grown.add(slot);
      }
      replace(segment, grown, grown);
    } else {
      split(segment);
    }
  }

  private void split(Segment segment) {
    int bit = Long.SIZE - 1 - segment.depth;
    int ones = 0;
    for (long slot : segment.slots) {
      ones += slot == 0 ? 0 : (int) ((hash((int) slot) >>> bit) & 1);
    }
    Segment zero = new Segment(segment.depth + 1, slots(segment.fans - ones));
    Segment one = new Segment(segment.depth + 1, slots(ones));
    for (long slot : segment.slots) {
      if (slot != 0) {
        // The bit after those by which they are here together.
        (((hash((int) slot) >>> bit) & 1) == 0 ? zero : one).add(slot);
      }
    }
    if (segment.depth == depth) {
      doubled();
    }
    replace(segment, zero, one);
  }

  private void replace(Segment segment, Segment zero, Segment one) {
    int span = 1 << (depth - segment.depth);
    int first = Arrays.asList(directory).indexOf(segment);
    for (int i = 0; i < span; i++) {
      directory[first + i] = i < span / 2 ? zero : one;
    }
    bytes +=
        Long.BYTES
            * ((long) zero.slots.length
                + (zero == one ? 0 : one.slots.length)
                - segment.slots.length);
  }

  private long hash(int number) {
    return hash(ids.high(number), ids.low(number));
  }

  private static int slots(int fans) {
    return Math.max(FIRST_SLOTS, 2 * fans);
  }

  private void doubled() {
    Segment[] doubled = new Segment[directory.length * 2];
    for (int i = 0; i < doubled.length; i++) {
      doubled[i] = directory[i / 2];
    }
    directory = doubled;
    depth++;
  }

  /** The directory goes by the highest bits. */
  private int index(long hash) {
    return depth == 0 ? 0 : (int) (hash >>> (Long.SIZE - depth));
  }

  /** The slots go by the lowest, which a slot has: so a segment grows without a look at ids. */
  private static int start(int tag, int slots) {
    return (int) (((tag & 0xFFFF_FFFFL) * slots) >>> Integer.SIZE);
  }

  private static long slot(long hash, int number) {
    return (hash << Integer.SIZE) | number;
  }

  /** Mixes all bits into all others. */
  public static long hash(long high, long low) {
    long hash = (high ^ Long.rotateLeft(low, 32)) * 0x9E37_79B9_7F4A_7C15L;
    hash = (hash ^ (hash >>> 32) ^ low) * 0xD6E8_FEB8_6659_FD93L;
    return hash ^ (hash >>> 32);
  }

  private static final class Segment {

    private final int depth;
    private final long[] slots;
    private int fans;

    Segment(int depth, int slots) {
      this.depth = depth;
      this.slots = new long[slots];
    }

    void add(long slot) {
      if (slot == 0) {
        return;
      }
      int i = start((int) (slot >>> Integer.SIZE), slots.length);
      while (slots[i] != 0) {
        i = i + 1 == slots.length ? 0 : i + 1;
      }
      slots[i] = slot;
      fans++;
    }
  }
}
