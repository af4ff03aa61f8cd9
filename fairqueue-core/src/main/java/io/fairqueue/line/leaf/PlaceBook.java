package io.fairqueue.line.leaf;

import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import java.util.Arrays;

/** Which place each number has, as far as a log says. Not thread-safe. */
public final class PlaceBook {

  private int lastOfLobby;
  private int[] places = new int[0];

  /** The log goes on; rows that give nobody a place change nothing. */
  public void follow(LineRow row) {
    RowContent content = row.content();
    switch (content.kind()) {
      case LOBBY -> lastOfLobby = (int) content.firstNumber() + content.fans().size() - 1;
      case PLACED -> place((int) content.firstNumber(), content.gone());
      default -> {
        // Behind the lobby, and without one, places are numbers.
      }
    }
  }

  private void place(int first, int[] numbers) {
    if (places.length <= lastOfLobby) {
      places = Arrays.copyOf(places, lastOfLobby + 1);
    }
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != 0) {
        places[numbers[i]] = first + i;
      }
    }
  }

  /** The place of a number; 0 as long as no draw has given it one. */
  int place(int number) {
    if (number > lastOfLobby) {
      return number;
    }
    return number < places.length ? places[number] : 0;
  }
}
