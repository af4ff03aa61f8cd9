package io.fairqueue.http.realtime;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.board.BoardBody;
import io.fairqueue.http.board.BoardState;
import io.fairqueue.http.board.Boards;
import io.fairqueue.http.recent.RecentNotices;
import io.fairqueue.line.facts.LineSnapshot;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is told to those who are connected. Thread-safe; blocks. */
@Singleton
final class RoomReads {

  private final BeanProvider<FairQueue> fairQueue;
  private final BeanProvider<Boards> boards;
  private final RecentNotices notices;
  private final InstantSource time;

  /**
   * @param fairQueue asked late: it needs a notifier to be made, which needs this
   */
  RoomReads(
      BeanProvider<FairQueue> fairQueue,
      BeanProvider<Boards> boards,
      RecentNotices notices,
      InstantSource time) {
    this.fairQueue = fairQueue;
    this.boards = boards;
    this.notices = notices;
    this.time = time;
  }

  /** Where these fans of an event stand; empty for no such event. */
  Optional<LineSnapshot> line(EventId event, Collection<CustomerId> fans) {
    return fairQueue.get().line().watch(event, fans);
  }

  /** What the sale has come to. */
  BoardState state(LineSnapshot snapshot) {
    return BoardState.of(
        snapshot.event(),
        snapshot.stock(),
        snapshot.inLobby(),
        notices.shown(snapshot.event().id()),
        time.instant());
  }

  /** The board that shows this; a newer one where it has changed since. */
  Optional<BoardBody> board(EventId event, BoardState state) {
    return boards
        .get()
        .get(event)
        .filter(sheet -> sheet.body().state().equals(state))
        .or(() -> boards.get().renew(event))
        .map(Boards.Sheet::body);
  }

  List<Claim> claims(Collection<ClaimId> ids) {
    return fairQueue.get().claims().watch(ids);
  }
}
