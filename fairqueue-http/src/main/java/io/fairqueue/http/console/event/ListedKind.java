package io.fairqueue.http.console.event;

import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.port.EventQuery.ShownStatus;
import io.fairqueue.port.EventQuery.Sort;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some of an organizer's events. */
enum ListedKind {
  CURRENT(Sort.STARTS_AT, ShownStatus.ACTIVE, ShownStatus.PAUSED, ShownStatus.SOLD_OUT),
  DRAFTS(Sort.NAME, ShownStatus.DRAFT),
  PAST(Sort.STARTS_AT_DESC, ShownStatus.ENDED, ShownStatus.CANCELLED),
  ALL(Sort.NAME);

  private final Sort sort;

  @SuppressWarnings("ImmutableEnumChecker") // the type can't tell that Set.of is immutable
  private final Set<ShownStatus> statuses;

  ListedKind(Sort sort, ShownStatus... statuses) {
    this.sort = sort;
    this.statuses = Set.of(statuses);
  }

  /** All of them for any other word. */
  static ListedKind of(@Nullable String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst().orElse(ALL);
  }

  String word() {
    return Keys.of(this);
  }

  Sort sort() {
    return sort;
  }

  /** None for all. */
  Set<ShownStatus> statuses() {
    return statuses;
  }
}
