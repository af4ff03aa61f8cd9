package io.fairqueue.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.tck.rules.ArchitectureRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Here everything that runs is on the class path. */
class ArchitectureTest {

  private static final String ROOT = "io.fairqueue.cli";
  private static final JavaClasses PRODUCTION = ArchitectureRules.production();

  /** What each chapter may know of the others. */
  private static final Map<String, List<String>> CHAPTERS =
      Map.ofEntries(
          Map.entry("input", List.of("output")),
          Map.entry("output", List.of()),
          Map.entry("stores", List.of()),
          Map.entry("event", List.of("input", "output", "stores")),
          Map.entry("draw", List.of("input", "output", "stores")),
          Map.entry("line", List.of("event", "input", "output", "stores")),
          Map.entry("claim", List.of("payment", "input", "output", "stores")),
          Map.entry("ticket", List.of("output", "stores")),
          Map.entry("payment", List.of("input", "output", "stores")),
          Map.entry("fan", List.of("output", "stores")),
          Map.entry("organizer", List.of("input", "output", "stores")),
          Map.entry("key", List.of("input", "output", "stores")),
          Map.entry("letter", List.of("output", "stores")),
          Map.entry("mail", List.of("output")),
          Map.entry("webhook", List.of("input", "output", "stores")),
          Map.entry("health", List.of("output", "stores")),
          Map.entry("serve", List.of("output", "stores")),
          Map.entry("setting", List.of("output", "stores")),
          Map.entry("verify", List.of("output")),
          Map.entry("witness", List.of()),
          Map.entry("witness.promise", List.of("witness")),
          Map.entry("crowd.plan", List.of()),
          Map.entry("crowd.client", List.of("output")),
          Map.entry("crowd.setup", List.of("crowd.client", "crowd.plan", "output", "stores")),
          Map.entry("crowd", List.of("crowd.client", "crowd.plan", "witness")),
          Map.entry(
              "demo",
              List.of(
                  "crowd",
                  "crowd.client",
                  "crowd.plan",
                  "crowd.setup",
                  "health",
                  "output",
                  "serve",
                  "stores",
                  "witness")),
          Map.entry(
              "simulate",
              List.of(
                  "crowd",
                  "crowd.client",
                  "crowd.plan",
                  "crowd.setup",
                  "health",
                  "output",
                  "stores",
                  "witness",
                  "witness.promise")));

  /** The classes that use the stores past the doors, and why. */
  private static final Map<String, String> PAST_THE_DOORS =
      Map.of(
          "crowd.setup.Accounts", "makes the accounts of simulate and demo",
          "health.Examination", "looks whether tables and keys are of this version",
          "key.KeysList", "keys are the runtimes' own, the core has no door to them",
          "key.KeysRevoke", "likewise",
          "key.KeysRotate", "likewise",
          "line.LineRebuild", "reads which lines servers hold: those of live events",
          "payment.PaymentList", "reads what somebody should look at; nobody else does",
          "payment.PaymentReconcile", "does once what a server's ticks do");

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

  @Test
  void a_chapter_knows_the_chapters_that_it_may_know() {
    CHAPTERS.forEach((chapter, known) -> chapter(chapter, known).check(PRODUCTION));
    assertThatExceptionOfType(AssertionError.class)
        .as("a chapter that may know nobody")
        .isThrownBy(() -> chapter("claim", List.of()).check(PRODUCTION));
  }

  @Test
  void commands_act_through_the_doors() {
    assertThat(
            PRODUCTION.get(Backend.class).getMethod("stores").getCallsOfSelf().stream()
                .map(call -> call.getOriginOwner().getName().substring(ROOT.length() + 1))
                .collect(Collectors.toSet()))
        .isEqualTo(PAST_THE_DOORS.keySet());
  }

  @Test
  void every_package_is_a_chapter() {
    assertThat(
            PRODUCTION.stream()
                .map(each -> each.getPackageName())
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toSet()))
        .isEqualTo(CHAPTERS.keySet());
  }

  @Test
  void no_chapters_know_each_other_in_a_circle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(PRODUCTION);
  }

  private static ArchRule chapter(String name, List<String> known) {
    String[] allowed =
        Stream.concat(Stream.of(name), known.stream())
            .map(each -> ROOT + "." + each)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
        .as(name + " knows of the other chapters only " + known);
  }
}
