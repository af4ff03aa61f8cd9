package io.fairqueue.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.fairqueue.tck.rules.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** Here everything that runs is on the class path. */
class ArchitectureTest {

  private static final JavaClasses PRODUCTION = ArchitectureRules.production();

  @Test
  void every_framework_keeps_to_its_runtime() {
    ArchitectureRules.ofFairQueue().everywhere().forEach(rule -> rule.check(PRODUCTION));
  }

  @Test
  void guice_is_known_to_the_assembly_alone() {
    noClasses()
        .that()
        .resideInAPackage("io.fairqueue.cli..")
        .and()
        .haveNameNotMatching("io\\.fairqueue\\.cli\\.Assembly(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.inject..")
        .check(PRODUCTION);
  }
}
