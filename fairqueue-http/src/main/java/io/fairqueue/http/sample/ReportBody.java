package io.fairqueue.http.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.DropOff;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.Turnout;
import io.fairqueue.domain.door.DoorCount;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.port.EventStats;
import io.fairqueue.sample.SaleReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a sale went, or goes.
 *
 * @param joined who ever joined, by the last sample; null while there is none
 * @param admitted who was ever admitted
 * @param claims by state
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReportBody(
    UUID eventId,
    Instant at,
    @Nullable Long joined,
    long waiting,
    long admitted,
    Stock stock,
    Map<ClaimStatus, Long> claims,
    NoShows noShows,
    Waits waitSeconds,
    Left dropOff,
    Door door,
    Money money,
    Course course) {

  static ReportBody of(SaleReport report) {
    EventStats stats = report.stats();
    Turnout turnout = report.turnout();
    return new ReportBody(
        report.event().id().value(),
        report.at(),
        report.course().isEmpty() ? null : (Long) report.course().getLast().joined(),
        stats.waiting(),
        turnout.ended() + stats.admitted(),
        Stock.of(report.stock()),
        all(ClaimStatus.values(), stats.claims()),
        new NoShows(turnout.ended(), turnout.unused(), turnout.noShows()),
        new Waits(
            nullable(stats.waits().p50()),
            nullable(stats.waits().p90()),
            nullable(stats.waits().p99())),
        Left.of(report.dropOff()),
        Door.of(report.door()),
        new Money(
            report.event().details().currency().getCurrencyCode(),
            stats.capturedMinor(),
            stats.refundedMinor(),
            stats.capturedMinor() - stats.refundedMinor(),
            all(RefundStatus.values(), stats.refunds())),
        Course.of(report.step(), report.course()));
  }

  private static <S extends Enum<S>> Map<S, Long> all(S[] states, Map<S, Long> counted) {
    Map<S, Long> counts = new TreeMap<>();
    Arrays.stream(states).forEach(state -> counts.put(state, counted.getOrDefault(state, 0L)));
    return counts;
  }

  private static @Nullable Double nullable(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }

  /** Where the units are. */
  record Stock(long free, long held, long sold, long total) {

    static Stock of(List<TierAvailability> tiers) {
      return new Stock(
          sum(tiers, TierAvailability::free),
          sum(tiers, TierAvailability::held),
          sum(tiers, TierAvailability::sold),
          sum(tiers, TierAvailability::total));
    }

    private static long sum(List<TierAvailability> tiers, ToLongFunction<TierAvailability> units) {
      return tiers.stream().mapToLong(units).sum();
    }
  }

  /**
   * Who was admitted and did not choose.
   *
   * @param admissionsOver all admissions that are over
   * @param unused those without a claim
   * @param share 0 to 1
   */
  record NoShows(long admissionsOver, long unused, double share) {}

  /** How long the admitted had waited, down to a tenth; null while nobody was admitted. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Waits(@Nullable Double p50, @Nullable Double p90, @Nullable Double p99) {}

  /**
   * Who left before the turn came, after how long.
   *
   * @param p50 seconds, down to a tenth; null while nobody left
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Left(long left, @Nullable Double p50, @Nullable Double p90, List<Part> parts) {

    static Left of(DropOff dropOff) {
      return new Left(
          dropOff.left(),
          nullable(dropOff.p50()),
          nullable(dropOff.p90()),
          dropOff.parts().stream()
              .map(part -> new Part(part.from().toSeconds(), seconds(part.until()), part.left()))
              .toList());
    }

    private static @Nullable Long seconds(@Nullable Duration until) {
      return until == null ? null : (Long) until.toSeconds();
    }

    /**
     * Those who had waited about as long.
     *
     * @param untilSeconds not in it; null for no end
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Part(long fromSeconds, @Nullable Long untilSeconds, long left) {}
  }

  /**
   * Who came in.
   *
   * @param entered tickets that were used
   * @param expected all that are good
   */
  record Door(long entered, long expected) {

    static Door of(DoorCount count) {
      return new Door(
          count.tiers().stream().mapToLong(DoorCount.OfTier::entered).sum(),
          count.tiers().stream().mapToLong(DoorCount.OfTier::expected).sum());
    }
  }

  /**
   * In the event's currency.
   *
   * @param revenueMinor what was captured and did not go back
   * @param refunds by state
   */
  record Money(
      String currency,
      long capturedMinor,
      long refundedMinor,
      long revenueMinor,
      Map<RefundStatus, Long> refunds) {}

  /**
   * The sale over time, column by column, all of the same length. What ends in total only grows.
   *
   * @param stepSeconds how far apart points are, where something changed
   * @param at in seconds since 1970
   * @param waitP50 seconds that the admitted had waited by then; null while nobody was
   */
  record Course(
      long stepSeconds,
      List<Long> at,
      List<Long> waiting,
      List<Long> joinedTotal,
      List<Long> admittedTotal,
      List<Long> sold,
      List<Long> revenueMinor,
      List<Long> refundedMinor,
      List<@Nullable Double> waitP50,
      List<@Nullable Double> waitP90) {

    static Course of(Duration step, List<LineSample> samples) {
      return new Course(
          step.toSeconds(),
          column(samples, sample -> sample.at().getEpochSecond()),
          column(samples, LineSample::waiting),
          column(samples, LineSample::joined),
          column(samples, LineSample::admittedEver),
          column(samples, LineSample::sold),
          column(samples, sample -> sample.capturedMinor() - sample.refundedMinor()),
          column(samples, LineSample::refundedMinor),
          waits(samples, LineSample::waitP50),
          waits(samples, LineSample::waitP90));
    }

    private static List<Long> column(List<LineSample> samples, Function<LineSample, Long> figure) {
      return samples.stream().map(figure).toList();
    }

    /** A list that may hold nothing in places. */
    private static List<@Nullable Double> waits(
        List<LineSample> samples, Function<LineSample, @Nullable Double> figure) {
      List<@Nullable Double> column = new ArrayList<>();
      samples.forEach(sample -> column.add(figure.apply(sample)));
      return column;
    }
  }
}
