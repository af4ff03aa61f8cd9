package io.fairqueue.http.console.chart;

import io.fairqueue.domain.sample.SampleSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From when until when something is shown.
 *
 * @param span that was chosen; null for one that somebody looked closer at
 */
record ChartRange(Instant from, Instant to, @Nullable ChartSpan span) {

  static final Duration LEAST = Duration.ofMinutes(1);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

  /** What somebody looked closer at, in seconds since 1970; empty for what can't be shown. */
  static Optional<ChartRange> between(String from, String to) {
    if (!SECONDS.matcher(from).matches() || !SECONDS.matcher(to).matches()) {
      return Optional.empty();
    }
    var range =
        new ChartRange(
            Instant.ofEpochSecond(Long.parseLong(from)),
            Instant.ofEpochSecond(Long.parseLong(to)),
            null);
    Duration length = range.length();
    return length.compareTo(LEAST) < 0 || length.compareTo(SampleSpan.LONGEST) > 0
        ? Optional.empty()
        : Optional.of(range);
  }

  Duration length() {
    return Duration.between(from, to);
  }

  /** The same middle, half as long, or as short as can be. */
  ChartRange nearer() {
    return around(length().dividedBy(2));
  }

  /** The same middle, twice as long, or as long as can be. */
  ChartRange farther() {
    return around(length().multipliedBy(2));
  }

  /** Half its length before. */
  ChartRange earlier() {
    Duration half = length().dividedBy(2);
    return new ChartRange(from.minus(half), to.minus(half), null);
  }

  /** Half its length after. */
  ChartRange later() {
    Duration half = length().dividedBy(2);
    return new ChartRange(from.plus(half), to.plus(half), null);
  }

  /** What an address says of it. */
  String query() {
    return "?from=" + from.getEpochSecond() + "&to=" + to.getEpochSecond();
  }

  private ChartRange around(Duration wished) {
    Duration wide = wished.compareTo(LEAST) < 0 ? LEAST : wished;
    Duration fits = wide.compareTo(SampleSpan.LONGEST) > 0 ? SampleSpan.LONGEST : wide;
    Instant middle = from.plus(length().dividedBy(2));
    Instant begin = middle.minus(fits.dividedBy(2));
    return new ChartRange(begin, begin.plus(fits), null);
  }
}
