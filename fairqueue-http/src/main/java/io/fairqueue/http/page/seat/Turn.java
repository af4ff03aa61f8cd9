package io.fairqueue.http.page.seat;

import io.fairqueue.domain.QueueEntry;
import io.fairqueue.http.page.line.LineState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The reader's turn to choose.
 *
 * @param entry names the admission, so that an old form is known as one
 * @param left until it is over, in minutes and seconds
 * @param max how many tickets there may be in all
 */
public record Turn(String entry, Instant until, Instant now, String left, int max) {

  /** A list to choose a number from is no longer than this. */
  private static final int MAX_OFFERED = 50;

  /** The turn of who was admitted. */
  public static Turn of(QueueEntry.Admitted admission, int max, Instant now) {
    return new Turn(
        admission.id().toString(),
        admission.admittedUntil(),
        now,
        LineState.clock(Duration.between(now, admission.admittedUntil())),
        max);
  }

  /** How many seats may be chosen one by one. */
  public int seats() {
    return Math.min(max, ChosenSeat.MAX);
  }

  /** How many tickets may be chosen as a number. */
  public int offered() {
    return Math.min(max, MAX_OFFERED);
  }

  /** The numbers of tickets to choose from. */
  public List<Integer> counts() {
    return IntStream.rangeClosed(0, offered()).boxed().toList();
  }
}
