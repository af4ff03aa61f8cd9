package io.fairqueue.bench.performance.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Lets several sides have their turns: A B C, A B C, … */
public final class Rounds {

  private Rounds() {}

  /** What each side did in each round. */
  @SafeVarargs
  public static List<List<Double>> inTurn(int rounds, Callable<Double>... sides) throws Exception {
    List<List<Double>> figures = new ArrayList<>();
    for (int side = 0; side < sides.length; side++) {
      figures.add(new ArrayList<>());
    }
    for (int round = 0; round < rounds; round++) {
      for (int side = 0; side < sides.length; side++) {
        figures.get(side).add(sides[side].call());
      }
    }
    return figures;
  }
}
