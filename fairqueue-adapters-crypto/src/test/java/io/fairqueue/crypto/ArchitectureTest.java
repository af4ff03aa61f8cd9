package io.fairqueue.crypto;

import io.fairqueue.tck.rules.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theAdapterKnowsPortsTheDomainAndItsLibrariesOnly() {
    ArchitectureRules.ofFairQueue()
        .adapter(
            "crypto",
            "com.eatthepath.otp..",
            "com.nimbusds..",
            "org.bouncycastle..",
            "org.conscrypt..")
        .check(ArchitectureRules.production());
  }
}
