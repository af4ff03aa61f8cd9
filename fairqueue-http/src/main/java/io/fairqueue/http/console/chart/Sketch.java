package io.fairqueue.http.console.chart;

import io.fairqueue.domain.sample.LineSample;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * A line that goes on as it was until something changes, as paper can show it.
 *
 * @param points of a polyline in a field of {@value #WIDTH} by {@value #HEIGHT}
 * @param area the same, closed along the bottom
 * @param most what its top stands for
 */
public record Sketch(String points, String area, long most) {

  static final int WIDTH = 1_000;
  static final int HEIGHT = 240;

  /**
   * What samples draw.
   *
   * @param samples at least one
   * @param least what the top stands for at least
   */
  static Sketch of(List<LineSample> samples, ToLongFunction<LineSample> figure, long least) {
    long most = Math.max(1, Math.max(least, samples.stream().mapToLong(figure).max().orElse(0)));
    long from = samples.getFirst().at().toEpochMilli();
    double length = Math.max(1, samples.getLast().at().toEpochMilli() - from);
    StringBuilder points = new StringBuilder();
    double before = height(figure.applyAsLong(samples.getFirst()), most);
    for (LineSample sample : samples) {
      double x = WIDTH * (sample.at().toEpochMilli() - from) / length;
      double y = height(figure.applyAsLong(sample), most);
      points.append(point(x, before)).append(' ').append(point(x, y)).append(' ');
      before = y;
    }
    points.append(point(WIDTH, before));
    String line = points.toString();
    return new Sketch(line, point(0, HEIGHT) + " " + line + " " + point(WIDTH, HEIGHT), most);
  }

  private static double height(long value, long most) {
    return HEIGHT - (double) HEIGHT * value / most;
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
  }
}
