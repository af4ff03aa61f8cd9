package io.fairqueue.line.index;

import io.fairqueue.line.log.IdList;

/** Which of a row's fans were seen already. */
public final class Once {

  private final int[] slots;

  public Once(int fans) {
    this.slots = new int[Integer.highestOneBit(Math.max(1, fans)) * 4];
  }

  /** {@code false} if the fan of this index is one that was added before. */
  public boolean add(IdList fans, int index) {
    int mask = slots.length - 1;
    int i = (int) FanTable.hash(fans.high(index), fans.low(index)) & mask;
    while (slots[i] != 0) {
      int other = slots[i] - 1;
      if (fans.high(other) == fans.high(index) && fans.low(other) == fans.low(index)) {
        return false;
      }
      i = (i + 1) & mask;
    }
    slots[i] = index + 1;
    return true;
  }
}
