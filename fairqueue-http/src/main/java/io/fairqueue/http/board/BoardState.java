package io.fairqueue.http.board;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.SalePhase;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.http.board.BoardBody.TierBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a board is news when it changes; its numbers are not. */
public record BoardState(
    SalePhase phase,
    @Nullable String pauseReason,
    @Nullable Integer maxAdmissionsPerMinute,
    List<TierBody> tiers,
    List<BoardNotice> notices) {

  public BoardState {
    tiers = List.copyOf(tiers);
    notices = List.copyOf(notices);
  }

  static BoardState of(BoardBody body) {
    return new BoardState(
        body.phase(),
        body.pauseReason(),
        body.maxAdmissionsPerMinute(),
        body.tiers(),
        body.notices());
  }

  /**
   * Of an event that is public.
   *
   * @param inLobby how many fans wait for a place by the draw
   */
  public static BoardState of(
      Event event,
      List<TierAvailability> stock,
      long inLobby,
      List<PublicNotice> notices,
      Instant now) {
    return new BoardState(
        SalePhase.of(event, TierAvailability.soldOut(stock), inLobby, now),
        event instanceof Event.Paused paused ? paused.reason() : null,
        BoardBody.maxRate(event),
        BoardBody.tiers(event.details().tiers(), stock),
        BoardNotice.of(event, notices));
  }
}
