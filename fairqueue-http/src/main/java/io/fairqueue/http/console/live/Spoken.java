package io.fairqueue.http.console.live;

import io.fairqueue.http.page.frame.Frame;
import java.time.Duration;
import java.util.Map;

/** Lengths of time in words, to the minute. */
final class Spoken {

  private Spoken() {}

  static String of(Duration time, Frame frame) {
    long minutes = Math.max(1, Math.round(time.toSeconds() / 60.0));
    long hours = minutes / 60;
    return hours == 0
        ? frame.text("console.span.min", "min", frame.number(minutes))
        : frame.text(
            "console.span.h", Map.of("h", frame.number(hours), "min", frame.number(minutes % 60)));
  }
}
