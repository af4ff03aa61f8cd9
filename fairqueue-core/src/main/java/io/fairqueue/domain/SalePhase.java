package io.fairqueue.domain;

import java.time.Instant;

/** What a sale is doing at a moment, as fans see it. */
public enum SalePhase {
  /** It is announced, and has not begun. */
  BEFORE,
  ON_SALE,
  PAUSED,
  /** On sale, and nothing is free just now. */
  SOLD_OUT,
  ENDED,
  CANCELLED;

  /** Whether fans may join the line: returns go to those who wait. */
  public boolean isOpen() {
    return this == ON_SALE || this == SOLD_OUT;
  }

  /** The phase of an event that is public. */
  public static SalePhase of(Event event, boolean soldOut, Instant now) {
    return switch (event) {
      case Event.Draft draft -> throw new IllegalArgumentException(event.id() + " is a draft");
      case Event.Cancelled cancelled -> CANCELLED;
      case Event.Ended ended -> ENDED;
      case Event.Paused paused -> event.details().isOverAt(now) ? ENDED : PAUSED;
      case Event.Active active -> {
        if (now.isBefore(event.details().saleStart())) {
          yield BEFORE;
        }
        yield !event.details().onSaleAt(now) ? ENDED : soldOut ? SOLD_OUT : ON_SALE;
      }
    };
  }
}
