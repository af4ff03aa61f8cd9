package io.fairqueue.domain.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How often fans of one event are spoken to: who is told too much hears nothing any more. */
public final class NoticeLimit {

  /** So far back those count that were posted. */
  public static final Duration DAY = Duration.ofDays(1);

  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int MAX_PER_DAY = 20;

  private NoticeLimit() {}

  /**
   * When the next one may be posted; empty for now.
   *
   * @param posted when those of the last day were, the latest first
   */
  public static Optional<Instant> next(List<Instant> posted, Instant now) {
    if (posted.isEmpty()) {
      return Optional.empty();
    }
    Instant next = posted.getFirst().plus(PAUSE);
    if (posted.size() >= MAX_PER_DAY) {
      Instant tomorrow = posted.get(MAX_PER_DAY - 1).plus(DAY);
      next = tomorrow.isAfter(next) ? tomorrow : next;
    }
    return next.isAfter(now) ? Optional.of(next) : Optional.empty();
  }
}
