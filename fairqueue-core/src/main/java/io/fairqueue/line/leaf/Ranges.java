package io.fairqueue.line.leaf;

import java.util.ArrayList;
import java.util.List;

/** Ascending numbers as ranges, each its first and its last. */
final class Ranges {

  /** A range of this size never has more bytes than a leaf may have. */
  private static final int MAX = 1_000;

  private Ranges() {}

  /**
   * Ranges of numbers, in lists that are short enough for a leaf each; none for no numbers.
   *
   * @param numbers in order, each once
   */
  static List<List<List<Integer>>> of(int... numbers) {
    List<List<List<Integer>>> lists = new ArrayList<>();
    List<List<Integer>> list = new ArrayList<>();
    for (int i = 0; i < numbers.length; ) {
      int end = i + 1;
      while (end < numbers.length && numbers[end] == numbers[end - 1] + 1) {
        end++;
      }
      list.add(List.of(numbers[i], numbers[end - 1]));
      if (list.size() == MAX) {
        lists.add(list);
        list = new ArrayList<>();
      }
      i = end;
    }
    if (!list.isEmpty()) {
      lists.add(list);
    }
    return lists;
  }
}
