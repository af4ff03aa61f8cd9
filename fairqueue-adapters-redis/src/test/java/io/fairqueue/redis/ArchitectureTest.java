package io.fairqueue.redis;

import io.fairqueue.tck.rules.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theAdapterKnowsPortsTheDomainAndItsLibrariesOnly() {
    ArchitectureRules.ofFairQueue()
        .adapter("redis", "io.lettuce..", "io.netty.util.concurrent..", "org.slf4j..")
        .check(ArchitectureRules.production());
  }
}
