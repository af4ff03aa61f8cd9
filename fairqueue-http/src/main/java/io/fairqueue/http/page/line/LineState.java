package io.fairqueue.http.page.line;

import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.WaitEstimate;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawStatus;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.line.facts.LineStanding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalDouble;

/** Where the reader stands. */
public sealed interface LineState {

  /** In seconds. */
  long HOUR = 3_600;

  /** Nowhere yet. */
  record Outside() implements LineState {}

  /**
   * In the lobby.
   *
   * @param status how far the draw is
   * @param isRandom whether it is one, and not the order of coming
   * @param round of the beacon that decides, in figures; empty where none does
   * @param saleStart when the line begins to move
   * @param left how long that is, as clocks show it
   * @param now when that was so
   * @param told what happens next, in words
   */
  record InLobby(
      String number,
      DrawStatus status,
      boolean isRandom,
      String round,
      Instant saleStart,
      String left,
      Instant now,
      String told)
      implements LineState {

    /** Another one where the page says something else. */
    public String key() {
      return status + round;
    }
  }

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
      case QueueEntry.Lobby inLobby -> inLobby(standing, inLobby, line, visit);
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

  private static LineState inLobby(
      LineStanding standing, QueueEntry.Lobby entry, Line line, Visit visit) {
    Draw draw = standing.draw();
    DrawStatus status = draw == null ? DrawStatus.GATHERING : draw.status();
    String closes = draw == null ? "" : visit.local().time(draw.terms().closesAt(), line.zone());
    String decides = draw == null ? "" : visit.local().time(draw.terms().decidedAt(), line.zone());
    boolean isRandom = draw == null || draw.terms().method() == DrawMethod.RANDOM;
    String round =
        draw == null || draw.terms().chain() == null ? "" : Long.toString(draw.terms().round());
    String told =
        switch (status) {
          case GATHERING ->
              isRandom
                  ? visit.words().text("lobby.gathering", "closes", closes)
                  : visit.words().text("lobby.arrival", "closes", closes);
          case CLOSED -> {
            if (!isRandom) {
              yield visit.words().text("lobby.arrival.closed");
            }
            yield !round.isEmpty()
                ? visit.words().text("lobby.closed", "decides", decides)
                : visit.words().text("lobby.waits");
          }
          case DRAWN, PLACING, OPEN ->
              visit.words().text(isRandom ? "lobby.placing" : "lobby.arrival.closed");
        };
    return new InLobby(
        visit.local().number(entry.facts().number()),
        status,
        isRandom,
        round,
        line.saleStart(),
        clock(Duration.between(line.now(), line.saleStart())),
        line.now(),
        told);
  }

  /**
   * What the words depend on besides the reader's own place.
   *
   * @param free how many tickets are left
   * @param max how many one claim may hold
   * @param mean how many claims hold so far; empty while there are none
   * @param zone where the event's clock hangs
   */
  record Line(
      Instant now,
      long free,
      int max,
      OptionalDouble mean,
      int extensionsLeft,
      long windowSeconds,
      Instant saleStart,
      ZoneId zone) {}

  /** As clocks show it. */
  static String clock(Duration left) {
    long seconds = Math.max(0, left.toSeconds());
    if (seconds >= HOUR) {
      return "%d:%02d:%02d".formatted(seconds / HOUR, seconds % HOUR / 60, seconds % 60);
    }
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
