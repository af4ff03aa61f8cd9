package io.fairqueue.http.line;

import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.WaitEstimate;
import io.fairqueue.http.draw.LobbyBody;
import io.fairqueue.line.facts.LineStanding;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts into words where a fan stands, with the token of an admission. Thread-safe, never blocks.
 */
@Singleton
public final class Positions {

  private final Tokens tokens;
  private final InstantSource time;

  public Positions(Tokens tokens, InstantSource time) {
    this.tokens = tokens;
    this.time = time;
  }

  public PositionBody of(LineStanding standing) {
    return switch (standing.entry()) {
      case QueueEntry.Admitted admitted ->
          view(standing, token(admitted), admitted.admittedUntil(), null);
      case QueueEntry.Completed completed ->
          view(standing, null, null, completed.claimId().value());
      case QueueEntry.Lobby inLobby -> view(standing, null, null, null);
      case QueueEntry.Waiting waiting -> view(standing, null, null, null);
      case QueueEntry.Abandoned abandoned -> view(standing, null, null, null);
      case QueueEntry.Expired expired -> view(standing, null, null, null);
    };
  }

  /** What proves an admission, to its end. */
  public String token(QueueEntry.Admitted admission) {
    return tokens.admission(admission, time.instant());
  }

  /** As JSON has it: null where nobody knows. */
  static @Nullable Long median(Optional<WaitEstimate> estimate) {
    return estimate.map(WaitEstimate::medianSeconds).orElse(null);
  }

  static @Nullable Long ninety(Optional<WaitEstimate> estimate) {
    return estimate.map(WaitEstimate::ninetySeconds).orElse(null);
  }

  /** Null in the lobby. */
  static @Nullable Long position(LineStanding standing) {
    return standing.entry() instanceof QueueEntry.Lobby ? null : standing.position();
  }

  /** Null while a draw has yet to give it. */
  static @Nullable Long place(LineStanding standing) {
    long place = standing.entry().facts().place();
    return place == 0 ? null : place;
  }

  private PositionBody view(
      LineStanding standing,
      @Nullable String token,
      @Nullable Instant until,
      @Nullable UUID claim) {
    var facts = standing.entry().facts();
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    return new PositionBody(
        facts.id().value(),
        facts.eventId().value(),
        facts.number(),
        standing.entry().status(),
        position(standing),
        place(standing),
        median(standing.estimate()),
        ninety(standing.estimate()),
        standing.soldOut(),
        facts.joinedAt(),
        now,
        token,
        until,
        until == null ? null : Math.max(0, Duration.between(now, until).toSeconds()),
        claim,
        LobbyBody.of(standing));
  }
}
