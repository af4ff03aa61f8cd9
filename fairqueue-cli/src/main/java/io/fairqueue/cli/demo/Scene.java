package io.fairqueue.cli.demo;

import io.fairqueue.cli.crowd.Bystander;
import io.fairqueue.cli.crowd.CrowdTally;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * One moment of the on-sale, as a bystander sees it.
 *
 * @param fans how many were invited
 * @param present how many of them still want something
 * @param broken invariants that do not hold
 * @param checked invariants looked at
 */
record Scene(
    Duration at,
    int fans,
    long present,
    Bystander.View view,
    CrowdTally tally,
    int broken,
    int checked) {

  private static final int BAR = 40;

  long tickets() {
    return view.free() + view.held() + view.sold();
  }

  /** For a log. */
  String line() {
    return "%3d s  waiting %d  admitted %d  held %d  sold %d/%d  %s  %s"
        .formatted(
            at.toSeconds(),
            view.waiting(),
            view.admitted(),
            view.held(),
            view.sold(),
            tickets(),
            mishaps(),
            verdict());
  }

  /** For a terminal. */
  List<String> picture() {
    return List.of(
        "",
        "  %d fans want %d tickets                       %d s"
            .formatted(fans, tickets(), at.toSeconds()),
        "",
        row("waiting", "blue", view.waiting(), fans),
        row("admitted", "yellow", view.admitted(), tickets()),
        row("held", "magenta", view.held(), tickets()),
        row("sold", "green", view.sold(), tickets()),
        "",
        "  " + mishaps(),
        "  " + (broken == 0 ? verdict() : Ansi.ON.string("@|red,bold " + verdict() + "|@")),
        "");
  }

  private String mishaps() {
    return "no-shows %d  holds lapsed %d  payments failed %d"
        .formatted(tally.noShows(), tally.lapsed(), tally.failedPayments());
  }

  private String verdict() {
    return broken == 0
        ? "all %d invariants hold".formatted(checked)
        : "%d of %d INVARIANTS ARE BROKEN".formatted(broken, checked);
  }

  private static String row(String name, String colour, long part, long whole) {
    int length = whole == 0 ? 0 : Math.clamp(Math.ceilDiv(part * BAR, whole), 0, BAR);
    String bar = Ansi.ON.string("@|%s %s|@".formatted(colour, "█".repeat(length) + " "));
    return "  %-9s %s%s %6d".formatted(name, bar, "·".repeat(BAR - length), part);
  }
}
