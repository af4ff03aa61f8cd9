package io.fairqueue.http.console.chart;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much of a sale is shown, as readers choose it. */
enum ChartSpan {
  QUARTER("15m", Duration.ofMinutes(15)),
  HOUR("1h", Duration.ofHours(1)),
  SIX_HOURS("6h", Duration.ofHours(6)),
  DAY("1d", Duration.ofDays(1)),
  WEEK("7d", Duration.ofDays(7)),
  MONTH("30d", Duration.ofDays(30)),
  /** All of it. */
  SALE("sale", null);

  private final String code;
  private final @Nullable Duration length;

  ChartSpan(String code, @Nullable Duration length) {
    this.code = code;
    this.length = length;
  }

  static Optional<ChartSpan> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** As addresses say it. */
  String code() {
    return code;
  }

  /** Empty where the sale says it. */
  Optional<Duration> length() {
    return Optional.ofNullable(length);
  }
}
