package io.fairqueue.http.draw;

import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawStatus;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.line.facts.LineStanding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What gives a fan in the lobby a place.
 *
 * @param round of the beacon that decides; null where none does
 * @param at when that is known; where no beacon decides, when the lobby closes
 * @param chain by which the beacon's relays know it; null where none decides
 */
public record LobbyBody(
    DrawStatus state, @Nullable Long round, Instant at, @Nullable String chain) {

  /** Null for a fan who is not in the lobby. */
  public static @Nullable LobbyBody of(LineStanding standing) {
    Draw draw = standing.draw();
    if (draw == null) {
      return null;
    }
    BeaconChain chain = draw.terms().chain();
    return new LobbyBody(
        draw.status(),
        chain == null ? null : draw.terms().round(),
        draw.terms().decidedAt(),
        chain == null ? null : chain.hash());
  }
}
