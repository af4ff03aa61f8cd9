package io.fairqueue.tck.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule bites where it is broken, and only there. */
class ArchitectureRulesTest {

  private static final ArchitectureRules RULES =
      new ArchitectureRules("io.fairqueue.tck.rules.bad");
  private static final JavaClasses BAD =
      new ClassFileImporter().importPackages("io.fairqueue.tck.rules.bad");

  @ParameterizedTest
  @CsvSource({
    "0, TicketThatKnowsItsStore",
    "1, PortThatKnowsAChapter",
    "2, MemoryThatKnowsAnAdapter",
    "5, LogThatKnowsAPort"
  })
  void aLayerThatDependsTheWrongWayRoundIsFound(int rule, String culprit) {
    assertThat(broken(RULES.core().get(rule)))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each).contains(culprit));
  }

  @Test
  void aChapterThatReachesIntoAnotherIsFound() {
    assertThat(broken(RULES.chapter("claim", "access")))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each).contains("ClaimThatKnowsPayments"));
    assertThat(broken(RULES.chapter("payment", "claim")))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each).contains("PaymentThatKnowsAnAdapter"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "now",
        "nowLater",
        "source",
        "clock",
        "millis",
        "nanos",
        "chance",
        "unseeded",
        "whatever",
        "local",
        "id",
        "idLater"
      })
  void timeAndChanceThatNobodyPassedInAreFound(String method) {
    assertThat(broken(RULES.core().get(3)))
        .anyMatch(each -> each.contains("Surprising." + method + "()"));
  }

  @Test
  void chanceThatIsSeededIsNoSurprise() {
    assertThat(broken(RULES.core().get(3))).noneMatch(each -> each.contains("Surprising.seeded()"));
  }

  @Test
  void printingIsFound() {
    assertThat(broken(RULES.core().get(4)))
        .singleElement()
        .asString()
        .contains("Surprising.print()");
  }

  @Test
  void anAdapterThatKnowsAnotherIsFound() {
    assertThat(broken(RULES.adapter("postgres")))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each).contains("PostgresThatKnowsRedis"));
  }

  @Test
  void anAdapterMayUseItsLibrariesAndNoOthers() {
    assertThat(broken(RULES.adapter("redis", "io.micronaut..", "org.springframework..")))
        .singleElement()
        .asString()
        .contains("com.google.inject");
    assertThat(
            broken(
                RULES.adapter(
                    "redis", "io.micronaut..", "org.springframework..", "com.google.inject..")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aFrameworkOutsideItsRuntimeIsFound(int rule) {
    assertThat(broken(RULES.everywhere().get(rule)))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each).contains("RedisWithAFramework"));
  }

  @Test
  void packagesThatDependOnEachOtherAreFound() {
    assertThat(broken(RULES.noCycles("http")))
        .singleElement()
        .asString()
        .contains("GateThatKnowsARoute", "RouteThatKnowsTheGate");
    assertThat(broken(RULES.noCycles("claim"))).isEmpty();
  }

  @Test
  void aRuleAboutAPackageThatIsNotThereFails() {
    ArchitectureRules elsewhere = new ArchitectureRules("io.fairqueue.tck.rules.elsewhere");
    assertThat(
            Stream.of(elsewhere.core(), elsewhere.chapters(), List.of(elsewhere.noCycles("http")))
                .flatMap(List::stream))
        .allSatisfy(rule -> assertThat(throwsOn(rule)).isTrue());
  }

  private static boolean throwsOn(ArchRule rule) {
    try {
      rule.check(BAD);
      return false;
    } catch (AssertionError empty) {
      return true;
    }
  }

  private static List<String> broken(ArchRule rule) {
    return rule.evaluate(BAD).getFailureReport().getDetails();
  }
}
