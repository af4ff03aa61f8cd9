package io.fairqueue.s3;

import io.fairqueue.tck.rules.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theAdapterKnowsPortsAndTheDomainOnly() {
    ArchitectureRules.ofFairQueue().adapter("s3").check(ArchitectureRules.production());
  }
}
