package io.fairqueue.http.console.frame;

import io.fairqueue.http.page.frame.Frame;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lengths of time in words. */
public final class Spoken {

  private static final double SECONDS_PER_MINUTE = 60;

  private Spoken() {}

  /** To the minute. */
  public static String of(Duration time, Frame frame) {
    long minutes = Math.max(1, Math.round(time.toSeconds() / SECONDS_PER_MINUTE));
    long hours = minutes / 60;
    return hours == 0
        ? frame.text("console.span.min", "min", frame.number(minutes))
        : frame.text(
            "console.span.h", Map.of("h", frame.number(hours), "min", frame.number(minutes % 60)));
  }

  /** How long somebody waited: a short while to the second; null for nobody. */
  public static String wait(@Nullable Double seconds, Frame frame) {
    return seconds == null
        ? frame.text("console.none")
        : seconds < SECONDS_PER_MINUTE
            ? frame.text("console.span.s", "s", frame.number(Math.round(seconds)))
            : of(Duration.ofSeconds(Math.round(seconds)), frame);
  }
}
