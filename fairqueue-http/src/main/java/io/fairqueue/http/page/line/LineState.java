package io.fairqueue.http.page.line;

import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.WaitEstimate;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.line.LineStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/** Where the reader stands. */
public sealed interface LineState {

  /** Nowhere yet. */
  record Outside() implements LineState {}

  /**
   * In line.
   *
   * @param number as it was given on arrival
   * @param place by which the line is ordered
   * @param ahead how many are before the reader
   * @param max how many tickets one may take
   * @param expected when the turn comes, in words
   * @param odds in words
   */
  record Waiting(
      String number,
      long place,
      long ahead,
      int max,
      String aheadInWords,
      String expected,
      String odds)
      implements LineState {}

  /**
   * Admitted.
   *
   * @param until when the turn is over
   * @param left how long that is, in minutes and seconds
   * @param now when that was so
   * @param extensionsLeft how often there may be more time
   */
  record Turn(
      Instant until, String left, Instant now, int extensions, int extensionsLeft, String window)
      implements LineState {}

  /** The turn led to a claim. */
  record Chosen(String claim) implements LineState {}

  /** The turn, or the wait, is over. */
  record Over() implements LineState {}

  /** The same in words. */
  static LineState of(LineStanding standing, Line line, Visit visit) {
    return switch (standing.entry()) {
      case QueueEntry.Waiting waiting -> {
        long ahead = Math.max(0, standing.position() - 1);
        yield new Waiting(
            visit.local().number(waiting.facts().number()),
            waiting.facts().place(),
            ahead,
            line.max(),
            visit.local().number(ahead),
            standing
                .estimate()
                .map(each -> wait(each, visit))
                .orElse(visit.words().text("line.wait.unknown")),
            visit.words().text(Odds.of(ahead, line.free(), line.max(), line.mean()).key()));
      }
      case QueueEntry.Admitted admitted ->
          new Turn(
              admitted.admittedUntil(),
              clock(Duration.between(line.now(), admitted.admittedUntil())),
              line.now(),
              admitted.extensions(),
              line.extensionsLeft(),
              visit.local().number(Math.max(1, line.windowSeconds() / 60)));
      case QueueEntry.Completed completed -> new Chosen(completed.claimId().toString());
      case QueueEntry.Expired expired -> new Over();
      case QueueEntry.Abandoned abandoned -> new Outside();
    };
  }

  /**
   * What the words depend on besides the reader's own place.
   *
   * @param free how many tickets are left
   * @param max how many one claim may hold
   * @param mean how many claims hold so far; empty while there are none
   */
  record Line(
      Instant now,
      long free,
      int max,
      OptionalDouble mean,
      int extensionsLeft,
      long windowSeconds) {}

  /** As clocks show it. */
  static String clock(Duration left) {
    long seconds = Math.max(0, left.toSeconds());
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private static String wait(WaitEstimate estimate, Visit visit) {
    long from = minutes(estimate.medianSeconds());
    long to = minutes(estimate.ninetySeconds());
    if (to <= 1) {
      return visit.words().text("line.wait.soon");
    }
    return from == to
        ? visit.words().text("line.wait.one", "minutes", visit.local().number(to))
        : visit
            .words()
            .text(
                "line.wait.range",
                Map.of("from", visit.local().number(from), "to", visit.local().number(to)));
  }

  private static long minutes(long seconds) {
    return Math.max(1, (seconds + 59) / 60);
  }
}
