package io.fairqueue.http.page.event;

import io.fairqueue.port.EventQuery.ShownStatus;
import io.fairqueue.port.EventQuery.Sort;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which events somebody looks for. */
enum EventKind {
  /** On sale now, soon or again. */
  CURRENT,
  PAST;

  /** The kind that a word names; the current ones for any other word. */
  static EventKind of(@Nullable String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElse(CURRENT);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The soonest first, or of those that are over the latest. */
  Sort sort() {
    return switch (this) {
      case CURRENT -> Sort.STARTS_AT;
      case PAST -> Sort.STARTS_AT_DESC;
    };
  }

  Set<ShownStatus> statuses() {
    return switch (this) {
      case CURRENT -> Set.of(ShownStatus.ACTIVE, ShownStatus.PAUSED, ShownStatus.SOLD_OUT);
      case PAST -> Set.of(ShownStatus.ENDED, ShownStatus.CANCELLED);
    };
  }
}
