package io.fairqueue.http.console.chart;

import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.DropOff;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.door.DoorCount;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.Spoken;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.port.EventStats;
import io.fairqueue.sample.SaleReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a sale went, to be read and printed.
 *
 * @param zone of the event's own clock
 */
public record ReportPage(ConsoleFrame console, SaleReport report, ZoneId zone) {

  private Frame frame() {
    return console.frame();
  }

  private EventStats stats() {
    return report.stats();
  }

  public String name() {
    return report.event().details().name();
  }

  /** Of when it is, and from when on something is known. */
  public String when() {
    return isEmpty()
        ? frame().text("console.report.at", "time", brief(report.at()))
        : frame()
            .text(
                "console.report.since",
                Map.of("from", brief(report.course().getFirst().at()), "time", brief(report.at())));
  }

  /** Whether nothing was sampled. */
  public boolean isEmpty() {
    return report.course().isEmpty();
  }

  /** What a reader wants to know first: names and figures. */
  public List<Fact> facts() {
    return List.of(
        fact(
            "sold",
            frame()
                .text("console.report.of", Map.of("some", number(sold()), "all", number(total())))),
        fact("revenue", money(stats().capturedMinor() - stats().refundedMinor())),
        fact("joined", isEmpty() ? none() : number(report.course().getLast().joined())),
        fact("p50", wait(stats().waits().p50())),
        fact("no-shows", share(report.turnout().unused(), report.turnout().ended())),
        fact("refunded", money(stats().refundedMinor())));
  }

  private Fact fact(String key, String figure) {
    return new Fact(frame().text("console.report.figure." + key), figure, null, 0);
  }

  private long sold() {
    return report.stock().stream().mapToLong(TierAvailability::sold).sum();
  }

  private long total() {
    return report.stock().stream().mapToLong(TierAvailability::total).sum();
  }

  /** Where people went, from the line to the ticket. */
  public List<Fact> way() {
    long admitted = report.turnout().ended() + stats().admitted();
    long chose = report.turnout().used();
    long paid = claims(ClaimStatus.CONFIRMED) + claims(ClaimStatus.REFUNDED);
    List<Fact> way = new ArrayList<>();
    long first = admitted;
    if (!isEmpty()) {
      first = Math.max(admitted, report.course().getLast().joined());
      way.add(step("joined", first, first, first));
    }
    way.add(step("admitted", admitted, first, first));
    way.add(step("chose", chose, admitted, first));
    way.add(step("paid", paid, chose, first));
    return way;
  }

  private Fact step(String key, long count, long before, long first) {
    return new Fact(
        frame().text("console.report.figure." + key),
        number(count),
        count == before ? null : share(Math.max(0, before - count), before),
        percent(count, first));
  }

  private long claims(ClaimStatus status) {
    return stats().claims().getOrDefault(status, 0L);
  }

  /** How long the admitted had waited. */
  public List<Fact> waits() {
    return List.of(
        fact("p50", wait(stats().waits().p50())),
        fact("p90", wait(stats().waits().p90())),
        fact("p99", wait(stats().waits().p99())));
  }

  /** Whether nobody left by themselves while they waited. */
  public boolean nobodyLeft() {
    return report.dropOff().left() == 0;
  }

  public String left() {
    return frame()
        .text(
            "console.report.left",
            Map.of(
                "count",
                number(report.dropOff().left()),
                "p50",
                wait(report.dropOff().p50()),
                "p90",
                wait(report.dropOff().p90())));
  }

  /** Who left after how long. */
  public List<Fact> dropOff() {
    long all = report.dropOff().left();
    return report.dropOff().parts().stream()
        .map(
            part ->
                new Fact(
                    length(part),
                    number(part.left()),
                    share(part.left(), all),
                    percent(part.left(), all)))
        .toList();
  }

  private String length(DropOff.Part part) {
    if (part.until() == null) {
      return frame().text("console.report.longer", "from", Spoken.of(part.from(), frame()));
    }
    String until = Spoken.of(part.until(), frame());
    return part.from().isZero()
        ? frame().text("console.report.shorter", "until", until)
        : frame()
            .text(
                "console.charts.between",
                Map.of("from", Spoken.of(part.from(), frame()), "to", until));
  }

  public String noShows() {
    return frame()
        .text(
            "console.report.no-shows.text",
            Map.of(
                "unused",
                number(report.turnout().unused()),
                "over",
                number(report.turnout().ended()),
                "share",
                share(report.turnout().unused(), report.turnout().ended()),
                "released",
                number(claims(ClaimStatus.RELEASED))));
  }

  /** Who came in with a ticket; null before anybody did. */
  public @Nullable String door() {
    long entered = report.door().tiers().stream().mapToLong(DoorCount.OfTier::entered).sum();
    long expected = report.door().tiers().stream().mapToLong(DoorCount.OfTier::expected).sum();
    return entered == 0
        ? null
        : frame()
            .text(
                "console.report.door",
                Map.of("entered", number(entered), "expected", number(expected)));
  }

  /** What became of money that is to go back. */
  public List<Fact> refunds() {
    List<Fact> refunds = new ArrayList<>();
    Arrays.stream(RefundStatus.values())
        .forEach(
            each ->
                refunds.add(
                    new Fact(
                        frame().text("console.report.refund." + Keys.of(each)),
                        number(stats().refunds().getOrDefault(each, 0L)),
                        null,
                        0)));
    refunds.add(
        new Fact(
            frame().text("console.report.figure.refunded"),
            money(stats().refundedMinor()),
            share(stats().refundedMinor(), stats().capturedMinor()),
            0));
    return refunds;
  }

  /** Tickets sold, below all that there are. */
  public Sketch soldSketch() {
    return Sketch.of(report.course(), LineSample::sold, total());
  }

  public Sketch waitingSketch() {
    return Sketch.of(report.course(), LineSample::waiting, 1);
  }

  /** When a sketch begins. */
  public String begin() {
    return brief(report.course().getFirst().at());
  }

  public String end() {
    return brief(report.course().getLast().at());
  }

  /** The same from time to time. */
  public List<ChartsPage.Row> rows() {
    Instant first = report.course().getFirst().at();
    Instant last = report.course().getLast().at();
    Instant least = first.plus(ChartRange.LEAST);
    Course course = new Course(report.course(), List.of());
    return Moments.of(
            new ChartRange(first, last.isBefore(least) ? least : last, ChartSpan.SALE), zone)
        .stream()
        .map(
            at ->
                new ChartsPage.Row(
                    brief(at),
                    List.of(
                        figure(course.at(at), LineSample::waiting),
                        figure(course.at(at), LineSample::sold),
                        revenue(course.at(at)),
                        wait(course.at(at)))))
        .toList();
  }

  private String figure(@Nullable LineSample sample, ToLongFunction<LineSample> figure) {
    return sample == null ? none() : number(figure.applyAsLong(sample));
  }

  private String revenue(@Nullable LineSample sample) {
    return sample == null ? none() : money(sample.capturedMinor() - sample.refundedMinor());
  }

  private String wait(@Nullable LineSample sample) {
    return Spoken.wait(sample == null ? null : sample.waitP50(), frame());
  }

  private String wait(OptionalDouble seconds) {
    return Spoken.wait(seconds.isPresent() ? (Double) seconds.getAsDouble() : null, frame());
  }

  private String none() {
    return frame().text("console.none");
  }

  public String number(long count) {
    return frame().number(count);
  }

  private String money(long minor) {
    Currency currency = report.event().details().currency();
    return frame().visit().local().money(minor, currency);
  }

  private String brief(Instant at) {
    return frame().visit().local().brief(at, zone);
  }

  private String share(long part, long whole) {
    return whole == 0
        ? none()
        : frame().text("console.report.percent", "percent", number(percent(part, whole)));
  }

  private static long percent(long part, long whole) {
    return whole == 0 ? 0 : Math.round(100.0 * part / whole);
  }

  /**
   * Something in numbers.
   *
   * @param share of all, or lost on the way; null for nothing to say
   * @param percent how long its bar is
   */
  public record Fact(String name, String figure, @Nullable String share, long percent) {}
}
