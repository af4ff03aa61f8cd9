package io.fairqueue.bench.performance;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every promised figure against its target, as a picture: right of the line is better. */
final class Chart {

  private static final int WIDTH = 860;
  private static final int LEFT = 400;
  private static final int RIGHT = 790;
  private static final int TOP = 50;
  private static final int ROW = 34;
  private static final double LEAST = 0.1;
  private static final double MOST = 10;

  private final StringBuilder svg = new StringBuilder();

  private Chart() {}

  static String of(List<Finding> findings) {
    List<Finding> promised = findings.stream().filter(each -> each.target() != null).toList();
    return new Chart().draw(promised);
  }

  private String draw(List<Finding> findings) {
    int bottom = TOP + ROW * findings.size();
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"13\" role=\"img\" aria-label=\"Figures against their targets\">",
        WIDTH,
        bottom + 40);
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
    add(
        "<text x=\"%d\" y=\"24\" font-size=\"15\" font-weight=\"bold\">How far each figure is"
            + " from its target (median, least and most of the rounds)</text>",
        16);
    for (double mark : new double[] {0.1, 0.2, 0.5, 1, 2, 5, 10}) {
      boolean target = mark == 1;
      add(
          "<line x1=\"%1$.1f\" y1=\"%2$d\" x2=\"%1$.1f\" y2=\"%3$d\" stroke=\"%4$s\""
              + " stroke-width=\"%5$d\"/>",
          x(mark),
          TOP - 8,
          bottom,
          target ? "#333333" : "#dddddd",
          target ? 2 : 1);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#333333\">%s</text>",
          x(mark),
          bottom + 20,
          target ? "target" : mark < 1 ? "÷" + Math.round(1 / mark) : "×" + Math.round(mark));
    }
    for (int row = 0; row < findings.size(); row++) {
      row(findings.get(row), TOP + ROW * row + ROW / 2);
    }
    return svg.append("</svg>\n").toString();
  }

  private void row(Finding finding, int y) {
    Target target = finding.target();
    if (target == null) {
      return;
    }
    String colour = target.isMet(finding.value()) ? "#2a7f3f" : "#b3261e";
    add(
        "<text x=\"16\" y=\"%d\">%s</text>",
        y + 4,
        escaped(finding.key() + "  " + finding.title().replace("`", "")));
    add(
        "<line x1=\"%.1f\" y1=\"%2$d\" x2=\"%3$.1f\" y2=\"%2$d\" stroke=\"%4$s\""
            + " stroke-width=\"3\" stroke-opacity=\"0.45\"/>",
        x(target.score(finding.least())),
        y,
        x(target.score(finding.most())),
        colour);
    add(
        "<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"%s\"/>",
        x(target.score(finding.value())),
        y,
        colour);
    add(
        "<text x=\"%d\" y=\"%d\" fill=\"%s\" text-anchor=\"end\">%s</text>",
        WIDTH - 8,
        y + 4,
        colour,
        Figures.text(finding.value()));
  }

  private static double x(double score) {
    double within = Math.clamp(score, LEAST, MOST);
    return LEFT + (RIGHT - LEFT) * Math.log(within / LEAST) / Math.log(MOST / LEAST);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private void add(String format, @Nullable Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
