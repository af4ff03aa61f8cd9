package io.fairqueue.http.realtime;

import io.fairqueue.domain.EntryStatus;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.http.draw.LobbyBody;
import io.fairqueue.line.facts.LineStanding;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fan's standing as it was last sent to a connection.
 *
 * <p>Pushes race: a look at the line may be older than one that was sent already. So only what is
 * later is news: a later entry, a later state of the same entry, or another figure in the same
 * state.
 *
 * @param admittedUntil only while admitted
 * @param draw only in the lobby
 */
record LastSent(
    long number,
    EntryStatus status,
    long position,
    @Nullable Instant admittedUntil,
    @Nullable LobbyBody draw) {

  static LastSent of(LineStanding standing) {
    return new LastSent(
        standing.entry().facts().number(),
        standing.entry().status(),
        standing.position(),
        standing.entry() instanceof QueueEntry.Admitted admitted ? admitted.admittedUntil() : null,
        LobbyBody.of(standing));
  }

  boolean isNewsAfter(LastSent before) {
    if (number != before.number) {
      return number > before.number;
    }
    if (status != before.status) {
      return status.compareTo(before.status) > 0;
    }
    return switch (status) {
      case LOBBY -> !Objects.equals(draw, before.draw);
      case WAITING -> position != before.position;
      case ADMITTED ->
          admittedUntil != null
              && before.admittedUntil != null
              && admittedUntil.isAfter(before.admittedUntil);
      case COMPLETED, ABANDONED, EXPIRED -> false;
    };
  }
}
