package io.fairqueue.tck.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** How the tests of this build are run. */
final class TestOrderTest {

  private static final String SEED = "junit.jupiter.execution.order.random.seed";

  @Test
  @Tag("N20")
  void tests_run_in_an_order_that_nobody_chose_and_a_seed_repeats() {
    Set<List<String>> orders = new HashSet<>();
    IntStream.range(0, 20).forEach(seed -> orders.add(order(seed)));

    assertThat(orders).hasSizeGreaterThan(10);
    assertThat(order(7)).hasSize(6).isEqualTo(order(7));
  }

  private static List<String> order(int seed) {
    List<String> order = new ArrayList<>();
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Six.class))
            .configurationParameter(SEED, Integer.toString(seed))
            .build();
    var listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier each, TestExecutionResult result) {
            if (each.isTest()) {
              order.add(each.getDisplayName());
            }
          }
        };
    LauncherFactory.create().execute(request, listener);
    return order;
  }

  /** Some tests. */
  static final class Six {

    @Test
    void first() {}

    @Test
    void second() {}

    @Test
    void third() {}

    @Test
    void fourth() {}

    @Test
    void fifth() {}

    @Test
    void sixth() {}
  }
}
