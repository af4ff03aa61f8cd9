package io.fairqueue.redis;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A change of a waiting set as a line of text: {@code event rev joined gone admitted}, where places
 * are {@code 5-9,12} and {@code -} is nobody. Fans join and are admitted in a row, so that a change
 * of hundreds of places is seldom longer than some words.
 */
final class ChangeText {

  private static final String NOBODY = "-";

  private ChangeText() {}

  static String write(LineChange change) {
    return "%s %d %s %s %d"
        .formatted(
            change.event(),
            change.rev(),
            writePlaces(change.joined()),
            writePlaces(change.gone()),
            change.admitted());
  }

  /** Empty for what isn't a change. */
  static Optional<LineChange> read(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 5) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LineChange(
              EventId.parse(words[0]),
              Long.parseLong(words[1]),
              readPlaces(words[2]),
              readPlaces(words[3]),
              Integer.parseInt(words[4])));
    } catch (IllegalArgumentException strange) {
      return Optional.empty();
    }
  }

  private static String writePlaces(long[] places) {
    if (places.length == 0) {
      return NOBODY;
    }
    List<String> runs = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= places.length; to++) {
      if (to == places.length || places[to] != places[to - 1] + 1) {
        runs.add(
            to - from == 1 ? Long.toString(places[from]) : places[from] + "-" + places[to - 1]);
        from = to;
      }
    }
    return String.join(",", runs);
  }

  private static long[] readPlaces(String places) {
    if (places.equals(NOBODY)) {
      return new long[0];
    }
    return List.of(places.split(",", -1)).stream().flatMapToLong(ChangeText::run).toArray();
  }

  private static LongStream run(String run) {
    int dash = run.indexOf('-');
    return dash < 0
        ? LongStream.of(Long.parseLong(run))
        : LongStream.rangeClosed(
            Long.parseLong(run, 0, dash, 10), Long.parseLong(run, dash + 1, run.length(), 10));
  }
}
