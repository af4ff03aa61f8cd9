package io.fairqueue.paystack;

import io.fairqueue.tck.rules.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theAdapterKnowsPortsTheDomainAndItsLibrariesOnly() {
    ArchitectureRules.ofFairQueue()
        .adapter("paystack", "com.fasterxml.jackson..")
        .check(ArchitectureRules.production());
  }
}
