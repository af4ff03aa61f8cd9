package io.fairqueue.tck.contract.payment;

import io.fairqueue.port.Stores;
import io.fairqueue.tck.fixture.Race;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Invariants 1 and 5, whatever comes after what: webhooks (lost, repeated, out of order), polls,
 * ends of holds, releases, refunds, pauses, changes of capacity and cancellation, with a gateway
 * that fails now and then. Every captured payment ends in a confirmed claim or a refund, once, and
 * the stock adds up.
 */
public abstract class MoneyInterleavings {

  private static final int STEPS = 120;
  private static final int WORKERS = 6;

  /**
   * Stores that nobody else uses, since the ticks look after all that is in them. May be the same
   * for every run.
   */
  protected abstract Stores stores();

  /** How many random days to try; fewer where a step costs more. */
  protected int runs() {
    return 2_000;
  }

  @Test
  @Tag("invariant-1")
  @Tag("invariant-5")
  @Tag("G5")
  @Tag("G7")
  @Tag("G8")
  @Tag("G13")
  @Tag("G14")
  @Tag("C6")
  void everyCapturedPaymentEndsInASaleOrARefundOnce() {
    for (long seed = 1; seed <= runs(); seed++) {
      MoneyDay day = new MoneyDay(stores());
      Random random = new Random(seed);
      try {
        for (int step = 0; step < STEPS; step++) {
          day.step(random);
          day.books().stockAddsUp();
        }
        day.settle();
        day.books().moneyAddsUp();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", after " + day.story(), e);
      }
    }
  }

  @Test
  @Tag("invariant-1")
  @Tag("invariant-5")
  @Tag("G13")
  @Tag("N51")
  void soItDoesWhenAllOfThatHappensAtOnce() {
    for (long seed = 1; seed <= Math.max(1, runs() / 30); seed++) {
      MoneyDay day = new MoneyDay(stores());
      long first = seed * WORKERS;
      try {
        Race.of(
            WORKERS,
            worker -> {
              Random random = new Random(first + worker);
              for (int step = 0; step < STEPS / 2; step++) {
                day.step(random);
              }
              return worker;
            });
        day.books().stockAddsUp();
        day.settle();
        day.books().moneyAddsUp();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", after " + day.story(), e);
      }
    }
  }
}
