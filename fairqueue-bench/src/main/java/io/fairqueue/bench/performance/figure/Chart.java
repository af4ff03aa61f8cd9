package io.fairqueue.bench.performance.figure;

import java.util.List;

/** Every promised figure against its target, as a picture: right of the line is better. */
public final class Chart {

  private static final int WIDTH = 920;
  private static final int LEFT = 460;
  private static final int RIGHT = 840;
  private static final int TOP = 50;
  private static final int ROW = 34;
  private static final double MIN = 0.1;
  private static final double MAX = 10;
  private static final double[] MARKS = {0.1, 0.2, 0.5, 1, 2, 5, 10};

  private Chart() {}

  public static String of(List<Finding> findings) {
    StringBuilder rows = new StringBuilder();
    int y = TOP;
    for (Finding finding : findings) {
      Target target = finding.target();
      if (target != null) {
        rows.append(row(finding, target, y + ROW / 2));
        y += ROW;
      }
    }
    StringBuilder marks = new StringBuilder();
    for (double mark : MARKS) {
      marks.append(mark(mark, y));
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" \
        font-size="13" role="img" aria-label="Figures against their targets">
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        <text x="16" y="24" font-size="15" font-weight="bold">How far each figure is from its \
        target (median; least and most of the rounds)</text>
        %s%s</svg>
        """
        .formatted(WIDTH, y + 40, marks, rows);
  }

  private static String mark(double mark, int bottom) {
    boolean target = mark == 1;
    String label = target ? "target" : mark < 1 ? "÷" + Math.round(1 / mark) : "×" + (int) mark;
    return """
        <line x1="%1$.1f" y1="%2$d" x2="%1$.1f" y2="%3$d" stroke="%4$s"/>
        <text x="%1$.1f" y="%5$d" text-anchor="middle" fill="#333333">%6$s</text>
        """
        .formatted(x(mark), TOP - 8, bottom, target ? "#333333" : "#dddddd", bottom + 20, label);
  }

  private static String row(Finding finding, Target target, int y) {
    return """
        <text x="16" y="%2$d">%3$s</text>
        <line x1="%4$.1f" y1="%1$d" x2="%5$.1f" y2="%1$d" stroke="%7$s" stroke-width="3" \
        stroke-opacity="0.45"/>
        <circle cx="%6$.1f" cy="%1$d" r="5" fill="%7$s"/>
        <text x="%8$d" y="%2$d" fill="%7$s" text-anchor="end">%9$s</text>
        """
        .formatted(
            y,
            y + 4,
            escaped(finding.key() + "  " + finding.title().replace("`", "")),
            x(target.score(finding.min())),
            x(target.score(finding.max())),
            x(target.score(finding.value())),
            target.isMet(finding.value()) ? "#2a7f3f" : "#b3261e",
            WIDTH - 8,
            Figures.text(finding.value()));
  }

  private static double x(double score) {
    double within = Math.clamp(score, MIN, MAX);
    return LEFT + (RIGHT - LEFT) * Math.log(within / MIN) / Math.log(MAX / MIN);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
