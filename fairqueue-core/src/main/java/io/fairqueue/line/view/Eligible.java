package io.fairqueue.line.view;

import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.LineKind;
import java.util.Arrays;

/** Whom a kind of row may name. */
final class Eligible {

  private Eligible() {}

  static boolean is(LineKind kind, FanState state) {
    return switch (kind) {
      case LEFT, REMOVED -> state.isLive();
      case EXPIRED -> state == FanState.WAITING || state == FanState.AWAY;
      case AWAY -> state == FanState.WAITING;
      case BACK -> state == FanState.AWAY;
      default -> false;
    };
  }

  /**
   * How many fans get a place by these numbers, of which 0 is nobody's; -1 if one of them isn't in
   * the lobby, or is there twice.
   */
  static int inLobby(LineBook book, int[] numbers) {
    int[] sorted = Arrays.stream(numbers).filter(number -> number != 0).sorted().toArray();
    int before = 0;
    for (int number : sorted) {
      if (number <= before || number >= book.next() || book.state(number) != FanState.LOBBY) {
        return -1;
      }
      before = number;
    }
    return sorted.length;
  }
}
