package io.fairqueue.bench.performance;

import io.fairqueue.bench.performance.figure.Figures;
import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.figure.Target;
import io.fairqueue.bench.performance.measure.Measure;
import io.fairqueue.bench.performance.tool.Resource;
import io.fairqueue.bench.performance.tool.Scale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what was found as a page. Each section begins with a note that says in plain words what is
 * compared.
 */
final class Report {

  private final Scale scale;
  private final Map<String, String> surroundings;
  private final List<Chapter> chapters = new ArrayList<>();
  private boolean isWhole = true;

  /**
   * What belongs to one letter.
   *
   * @param excuse why nothing was found; empty if something was
   */
  private record Chapter(String letter, String title, List<Finding> findings, String excuse) {}

  Report(Scale scale, Map<String, String> surroundings) {
    this.scale = scale;
    this.surroundings = surroundings;
  }

  void add(Measure measure, List<Finding> findings) {
    chapters.add(new Chapter(measure.letter(), measure.title(), findings, ""));
  }

  void skip(Measure measure, String missing) {
    excuse(measure, "skipped: `%s` is not installed".formatted(missing));
  }

  void fail(Measure measure, String failure) {
    isWhole = false;
    excuse(measure, "failed: " + failure);
  }

  private void excuse(Measure measure, String why) {
    chapters.add(new Chapter(measure.letter(), measure.title(), List.of(), why));
  }

  /** Whether nothing failed. */
  boolean isWhole() {
    return isWhole;
  }

  List<Finding> findings() {
    return chapters.stream().flatMap(chapter -> chapter.findings().stream()).toList();
  }

  String text() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Performance

        Made by `fairqueue-bench/performance.sh`, which anyone may run again. A baseline and FairQueue
        have their turns one after the other (A B A B …), %d rounds, on the same servers and the same
        cores, with the load generator beside them. A ratio is the median of our rounds ÷ the median of
        the baseline's; its spread is the least and the most that a single round gave. What limits each
        figure and what was tried: [performance-notes.md](performance-notes.md).

        """
            .formatted(scale.rounds()));
    surroundings.forEach((name, value) -> page.append("* %s: %s\n".formatted(name, value)));
    page.append("\n![Figures against their targets](performance.svg)\n\n");
    page.append(summary());
    for (Chapter chapter : chapters) {
      page.append(section(chapter));
    }
    return page.toString();
  }

  private String summary() {
    return """
        | | what | baseline | ours | ratio or size | spread | target | |
        | --- | --- | --: | --: | --: | --: | --: | --- |
        """
        + chapters.stream().flatMap(Report::rows).collect(Collectors.joining())
        + "\n";
  }

  private static Stream<String> rows(Chapter chapter) {
    if (!chapter.excuse().isEmpty()) {
      return Stream.of(
          "| %s | %s | | | | | | %s |\n"
              .formatted(chapter.letter(), chapter.title(), chapter.excuse()));
    }
    return chapter.findings().stream()
        .filter(finding -> finding.baseline() != null || finding.target() != null)
        .map(Report::row);
  }

  private static String row(Finding finding) {
    Side baseline = finding.baseline();
    Target target = finding.target();
    boolean ratio = baseline != null;
    return "| %s | %s | %s | %s | **%s** | %s – %s | %s | %s |\n"
        .formatted(
            finding.key(),
            finding.title(),
            baseline == null ? "" : Figures.text(baseline.median()) + " " + finding.unit(),
            ratio ? Figures.text(finding.ours().median()) + " " + finding.unit() : "",
            Figures.text(finding.value()) + (ratio ? "" : " " + finding.unit()),
            Figures.text(finding.min()),
            Figures.text(finding.max()),
            target == null ? "" : target,
            target == null ? "" : target.isMet(finding.value()) ? "met" : "**missed**");
  }

  private static String section(Chapter chapter) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("## %s. %s\n\n".formatted(chapter.letter(), chapter.title()));
    text.append(
        Resource.find(Report.class, "Report/" + chapter.letter() + ".md")
            .map(note -> note.strip() + "\n\n")
            .orElse(""));
    text.append(chapter.excuse().isEmpty() ? "" : chapter.excuse() + "\n\n");
    List<Finding> alone =
        chapter.findings().stream().filter(each -> each.baseline() == null).toList();
    for (Finding finding : chapter.findings()) {
      if (finding.baseline() != null) {
        text.append(compared(finding, finding.baseline()));
      }
    }
    if (!alone.isEmpty()) {
      text.append("| | what | median | least – most | unit | |\n");
      text.append("| --- | --- | --: | --: | --- | --- |\n");
      alone.forEach(finding -> text.append(alone(finding)));
      text.append('\n');
      for (String command :
          new TreeSet<>(
              alone.stream()
                  .filter(each -> each.target() != null || !each.unit().equals("ns"))
                  .map(each -> each.key() + ": " + each.ours().command())
                  .toList())) {
        text.append("    %s\n".formatted(command));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String compared(Finding finding, Side baseline) {
    return """
        **%s: %s**

            baseline: %s
            ours:     %s

        %s ÷ %s %s, round by round %s.

        %s
        """
        .formatted(
            finding.key(),
            finding.title(),
            baseline.command(),
            finding.ours().command(),
            list(finding.ours().rounds()),
            list(baseline.rounds()),
            finding.unit(),
            list(finding.rounds()),
            finding.remarks().isEmpty()
                ? ""
                : finding.remarks().stream()
                        .map(remark -> "* " + remark + "\n")
                        .collect(Collectors.joining())
                    + "\n");
  }

  private static String alone(Finding finding) {
    return "| %s | %s | %s | %s – %s | %s | %s |\n"
        .formatted(
            finding.key(),
            finding.title(),
            Figures.text(finding.value()),
            Figures.text(finding.min()),
            Figures.text(finding.max()),
            finding.unit(),
            String.join("; ", finding.remarks()));
  }

  private static String list(List<Double> values) {
    return "(" + values.stream().map(Figures::text).collect(Collectors.joining(" · ")) + ")";
  }
}
