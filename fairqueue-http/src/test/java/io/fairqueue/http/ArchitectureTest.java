package io.fairqueue.http;

import io.fairqueue.tck.rules.ArchitectureRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void no_two_packages_depend_on_each_other() {
    ArchitectureRules.ofFairQueue().noCycles("http").check(ArchitectureRules.production());
  }
}
