package io.fairqueue.cli.simulate;

import io.fairqueue.cli.health.Proof;
import io.fairqueue.cli.witness.Estimates;
import io.fairqueue.cli.witness.Latency;
import io.fairqueue.cli.witness.Refusal;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import io.fairqueue.cli.witness.promise.Promises;
import io.fairqueue.domain.EventId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a simulated sale.
 *
 * @param passed whether every promise held, by what fans saw and by what is stored
 * @param promises judged by what fans saw
 * @param check judged by what is stored
 * @param calls how long answers took
 */
record Report(
    String event,
    String profile,
    boolean passed,
    Figures figures,
    List<Verdict> promises,
    List<Proof.Row> check,
    List<Latency> calls,
    List<Refusal> refusals,
    Estimates estimates) {

  static Report of(
      EventId event, Script script, Ending ending, List<Seen> seen, Terms terms, Proof proof) {
    List<Verdict> promises = Promises.judge(seen, terms);
    return new Report(
        event.toString(),
        script.profile().toString(),
        promises.stream().allMatch(Verdict::holds) && proof.broken() == 0,
        Figures.of(script, ending, seen),
        promises,
        proof.rows(),
        Latency.of(seen),
        Refusal.of(seen),
        Estimates.of(seen, terms));
  }

  /** What broke, in words. */
  List<String> breaches() {
    return Stream.concat(
            promises.stream()
                .flatMap(
                    promise -> promise.breaches().stream().map(b -> promise.promise() + ": " + b)),
            check.stream()
                .filter(row -> !row.holds())
                .map(row -> row.check() + ": " + row.figures()))
        .map(breach -> "BROKEN  " + breach)
        .toList();
  }
}
