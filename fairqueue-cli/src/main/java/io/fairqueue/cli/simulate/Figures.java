package io.fairqueue.cli.simulate;

import io.fairqueue.cli.crowd.CrowdTally;
import io.fairqueue.cli.crowd.plan.Mix;
import io.fairqueue.cli.witness.Seen;
import java.util.List;

/**
 * A simulated sale in numbers.
 *
 * @param seed makes the same fans again
 * @param tookSeconds from the first arrival to the last sale
 * @param listening fans who waited on a socket
 * @param bought fans with tickets
 * @param missed admissions that were seen too late, or used without success
 * @param troubles calls that had to be repeated
 * @param pushes messages about a fan's own standing that came over sockets
 */
record Figures(
    int fans,
    int tickets,
    Mix percent,
    long seed,
    double tookSeconds,
    long joined,
    long listening,
    long admitted,
    long noShows,
    long claimed,
    long lapsed,
    long failedPayments,
    long bought,
    long missed,
    long troubles,
    int calls,
    long callsPerSecond,
    int pushes) {

  static Figures of(Script script, Ending ending, List<Seen> seen) {
    CrowdTally tally = ending.tally();
    int calls = Math.toIntExact(seen.stream().filter(Seen::isCall).count());
    double seconds = Math.max(1, ending.took().toMillis()) / 1e3;
    return new Figures(
        script.fans(),
        script.tickets(),
        script.mix(),
        script.seed(),
        Math.round(seconds * 10) / 10.0,
        tally.joined(),
        tally.listening(),
        tally.admitted(),
        tally.noShows(),
        tally.claimed(),
        tally.lapsed(),
        tally.failedPayments(),
        tally.bought(),
        tally.missed(),
        tally.troubles(),
        calls,
        Math.round(calls / seconds),
        seen.size() - calls);
  }
}
