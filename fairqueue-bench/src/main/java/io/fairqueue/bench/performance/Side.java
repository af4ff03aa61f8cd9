package io.fairqueue.bench.performance;

import java.util.List;

/**
 * What one side did in each round.
 *
 * @param command how to see it: a command line, or what is called
 */
record Side(String command, List<Double> rounds) {

  Side {
    rounds = List.copyOf(rounds);
  }

  double median() {
    return Figures.median(rounds);
  }
}
