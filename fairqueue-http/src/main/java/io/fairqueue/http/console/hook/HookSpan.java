package io.fairqueue.http.console.hook;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.page.frame.Keys;
import java.time.Duration;
import java.util.Arrays;

/** How far back what was told is sent again. */
enum HookSpan {
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1)),
  WEEK(Duration.ofDays(7));

  private final Duration length;

  HookSpan(Duration length) {
    this.length = length;
  }

  Duration length() {
    return length;
  }

  String key() {
    return Keys.of(this);
  }

  static HookSpan read(String text) {
    return Arrays.stream(values())
        .filter(each -> each.key().equals(text))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("span", "must be hour, day or week"));
  }
}
