package io.fairqueue.line.log;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.Pauses;
import io.fairqueue.domain.SalePolicy;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a line has to know of its sale; a {@link LineKind#STATUS} row carries all of it. Times are
 * epoch milliseconds.
 *
 * @param saleStart from then on fans join and are admitted
 * @param saleEnd from then on nobody is
 * @param lobby when fans may come before the sale; null for a line without a lobby
 * @param pauses those that are over
 * @param pausedSince when the pause began that is not over
 */
public record SaleState(
    EventStatus status,
    long saleStart,
    long saleEnd,
    @Nullable Lobby lobby,
    SalePolicy policy,
    List<Pauses.Pause> pauses,
    OptionalLong pausedSince) {

  private static final int NANOS_PER_MILLI = 1_000_000;

  public SaleState {
    pauses = List.copyOf(pauses);
  }

  /** The state of an event. */
  public static SaleState of(Event event, List<Pauses.Pause> pauses) {
    return new SaleState(
        event.status(),
        firstMilli(event.details().saleStart()),
        firstMilli(event.details().salesEnd()),
        Lobby.of(event.details()),
        event.policy(),
        pauses,
        event instanceof Event.Paused paused
            ? OptionalLong.of(paused.pausedAt().toEpochMilli())
            : OptionalLong.empty());
  }

  /** The same sale with a lobby before it. */
  public SaleState with(Lobby lobby) {
    return new SaleState(status, saleStart, saleEnd, lobby, policy, pauses, pausedSince);
  }

  /** The sale's clock. */
  public SaleTime time() {
    return SaleTime.of(pauses, pausedSince);
  }

  /** Whether fans are admitted at this moment. */
  public boolean admitsAt(long at) {
    return status == EventStatus.ACTIVE && at >= saleStart && at < saleEnd;
  }

  /** Whether fans may join at this moment: the sale, or the time from the lobby's begin to it. */
  public boolean isOpenAt(long at) {
    long opens = lobby == null ? saleStart : Math.min(saleStart, lobby.opensAt);
    return status == EventStatus.ACTIVE && at >= opens && at < saleEnd;
  }

  /** Whether the lobby's time is over, or there is none. */
  public boolean isLobbyOverAt(long at) {
    return lobby == null || at >= lobby.closesAt;
  }

  /** An instant may lie between two milliseconds: the first that is not before it. */
  private static long firstMilli(Instant instant) {
    return instant.plusNanos(NANOS_PER_MILLI - 1).toEpochMilli();
  }

  /** When a lobby is open. */
  public record Lobby(long opensAt, long closesAt) {

    public Lobby {
      if (opensAt >= closesAt) {
        throw new IllegalArgumentException("a lobby closes after it opens");
      }
    }

    private static @Nullable Lobby of(EventDetails details) {
      return details.lobby() == null
          ? null
          : new Lobby(
              firstMilli(details.lobby().opensAt()),
              firstMilli(details.lobby().closesAt(details.saleStart())));
    }
  }
}
