package io.fairqueue.http.config;

import io.fairqueue.port.FailureListener;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What tests put in the place of the usual.
 *
 * @param time null for this machine's clock, kept in step with the database's
 * @param failures hears of everything that fails in the background, besides the log
 */
public record Overrides(@Nullable InstantSource time, FailureListener failures) {

  public static Overrides none() {
    return new Overrides(null, (task, failure) -> {});
  }
}
