package io.fairqueue.line.facts;

import io.fairqueue.domain.Pace;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.WaitEstimate;
import io.fairqueue.domain.draw.Draw;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a fan stands.
 *
 * @param position 1 for the next, 0 for a fan who does not wait (any more)
 * @param soldOut no unit is free now
 * @param estimate empty where nobody can know: while nothing tells the speed of the line, or when
 *     only returns could move it
 * @param draw what will give the place to a fan in the lobby; null for others
 */
public record LineStanding(
    QueueEntry entry,
    long position,
    boolean soldOut,
    Optional<WaitEstimate> estimate,
    @Nullable Draw draw) {

  public static LineStanding waiting(QueueEntry entry, long position, boolean soldOut, Pace pace) {
    return new LineStanding(
        entry, position, soldOut, soldOut ? Optional.empty() : pace.estimate(position), null);
  }

  public static LineStanding inLobby(QueueEntry.Lobby entry, boolean soldOut, @Nullable Draw draw) {
    return new LineStanding(entry, 0, soldOut, Optional.empty(), draw);
  }

  public static LineStanding notWaiting(QueueEntry entry, boolean soldOut) {
    return new LineStanding(entry, 0, soldOut, Optional.of(WaitEstimate.NONE), null);
  }
}
