package io.fairqueue.http.seat.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found wrong so far. Not thread-safe. */
final class Faults {

  /** More help nobody: they are mended, and the file is sent again. */
  static final int MAX = 100;

  private final List<SeatFault> found = new ArrayList<>();

  void add(int line, @Nullable String column, SeatFault.Code code, String message) {
    found.add(new SeatFault(line, column, code, message));
  }

  boolean isEnough() {
    return found.size() >= MAX;
  }

  int count() {
    return found.size();
  }

  /** The first of them, in the file's order. */
  List<SeatFault> first() {
    return found.stream().sorted(Comparator.comparingInt(SeatFault::line)).limit(MAX).toList();
  }
}
