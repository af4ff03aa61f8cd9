package io.fairqueue.postgres;

import io.fairqueue.tck.rules.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void noTwoChaptersDependOnEachOther() {
    ArchitectureRules.ofFairQueue().noCycles("postgres").check(ArchitectureRules.production());
  }
}
