package io.fairqueue.spring;

import io.fairqueue.tck.rules.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** Here Spring is on the class path. */
class ArchitectureTest {

  @Test
  void springAppearsHereOnly() {
    ArchitectureRules.ofFairQueue()
        .everywhere()
        .forEach(rule -> rule.check(ArchitectureRules.production()));
  }
}
