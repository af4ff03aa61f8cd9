package io.fairqueue.domain;

import java.time.Instant;

/** What a sale is doing at a moment, as fans see it. */
public enum SalePhase {
  /** It is announced, and has not begun. */
  BEFORE,
  /** It has not begun, and fans gather for the draw. */
  LOBBY,
  /** The lobby is closed, and not everybody has a place yet. */
  DRAWING,
  ON_SALE,
  PAUSED,
  /** On sale, and nothing is free just now. */
  SOLD_OUT,
  ENDED,
  CANCELLED;

  /** Whether fans may join: returns go to those who wait. */
  public boolean isOpen() {
    return this == LOBBY || this == DRAWING || this == ON_SALE || this == SOLD_OUT;
  }

  /** The phase of an event that is public, as far as its own rules say. */
  public static SalePhase of(Event event, boolean soldOut, Instant now) {
    return of(event, soldOut, 0, now);
  }

  /**
   * The phase of an event that is public.
   *
   * @param inLobby how many fans wait for a place by the draw: a late one keeps the sale from
   *     beginning
   */
  public static SalePhase of(Event event, boolean soldOut, long inLobby, Instant now) {
    return switch (event) {
      case Event.Draft draft -> throw new IllegalArgumentException(event.id() + " is a draft");
      case Event.Cancelled cancelled -> CANCELLED;
      case Event.Ended ended -> ENDED;
      case Event.Paused paused -> event.details().isOverAt(now) ? ENDED : PAUSED;
      case Event.Active active -> {
        if (now.isBefore(event.details().saleStart())) {
          yield early(event.details(), now);
        }
        if (!event.details().onSaleAt(now)) {
          yield ENDED;
        }
        yield inLobby > 0 ? DRAWING : soldOut ? SOLD_OUT : ON_SALE;
      }
    };
  }

  private static SalePhase early(EventDetails details, Instant now) {
    if (now.isBefore(details.opensAt())) {
      return BEFORE;
    }
    return details.lobbyClosesAt().filter(now::isBefore).isPresent() ? LOBBY : DRAWING;
  }
}
