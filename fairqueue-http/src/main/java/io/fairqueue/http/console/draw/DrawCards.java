package io.fairqueue.http.console.draw;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.board.BoardBody;
import io.fairqueue.http.board.Boards;
import io.fairqueue.http.console.frame.FormFault;
import io.fairqueue.http.page.frame.Frame;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells those who run a sale about its draw. Thread-safe; blocks. */
@Singleton
public final class DrawCards {

  private final FairQueue fairQueue;
  private final Boards boards;
  private final InstantSource time;

  DrawCards(FairQueue fairQueue, Boards boards, InstantSource time) {
    this.fairQueue = fairQueue;
    this.boards = boards;
    this.time = time;
  }

  /** Null for an event without a draw, or one that nobody knows of yet. */
  public @Nullable DrawCard of(
      EventId event, Set<Right> rights, Frame frame, @Nullable FormFault fault) {
    return fairQueue
        .draws()
        .show(event)
        .map(shown -> DrawCard.of(shown, inLobby(event), rights, time.instant(), frame, fault))
        .orElse(null);
  }

  private long inLobby(EventId event) {
    return boards.get(event).map(Boards.Sheet::body).map(BoardBody::inLobby).orElse(0L);
  }
}
