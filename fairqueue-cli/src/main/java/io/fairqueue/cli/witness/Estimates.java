package io.fairqueue.cli.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good the waits were that fans were given, for those whose admission was seen. The clocks of
 * fans and server are never compared: the real wait is what the server says (joined, and the
 * admission's end less its length), and the moment of a look is counted from the fan's own join.
 *
 * @param given waits that were given and came to an end
 * @param medianErrorSeconds the median of |given − real|
 * @param medianErrorPercent the same as a share of the longest real wait
 * @param shorterThanToldPercent real waits that did not exceed the given one; 50 for a perfect
 *     median
 * @param bounded waits that were given with a 90 % bound
 * @param withinBoundPercent of those, the share that kept it; 90 for a perfect bound
 */
public record Estimates(
    int given,
    double medianErrorSeconds,
    double medianErrorPercent,
    double shorterThanToldPercent,
    int bounded,
    double withinBoundPercent) {

  /** Judges each estimate that a waiting fan was given. */
  public static Estimates of(List<Seen> seen, Terms terms) {
    Map<Integer, List<Seen>> byFan = new HashMap<>();
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Standing) {
        byFan.computeIfAbsent(each.fan(), any -> new ArrayList<>()).add(each);
      }
    }
    List<Prediction> predictions = new ArrayList<>();
    byFan.values().forEach(looks -> addPredictions(looks, terms.admissionWindow(), predictions));
    return of(predictions);
  }

  private static void addPredictions(
      List<Seen> looks, Duration window, List<Prediction> predictions) {
    Seen join = null;
    Instant until = null;
    for (Seen look : looks) {
      if (look.fact() instanceof Fact.Standing standing) {
        join = look.ask() == Ask.JOIN && standing.joinedAt() != null ? look : join;
        until = standing.admittedUntil() == null ? until : standing.admittedUntil();
      }
    }
    if (join == null || until == null) {
      return;
    }
    double wait = secondsWaited(join, until.minus(window));
    for (Seen look : looks) {
      if (look.fact() instanceof Fact.Standing standing
          && standing.isWaiting()
          && standing.estimate() >= 0) {
        double real = Math.max(0, wait - (look.answered() - join.answered()) / 1e9);
        predictions.add(new Prediction(standing.estimate(), standing.bound(), real));
      }
    }
  }

  private static double secondsWaited(Seen join, @Nullable Instant admittedAt) {
    Instant joinedAt = join.fact() instanceof Fact.Standing s ? s.joinedAt() : null;
    return joinedAt == null || admittedAt == null
        ? 0
        : Duration.between(joinedAt, admittedAt).toNanos() / 1e9;
  }

  private static Estimates of(Collection<Prediction> predictions) {
    List<Prediction> bounded = predictions.stream().filter(each -> each.bound() >= 0).toList();
    double[] errors = predictions.stream().mapToDouble(Prediction::error).sorted().toArray();
    double median = errors.length == 0 ? 0 : errors[errors.length / 2];
    double longest = predictions.stream().mapToDouble(Prediction::real).max().orElse(0);
    return new Estimates(
        predictions.size(),
        tenth(median),
        longest == 0 ? 0 : tenth(100 * median / longest),
        percent(
            predictions.stream().filter(each -> each.real() <= each.median()).count(),
            predictions.size()),
        bounded.size(),
        percent(
            bounded.stream().filter(each -> each.real() <= each.bound()).count(), bounded.size()));
  }

  private static double percent(long part, int whole) {
    return whole == 0 ? 0 : tenth(100.0 * part / whole);
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** One estimate, and what came of it; in seconds. */
  private record Prediction(double median, double bound, double real) {

    double error() {
      return Math.abs(median - real);
    }
  }
}
