package io.fairqueue.cli.demo;

import io.fairqueue.cli.health.Proof;
import io.fairqueue.cli.output.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a sale.
 *
 * @param end its last moment
 * @param proof over all that is stored
 */
record Review(Scene end, Proof proof) {

  /** Whether every invariant holds, and each ticket that is sold has its fan. */
  boolean isWell() {
    return proof.broken() == 0
        && end.view().held() == 0
        && end.tally().bought() == end.view().sold();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "%s: %d of %d tickets in %d s, to %d fans who hold them; %d are still in line."
            .formatted(
                end.view().isSoldOut() ? "Sold out exactly" : "Nobody wants any more",
                end.view().sold(),
                end.tickets(),
                end.at().toSeconds(),
                end.tally().bought(),
                end.view().waiting()));
    lines.add(
        "On the way: %d never used their admission, %d let their hold lapse, %d payments failed."
            .formatted(end.tally().noShows(), end.tally().lapsed(), end.tally().failedPayments()));
    lines.add("");
    lines.addAll(Output.lines(proof.rows()));
    lines.add(proof.broken() == 0 ? "All hold." : proof.broken() + " are BROKEN.");
    return lines;
  }
}
