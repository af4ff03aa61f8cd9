package io.fairqueue.http.console.chart;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.Spoken;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.request.Paths;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a sale went over time, and how it goes on.
 *
 * @param address of the page
 * @param zone of the event's own clock
 * @param on whether the sale goes on
 */
public record ChartsPage(
    ConsoleFrame console,
    String id,
    String address,
    ChartRange range,
    Course course,
    Currency currency,
    ZoneId zone,
    SalePolicy policy,
    boolean on) {

  private static final Duration CLOCK_TELLS = Duration.ofHours(20);
  private static final double FINE = 10;

  static ChartsPage of(
      ConsoleFrame console,
      String address,
      Event event,
      ChartRange range,
      Course course,
      ZoneId zone) {
    return new ChartsPage(
        console,
        event.id().toString(),
        address,
        range,
        course,
        event.details().currency(),
        zone,
        event.policy(),
        event.isLive());
  }

  private Frame frame() {
    return console.frame();
  }

  /** Where what goes on is told, once a second. */
  public String stream() {
    return Paths.of(Paths.LIVE, id);
  }

  /** Where scripts ask for what was sampled. */
  public String samples() {
    return Paths.of(Paths.EVENT, id) + "/samples";
  }

  /** In seconds since 1970. */
  public String from() {
    return String.valueOf(range.from().getEpochSecond());
  }

  public String to() {
    return String.valueOf(range.to().getEpochSecond());
  }

  /** Whether its end is always now, and if so, whether its beginning stays; null for neither. */
  public @Nullable String goesOn() {
    return !on || range.span() == null ? null : range.span() == ChartSpan.SALE ? "whole" : "length";
  }

  public @Nullable String maxRate() {
    return limit(policy.admissionsPerMinute());
  }

  public @Nullable String maxActive() {
    return limit(policy.maxActive());
  }

  private static @Nullable String limit(OptionalInt limit) {
    return limit.isPresent() ? String.valueOf(limit.getAsInt()) : null;
  }

  /** The range in words. */
  public String rangeInWords() {
    return frame()
        .text(
            "console.charts.between", Map.of("from", brief(range.from()), "to", brief(range.to())));
  }

  private String brief(Instant at) {
    return frame().visit().local().brief(at, zone);
  }

  /** The spans that may be chosen. */
  public List<Choice> spans() {
    return Arrays.stream(ChartSpan.values())
        .map(
            each ->
                new Choice(
                    frame().text("console.charts.span." + Keys.of(each)),
                    Paths.with(address, "span", each.code()),
                    each == range.span()))
        .toList();
  }

  /** What leads to other ranges, by what scripts call it. */
  public List<Move> moves() {
    return List.of(
        move("earlier", range.earlier()),
        move("farther", range.farther()),
        move("nearer", range.nearer()),
        move("later", range.later()));
  }

  private Move move(String key, ChartRange other) {
    return new Move(key, frame().text("console.charts.move." + key), address + other.query());
  }

  /** Whether nothing was sampled. */
  public boolean isEmpty() {
    return course.isEmpty();
  }

  public List<Table> charts() {
    List<Instant> moments =
        Moments.of(range, zone).stream().filter(at -> course.at(at) != null).toList();
    return Arrays.stream(Chart.values()).map(each -> table(each, moments)).toList();
  }

  private Table table(Chart chart, List<Instant> moments) {
    OptionalInt limit = chart.limit(policy);
    return new Table(
        chart.key(),
        frame().text("console.charts.chart." + chart.key()),
        Keys.of(chart.kind()),
        chart.figures().stream()
            .map(
                each ->
                    new Line(
                        each.key(),
                        frame().text("console.charts.line." + each.key()),
                        written(chart, each, range.to())))
            .toList(),
        chart == Chart.CHOOSING || chart == Chart.RATES,
        limit.isPresent() ? frame().number(limit.getAsInt()) : null,
        moments.stream()
            .map(
                at ->
                    new Row(
                        time(at),
                        chart.figures().stream().map(each -> written(chart, each, at)).toList()))
            .toList());
  }

  private String time(Instant at) {
    return range.length().compareTo(CLOCK_TELLS) <= 0
        ? frame().visit().local().time(at, zone)
        : brief(at);
  }

  private String written(Chart chart, Figure figure, Instant at) {
    Double value = figure.of(course, at, Moments.stepOf(range));
    if (value == null) {
      return frame().text("console.none");
    }
    return switch (chart.kind()) {
      case COUNT -> frame().number(Math.round(value));
      case RATE ->
          value < FINE ? frame().visit().local().decimal(value) : frame().number(Math.round(value));
      case MONEY -> frame().visit().local().money(Math.round(value), currency);
      case WAIT -> Spoken.wait(value, frame());
    };
  }

  /** A span that may be chosen. */
  public record Choice(String name, String address, boolean current) {}

  /** What leads to another range. */
  public record Move(String key, String name, String address) {}

  /**
   * A line, and what it was last.
   *
   * @param key what scripts call it
   */
  public record Line(String key, String name, String last) {}

  /**
   * A chart, and the same as a table.
   *
   * @param kind how its figures are written
   * @param limited whether it may have a limit
   * @param limit what they may not pass now; null for nothing
   */
  public record Table(
      String key,
      String name,
      String kind,
      List<Line> lines,
      boolean limited,
      @Nullable String limit,
      List<Row> rows) {

    public Table {
      lines = List.copyOf(lines);
      rows = List.copyOf(rows);
    }
  }

  /** Its figures at one moment. */
  public record Row(String time, List<String> figures) {

    public Row {
      figures = List.copyOf(figures);
    }
  }
}
