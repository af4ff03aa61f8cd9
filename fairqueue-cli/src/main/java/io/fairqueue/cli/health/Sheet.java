package io.fairqueue.cli.health;

import java.util.ArrayList;
import java.util.List;

/** What the doctor found, as people read it: a line each, and under it what to do. */
final class Sheet {

  private static final String TO_DO = "→ ";

  private Sheet() {}

  static List<String> of(List<Finding> findings) {
    int width = findings.stream().mapToInt(each -> each.part().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Finding each : findings) {
      String part = each.part() + " ".repeat(width - each.part().length());
      lines.add("%-4s  %s  %s".formatted(each.health(), part, each.detail()));
      if (each.remedy() != null) {
        lines.add(" ".repeat(width + 8) + TO_DO + each.remedy());
      }
    }
    return lines;
  }
}
