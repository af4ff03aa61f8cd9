package io.fairqueue.tck.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** The core keeps its rules. It is checked here because it cannot depend on this module. */
class ArchitectureTest {

  @Test
  void theCoreIsFreeOfFrameworksAndSurprises() {
    JavaClasses production = ArchitectureRules.production();

    ArchitectureRules.ofFairQueue().core().forEach(rule -> rule.check(production));
    ArchitectureRules.ofFairQueue().chapters().forEach(rule -> rule.check(production));
  }
}
