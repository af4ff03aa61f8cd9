package io.fairqueue.domain.draw;

import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.fairness.BeaconChain;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed before a draw: told when the event is activated, and again where it changes.
 *
 * @param lead between the lobby's close and the sale
 * @param chain whose value decides; null where none does
 * @param round of that chain; 0 where none does
 * @param serverSeedHash of what decides where no beacon can be had: nobody can choose that later
 * @param organizerSeedHash of what the organizer adds to that then; null for nothing
 */
public record DrawTerms(
    EventId event,
    DrawMethod method,
    Instant closesAt,
    Duration lead,
    @Nullable BeaconChain chain,
    long round,
    Bytes serverSeedHash,
    @Nullable Bytes organizerSeedHash) {

  /**
   * The terms of an event that has a lobby.
   *
   * @param chain null where no beacon can be had
   */
  public static DrawTerms of(
      EventId event, EventDetails details, @Nullable BeaconChain chain, Bytes serverSeedHash) {
    Lobby lobby = Objects.requireNonNull(details.lobby());
    return new DrawTerms(
            event,
            lobby.method(),
            lobby.closesAt(details.saleStart()),
            lobby.lead(),
            lobby.method() == DrawMethod.RANDOM ? chain : null,
            0,
            serverSeedHash,
            lobby.seedHash() == null ? null : Bytes.ofHex(lobby.seedHash()))
        .withRoundAfter(lobby.closesAt(details.saleStart()));
  }

  /** The terms after these times were changed. */
  public DrawTerms follow(EventDetails details) {
    return of(event, details, chain, serverSeedHash);
  }

  /** The round whose value is known when half the lead has passed since then. */
  public DrawTerms withRoundAfter(Instant then) {
    long next = chain == null ? 0 : chain.round(then.plus(lead.dividedBy(2)));
    return new DrawTerms(
        event, method, closesAt, lead, chain, next, serverSeedHash, organizerSeedHash);
  }

  /** Whether this is the organizer's seed that was committed to; nothing, where nothing was. */
  public boolean isCommitted(@Nullable Bytes organizerSeed) {
    Bytes hash = organizerSeed == null ? null : Bytes.of(Sha256.of(organizerSeed.toArray()));
    return Objects.equals(hash, organizerSeedHash);
  }

  /** When the value is known that decides; where no beacon does, when the lobby closes. */
  public Instant decidedAt() {
    return chain == null ? closesAt : chain.time(round);
  }
}
