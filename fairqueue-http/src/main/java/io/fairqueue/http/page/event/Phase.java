package io.fairqueue.http.page.event;

import io.fairqueue.domain.Event;
import io.fairqueue.event.EventView;
import java.time.Instant;
import java.util.Locale;

/** Where a sale is, for a fan who looks at it. */
public enum Phase {
  BEFORE,
  ON_SALE,
  PAUSED,
  SOLD_OUT,
  ENDED,
  CANCELLED;

  /** Of an event that is no draft. */
  public static Phase of(EventView view, Instant now) {
    return switch (view.event()) {
      case Event.Draft draft -> BEFORE;
      case Event.Active active ->
          now.isBefore(active.details().saleStart())
              ? BEFORE
              : !active.isOpenAt(now) ? ENDED : view.free() == 0 ? SOLD_OUT : ON_SALE;
      case Event.Paused paused -> PAUSED;
      case Event.Ended ended -> ENDED;
      case Event.Cancelled cancelled -> CANCELLED;
    };
  }

  /** Whether fans may join the line: returns go to those who wait. */
  public boolean isOpen() {
    return this == ON_SALE || this == SOLD_OUT;
  }

  /** The end of the name of its text. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
