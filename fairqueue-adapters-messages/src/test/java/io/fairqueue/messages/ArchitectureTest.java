package io.fairqueue.messages;

import io.fairqueue.tck.rules.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theAdapterKnowsPortsTheDomainAndItsLibrariesOnly() {
    ArchitectureRules.ofFairQueue()
        .adapter(
            "messages",
            "com.fasterxml.jackson..",
            // hook
            "org.apache.hc..",
            // mail
            "com.google.zxing..",
            "gg.jte..",
            "jakarta.activation..",
            "jakarta.mail..",
            "org.eclipse.angus.mail..",
            // push
            "com.interaso.webpush..")
        .check(ArchitectureRules.production());
    ArchitectureRules.ofFairQueue().noCycles("messages").check(ArchitectureRules.production());
  }
}
