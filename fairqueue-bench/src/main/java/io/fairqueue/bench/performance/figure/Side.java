package io.fairqueue.bench.performance.figure;

import java.util.List;

/**
 * What one side did in each round.
 *
 * @param command how to see it: a command line, or what is called
 */
public record Side(String command, List<Double> rounds) {

  public Side {
    rounds = List.copyOf(rounds);
  }

  public double median() {
    return Figures.median(rounds);
  }
}
