package io.fairqueue.usecase;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.LineState;
import io.fairqueue.domain.SalePolicy;
import java.util.OptionalLong;

/** How long a fan waits, guessed from the admissions of the last minute. */
final class WaitEstimate {

  private WaitEstimate() {}

  /** Whole seconds, rounded up; empty while nothing tells the speed of the line. */
  static OptionalLong seconds(long position, LineState line, SalePolicy policy) {
    if (position == 0) {
      return OptionalLong.of(0);
    }
    long perMinute =
        line.admittedInWindow() > 0
            ? line.admittedInWindow()
            : policy.admissionsPerMinute().orElse(0);
    if (perMinute == 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        Math.ceilDiv(position * AdmissionPolicy.RATE_WINDOW.toSeconds(), perMinute));
  }
}
